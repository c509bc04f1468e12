"""Reflections: one person's own words, and the places they are shared with."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed, Versioned
from portal.foundation.markup import PrivateWords
from portal.foundation.sealed import Sealed
from portal.people.models import Account
from portal.spaces.models import Space


class Reflection(PubliclyNamed, PrivateWords, Versioned, Identified, Dated, Base):
    """What one person wrote down. It belongs to its author alone; staff never read it."""

    __tablename__ = "reflection"
    __table_args__ = (sa.Index("ix_reflection_author_id_created_at_id", "author_id", "created_at", "id"),)

    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    edited_at: Mapped[datetime] = mapped_column(default=now)
    heading = Sealed()

    author: Mapped[Account] = relationship()
    shares: Mapped[list["ReflectionShare"]] = relationship(
        primaryjoin="and_(Reflection.id == ReflectionShare.reflection_id, ReflectionShare.until.is_(None))",
        order_by="ReflectionShare.id",
        viewonly=True,
    )


class ReflectionShare(PubliclyNamed, Identified, Base):
    """One reflection, readable in one space, `since` then and `until` it is taken back."""

    __tablename__ = "reflection_share"
    __table_args__ = (
        sa.Index(
            "uq_reflection_share_open",
            "reflection_id",
            "space_id",
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        ),
        sa.Index(
            "ix_reflection_share_space_id_since_id",
            "space_id",
            "since",
            "id",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        ),
    )

    reflection_id: Mapped[int] = mapped_column(sa.ForeignKey("reflection.id", ondelete="CASCADE"), index=True)
    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id", ondelete="CASCADE"))
    since: Mapped[datetime] = mapped_column(default=now)
    until: Mapped[datetime | None]

    reflection: Mapped[Reflection] = relationship()
    space: Mapped[Space] = relationship()
