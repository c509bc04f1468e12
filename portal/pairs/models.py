"""Pairs: a mentor's and a mentee's participation in one programme, and the place they share."""

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Identified, PubliclyNamed
from portal.foundation.sealed import Sealed
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


class GroundRules(PubliclyNamed, Identified, Base):
    """One version of what the two have agreed on. What is written is never changed: a change is the next version."""

    __tablename__ = "ground_rules"
    __table_args__ = (sa.UniqueConstraint("space_id", "number"),)

    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id", ondelete="CASCADE"))
    number: Mapped[int]
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    written_at: Mapped[datetime] = mapped_column(default=now)

    hopes = Sealed()
    topics = Sealed()
    skipped_topics = Sealed()
    confidentiality = Sealed()
    rhythm = Sealed()
    channels = Sealed()
    cancelling = Sealed()
    illness = Sealed()
    how_we_end = Sealed()

    acceptances: Mapped[list["GroundRulesAcceptance"]] = relationship(order_by="GroundRulesAcceptance.id")


class GroundRulesAcceptance(Identified, Base):
    """One person's yes to one version: to what they saw, and to nothing else."""

    __tablename__ = "ground_rules_acceptance"
    __table_args__ = (sa.UniqueConstraint("ground_rules_id", "account_id"),)

    ground_rules_id: Mapped[int] = mapped_column(sa.ForeignKey("ground_rules.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    accepted_at: Mapped[datetime] = mapped_column(default=now)


class EndingKind(enum.Enum):
    """How a pair ends."""

    FINISHED = "finished"
    EARLY = "early"
    CHANGE = "change"


class Ending(PubliclyNamed, Identified, Base):
    """How and when a pair ended, and whether that was taken back."""

    __tablename__ = "ending"
    __table_args__ = (
        sa.Index(
            "uq_ending_one_in_force",
            "pair_id",
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        ),
    )

    pair_id: Mapped[int] = mapped_column(sa.ForeignKey("pair.id", ondelete="CASCADE"), index=True)
    kind: Mapped[EndingKind]
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    by_staff: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime] = mapped_column(default=now)
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    staff_may_read_reason: Mapped[bool] = mapped_column(default=False)

    kind_words = Sealed()  # To one's pair.
    reason = Sealed()
