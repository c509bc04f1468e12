"""Meetings: when and where a pair meets, what it wants to talk about, and what stayed."""

import enum
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import PUBLIC_ID_LENGTH, Base, Dated, Identified, PubliclyNamed, Versioned
from portal.foundation.sealed import Sealed
from portal.people.models import Account
from portal.spaces.models import Space


class MeetingStatus(enum.Enum):
    """What is known of a meeting. One that was moved is planned, for another time."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MeetingForm(enum.Enum):
    """How the two meet."""

    FACE_TO_FACE = "face_to_face"
    REMOTE = "remote"


class Meeting(PubliclyNamed, Versioned, Identified, Dated, Base):
    """One meeting: a moment, and the zone in which it was agreed."""

    __tablename__ = "meeting"
    __table_args__ = (
        sa.CheckConstraint("minutes BETWEEN 5 AND 600", name="meetings_last_minutes_or_hours"),
        sa.Index("ix_meeting_space_id_starts_at_id", "space_id", "starts_at", "id"),
        sa.Index("ix_meeting_status_starts_at", "status", "starts_at"),
    )

    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    starts_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(sa.String(64))  # IANA; a series keeps its wall time in it.
    minutes: Mapped[int]
    form: Mapped[MeetingForm]
    status: Mapped[MeetingStatus] = mapped_column(default=MeetingStatus.PLANNED)
    status_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    status_at: Mapped[datetime | None]
    agreed_at: Mapped[datetime] = mapped_column(default=now)  # On its time and place as they are now.
    moved_from: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(default=0)  # Calendars replace a meeting by one with a higher number.
    series: Mapped[str | None] = mapped_column(sa.String(PUBLIC_ID_LENGTH), index=True)

    place = Sealed()
    link = Sealed()
    agenda = Sealed()

    space: Mapped[Space] = relationship()
    note: Mapped["MeetingNote | None"] = relationship(back_populates="meeting")

    @property
    def ends_at(self) -> datetime:
        """When it is over (UTC)."""
        return self.starts_at + timedelta(minutes=self.minutes)


class MeetingNote(PubliclyNamed, Versioned, Identified, Dated, Base):
    """What stayed of a meeting, in three short fields; both of the pair write it. Staff never read it."""

    __tablename__ = "meeting_note"

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id", ondelete="CASCADE"), unique=True)
    edited_at: Mapped[datetime] = mapped_column(default=now)
    edited_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)

    talked = Sealed()
    insight = Sealed()

    meeting: Mapped[Meeting] = relationship(back_populates="note")
    follow_ups: Mapped[list["FollowUp"]] = relationship(
        order_by="FollowUp.place, FollowUp.id", cascade="all, delete-orphan"
    )


class FollowUp(PubliclyNamed, Identified, Base):
    """One thing to do before the next time: a line of the note's third field. Until done it returns."""

    __tablename__ = "follow_up"

    note_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting_note.id", ondelete="CASCADE"), index=True)
    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]  # In the order in which they were written.
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    text = Sealed()


class CalendarFeed(PubliclyNamed, Identified, Dated, Base):
    """One person's private address for calendar programs. Making a new one, or stopping, ends the old at once."""

    __tablename__ = "calendar_feed"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)

    token = Sealed()  # Its owner may look at the address again.

    account: Mapped[Account] = relationship()
