"""What people have been reminded of, and of what they do not want to be."""

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.clock import now
from portal.foundation.db import Base, Identified


class ReminderKind(enum.Enum):
    """The few messages that come by themselves."""

    DAY_BEFORE = "day_before"
    MORNING_AFTER = "morning_after"
    DIGEST = "digest"
    SHARED = "shared"  # Written when it happens, by the room of reflections.


class Reminder(Identified, Base):
    """One reminder that was sent to one person: the row is what keeps it from being sent twice."""

    __tablename__ = "reminder"
    __table_args__ = (
        sa.UniqueConstraint("account_id", "kind", "about"),
        sa.Index("ix_reminder_sent_at", "sent_at"),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    kind: Mapped[ReminderKind]
    about: Mapped[str] = mapped_column(sa.String(80))  # A meeting and its moment, or a day.
    sent_at: Mapped[datetime] = mapped_column(default=now)


class SilencedReminder(Identified, Base):
    """A kind of reminder that one person has turned off."""

    __tablename__ = "silenced_reminder"
    __table_args__ = (sa.UniqueConstraint("account_id", "kind"),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    kind: Mapped[ReminderKind]
    since: Mapped[datetime] = mapped_column(default=now)
