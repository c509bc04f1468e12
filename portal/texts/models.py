"""The portal's own texts as staff have changed them, and what people tell us about accessibility."""

import enum
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Identified, PubliclyNamed, Versioned
from portal.foundation.sealed import Sealed
from portal.people.models import Account

ANSWERED_WITHIN = timedelta(days=14)  # The law's own limit for feedback on accessibility.
KEPT_AFTER_ANSWERING = timedelta(days=365)


class TextName(enum.Enum):
    """The pages whose words staff may change."""

    HOW = "how"
    HELP = "help"
    CONTACT = "contact"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"
    ABOUT = "about"


class EditedText(Versioned, Identified, Base):
    """One of these pages in one language, once it was changed. Where there is no row, the original stands."""

    __tablename__ = "edited_text"
    __table_args__ = (sa.UniqueConstraint("name", "language"),)

    name: Mapped[TextName]
    language: Mapped[str] = mapped_column(sa.String(8))
    is_original: Mapped[bool] = mapped_column(default=False)  # Staff went back to it: what is kept here is not shown.
    title: Mapped[str] = mapped_column(sa.String(160))
    source: Mapped[str] = mapped_column(sa.Text)
    html: Mapped[str] = mapped_column(sa.Text)
    sanitiser: Mapped[int]


class TextRevision(PubliclyNamed, Identified, Base):
    """What a page was changed to, by whom and when. Nothing here is ever changed."""

    __tablename__ = "text_revision"
    __table_args__ = (sa.Index("ix_text_revision_text_id_id", "text_id", "id"),)

    text_id: Mapped[int] = mapped_column(sa.ForeignKey("edited_text.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    written_at: Mapped[datetime] = mapped_column(default=now)
    is_original: Mapped[bool]
    title: Mapped[str] = mapped_column(sa.String(160))
    source: Mapped[str] = mapped_column(sa.Text)
    html: Mapped[str] = mapped_column(sa.Text)
    sanitiser: Mapped[int]

    author: Mapped[Account] = relationship()


class Feedback(PubliclyNamed, Identified, Base):
    """What someone could not do here. `number` is the one on the receipt."""

    __tablename__ = "accessibility_feedback"

    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    number: Mapped[int] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(sa.String(8))
    received_at: Mapped[datetime] = mapped_column(default=now, index=True)
    answered_at: Mapped[datetime | None] = mapped_column(index=True)
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    message = Sealed()
    place = Sealed()
    contact = Sealed()

    account: Mapped[Account | None] = relationship(foreign_keys=account_id)

    @property
    def answer_due_at(self) -> datetime:
        """By when the law wants it answered."""
        return self.received_at + ANSWERED_WITHIN

    @property
    def is_late(self) -> bool:
        """Whether that has gone by."""
        return self.answered_at is None and now() > self.answer_due_at
