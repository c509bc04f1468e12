"""Reading the goals of one space. Whether the viewer may enter it is the policy's to say."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import abort
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.goals.models import Goal, GoalMove, GoalState
from portal.spaces.models import Space

# Put together once: that takes half as long as reading them.
_ON_PATH = (
    sa.select(Goal)
    .where(Goal.space_id == sa.bindparam("space_id"))
    .order_by(sa.case((Goal.state == GoalState.OPEN, 0), else_=1), Goal.closed_at.desc(), Goal.id)
)
_GOALS = _ON_PATH.options(joinedload(Goal.owner))
_GOAL = (
    sa.select(Goal)
    .options(joinedload(Goal.owner), joinedload(Goal.moves).joinedload(GoalMove.by))
    .where(Goal.space_id == sa.bindparam("space_id"), Goal.public_id == sa.bindparam("public_id"))
)


def goals_in(space: Space) -> Sequence[Goal]:
    """Every goal of `space` with its owner: open ones in the order of setting, then the lately closed. One query."""
    return db.session.scalars(_GOALS, {"space_id": space.id}).all()


def goals_on_path_of(space: Space) -> Sequence[Goal]:
    """The same without their owners, whom a path knows already. One query."""
    return db.session.scalars(_ON_PATH, {"space_id": space.id}).all()


def goal_or_404(space: Space, public_id: str) -> Goal:
    """The goal of this name in `space`, with its moves and who made them, in one query."""
    found = db.session.scalars(_GOAL, {"space_id": space.id, "public_id": public_id})
    goal: Goal | None = found.unique().one_or_none()
    return goal or abort(404)


def is_set_in(space: Space, public_id: str) -> bool:
    """Whether `space` has a goal of this name."""
    found = sa.select(Goal.id).where(Goal.space_id == space.id, Goal.public_id == public_id)
    return db.session.scalar(found) is not None
