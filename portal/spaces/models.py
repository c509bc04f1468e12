"""A private place with members. A pair has one, a team has one, and one policy says who may enter."""

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed
from portal.people.models import Account


class SpaceKind(enum.Enum):
    """Whose place it is."""

    PAIR = "pair"
    TEAM = "team"


class Space(PubliclyNamed, Identified, Dated, Base):
    """The place. Once closed it can be read and no longer written in."""

    __tablename__ = "space"

    kind: Mapped[SpaceKind]
    closed_at: Mapped[datetime | None]

    memberships: Mapped[list["Membership"]] = relationship(order_by="Membership.id", back_populates="space")

    @property
    def members(self) -> list[Account]:
        """Everyone who is in it now."""
        return [membership.account for membership in self.memberships if membership.left_at is None]

    def others_than(self, account: Account) -> list[Account]:
        """The other members; in a pair, the partner."""
        return [member for member in self.members if member.id != account.id]


class Membership(Identified, Base):
    """One person in one space, from joining to leaving."""

    __tablename__ = "membership"
    __table_args__ = (sa.UniqueConstraint("space_id", "account_id"),)

    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    joined_at: Mapped[datetime] = mapped_column(default=now)
    left_at: Mapped[datetime | None]

    space: Mapped[Space] = relationship(back_populates="memberships")
    account: Mapped[Account] = relationship()
