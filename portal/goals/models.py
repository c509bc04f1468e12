"""Goals: what a pair's people are after, step by step."""

import enum
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.foundation.clock import now
from portal.foundation.db import Base, Dated, Identified, PubliclyNamed, Versioned
from portal.foundation.sealed import Sealed
from portal.people.models import Account
from portal.spaces.models import Space


class GoalKind(enum.Enum):
    """What kind of thing someone is after."""

    JOB = "job"
    CAREER_PLAN = "career_plan"
    STUDIES = "studies"
    SKILL = "skill"
    OWN = "own"


class GoalStep(enum.Enum):
    """How far it has come."""

    STARTING = "starting"
    MOVING = "moving"
    WELL_UNDER_WAY = "well_under_way"
    REACHED = "reached"


class GoalState(enum.Enum):
    """Whether it is still ahead. A goal that turned into another one has changed."""

    OPEN = "open"
    REACHED = "reached"
    CHANGED = "changed"
    DROPPED = "dropped"


class Goal(PubliclyNamed, Versioned, Identified, Dated, Base):
    """One goal in one space: of one person, or, without an owner, of all who are in it. Staff never read it."""

    __tablename__ = "goal"
    __table_args__ = (
        sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_goals_have_a_date"),
        sa.CheckConstraint("(state = 'reached') = (step = 'reached')", name="reached_goals_are_at_the_last_step"),
        sa.Index("ix_goal_space_id_id", "space_id", "id"),
    )

    space_id: Mapped[int] = mapped_column(sa.ForeignKey("space.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    kind: Mapped[GoalKind]
    step: Mapped[GoalStep] = mapped_column(default=GoalStep.STARTING)
    state: Mapped[GoalState] = mapped_column(default=GoalState.OPEN)
    hoped_by: Mapped[date | None]
    edited_at: Mapped[datetime] = mapped_column(default=now)
    edited_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    closed_at: Mapped[datetime | None]
    story_may_be_asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    heading = Sealed()
    body = Sealed()

    space: Mapped[Space] = relationship()
    owner: Mapped[Account | None] = relationship(foreign_keys=owner_id)
    moves: Mapped[list["GoalMove"]] = relationship(order_by="GoalMove.id", cascade="all, delete-orphan")


class GoalMove(PubliclyNamed, Identified, Base):
    """One change of step or state, and a line on what happened."""

    __tablename__ = "goal_move"

    goal_id: Mapped[int] = mapped_column(sa.ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    step: Mapped[GoalStep]
    state: Mapped[GoalState]

    line = Sealed()

    by: Mapped[Account] = relationship()
