"""Pairs: a mentor's and a mentee's participation in one programme, and the place they share."""

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Identified, PubliclyNamed
from portal.programmes.models import Participation, Programme
from portal.spaces.models import Space


class PairStatus(enum.Enum):
    """Whether two people are a pair now."""

    ACTIVE = "active"
    ENDED = "ended"


class Pair(PubliclyNamed, Identified, Base):
    """Two people who meet. The same two may meet again in another term."""

    __tablename__ = "pair"
    __table_args__ = (
        sa.CheckConstraint("mentor_participation_id <> mentee_participation_id", name="nobody_mentors_themselves"),
        sa.CheckConstraint("(status = 'ended') = (ended_at IS NOT NULL)", name="ended_pairs_have_a_date"),
        sa.Index("ix_pair_programme_id_id", "programme_id", "id"),
        sa.Index(
            "uq_pair_one_active_per_mentee",
            "mentee_participation_id",
            unique=True,
            sqlite_where=sa.text("status = 'active'"),
            postgresql_where=sa.text("status = 'active'"),
        ),
    )

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    mentor_participation_id: Mapped[int] = mapped_column(sa.ForeignKey("participation.id"), index=True)
    mentee_participation_id: Mapped[int] = mapped_column(sa.ForeignKey("participation.id"), index=True)
    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id"), unique=True)
    status: Mapped[PairStatus] = mapped_column(default=PairStatus.ACTIVE)
    started_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship()
    space: Mapped[Space] = relationship()
    mentor_participation: Mapped[Participation] = relationship(foreign_keys=mentor_participation_id)
    mentee_participation: Mapped[Participation] = relationship(foreign_keys=mentee_participation_id)
