"""Reading goals."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.goals.models import Goal
from portal.spaces.models import Space


def goals_in(space: Space) -> Sequence[Goal]:
    """Every goal of `space` with its owner, in one query."""
    found = sa.select(Goal).options(joinedload(Goal.owner)).where(Goal.space_id == space.id).order_by(Goal.id)
    return db.session.scalars(found).all()
