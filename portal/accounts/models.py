"""Asking to be signed in: a link and a code, for a quarter of an hour, once."""

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed
from portal.people.models import Account

GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5


class SignInRequest(PubliclyNamed, Identified, Dated, Base):
    """One wish to sign in. Without an account the address was unknown, and nothing opens it."""

    __tablename__ = "sign_in_request"
    __table_args__ = (sa.CheckConstraint(f"tries <= {MOST_TRIES}", name="tries_are_few"),)

    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    link_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    browser_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    return_to: Mapped[str] = mapped_column(sa.String(500))
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]

    account: Mapped[Account | None] = relationship(lazy="joined")

    def is_open(self) -> bool:
        """Whether it can still sign someone in."""
        fresh = now() < self.created_at + GOOD_FOR
        return fresh and self.used_at is None and self.account_id is not None


def new_code() -> str:
    """Six digits."""
    return f"{secrets.randbelow(1_000_000):06}"
