"""People who can sign in, and the browsers in which they are signed in."""

import enum
import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed, Versioned

OF_MEMBERS = (timedelta(hours=12), timedelta(days=14))  # How long a sign-in lives: idle, and in all.
OF_STAFF = (timedelta(hours=1), timedelta(hours=12))


class Role(enum.Enum):
    """What an account may do by itself. Mentor and mentee are not roles but participations."""

    NONE = "none"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"


class Account(PubliclyNamed, Versioned, Identified, Dated, Base):
    """One person."""

    __tablename__ = "account"

    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    phone: Mapped[str | None] = mapped_column(sa.String(20))
    field: Mapped[str] = mapped_column(sa.String(120), default="")  # Of work or of study, in one's own words.
    language: Mapped[str] = mapped_column(sa.String(8))
    time_zone: Mapped[str] = mapped_column(sa.String(64), default="Europe/Helsinki")
    role: Mapped[Role] = mapped_column(default=Role.NONE)

    @property
    def is_staff(self) -> bool:
        """Staff and administrators."""
        return self.role is not Role.NONE


def fingerprint(token: str) -> str:
    """What the database keeps of a random token: enough to recognise it, useless to whoever steals the table."""
    return hashlib.sha256(token.encode()).hexdigest()


class SignIn(PubliclyNamed, Identified, Dated, Base):
    """One browser in which one person is signed in. Ending the row ends it there, at the next request.

    It is also what Flask-Login calls the user, though not through its `UserMixin`: that compares by `get_id()`, which a
    row read back from the database cannot answer.
    """

    __tablename__ = "sign_in"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    browser: Mapped[str] = mapped_column(sa.String(80))
    last_seen_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, **values: Any) -> None:
        self.token = secrets.token_urlsafe(32)  # Known to the cookie alone.
        super().__init__(token_hash=fingerprint(self.token), **values)

    def get_id(self) -> str:
        """What Flask-Login puts in the cookie."""
        return self.token

    def is_alive(self, at: datetime) -> bool:
        """Members: 12 hours idle, 14 days in all. Staff see more, so theirs end sooner: 1 hour, 12 hours."""
        idle, longest = OF_STAFF if self.account.is_staff else OF_MEMBERS
        return self.ended_at is None and at < self.last_seen_at + idle and at < self.created_at + longest
