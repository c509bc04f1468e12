"""The outbox: letters waiting to leave, letters that have left, and letters that could not."""

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed
from portal.foundation.sealed import Sealed


class LetterStatus(enum.Enum):
    """Where a letter is."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"  # Tried often enough; staff see it and can try again.
    WITHDRAWN = "withdrawn"  # What it told of is no longer so.


class Letter(PubliclyNamed, Identified, Dated, Base):
    """One e-mail, stored in the same transaction as the change that caused it. Its words are sealed."""

    __tablename__ = "letter"
    __table_args__ = (
        sa.CheckConstraint("(status = 'sent') = (sent_at IS NOT NULL)", name="sent_letters_have_a_date"),
        sa.Index("ix_letter_status_due_at", "status", "due_at"),
    )

    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    to_address: Mapped[str] = mapped_column(sa.String(254))
    language: Mapped[str] = mapped_column(sa.String(8))
    kind: Mapped[str] = mapped_column(sa.String(40))
    about: Mapped[str | None] = mapped_column(sa.String(80), index=True)
    status: Mapped[LetterStatus] = mapped_column(default=LetterStatus.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(default=now)
    useful_until: Mapped[datetime | None]  # A reminder of yesterday's meeting stays at home.
    claimed_until: Mapped[datetime | None]
    claim: Mapped[str | None] = mapped_column(sa.String(22))
    last_error: Mapped[str | None] = mapped_column(sa.String(120))
    sent_at: Mapped[datetime | None]

    subject = Sealed()
    text = Sealed()
    html = Sealed()

    attachments: Mapped[list["Attachment"]] = relationship(order_by="Attachment.id", cascade="all, delete-orphan")


class Attachment(PubliclyNamed, Identified, Base):
    """A small text file that travels with a letter, for instance a meeting for the reader's calendar."""

    __tablename__ = "letter_attachment"

    letter_id: Mapped[int] = mapped_column(sa.ForeignKey("letter.id", ondelete="CASCADE"), index=True)
    file_name: Mapped[str] = mapped_column(sa.String(80))
    media_type: Mapped[str] = mapped_column(sa.String(80))

    content = Sealed()
