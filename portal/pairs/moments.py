"""What the two have done for each other besides meeting and setting goals: when and who, never a word of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal.foundation.db import UTCDateTime, db
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.reflections.models import Reflection, ReflectionShare
from portal.spaces.models import Space

MOST_SHARES = 50


class Moment(NamedTuple):
    """Somebody (an account's number) has shared a reflection, written the newest ground rules, or accepted them."""

    kind: str  # shared, wrote or accepted
    by_id: int
    at: datetime


def _moment(kind: str, by: Any, at: Any) -> sa.Select[Any]:
    return sa.select(sa.literal(kind, sa.String()).label("kind"), by.label("by_id"), at.label("at"))


_SPACE_ID: sa.BindParameter[int] = sa.bindparam("space_id")
_NEWEST = sa.select(sa.func.max(GroundRules.number)).where(GroundRules.space_id == _SPACE_ID).scalar_subquery()
_OF_NEWEST = (GroundRules.space_id == _SPACE_ID, GroundRules.number == _NEWEST)
_SHARED = (
    _moment("shared", Reflection.author_id, ReflectionShare.since)
    .join(Reflection, Reflection.id == ReflectionShare.reflection_id)
    .where(ReflectionShare.space_id == _SPACE_ID, ReflectionShare.until.is_(None))
    .order_by(ReflectionShare.since.desc(), ReflectionShare.id.desc())
    .limit(MOST_SHARES)
    .subquery()
)
_MOMENTS = sa.union_all(
    sa.select(_SHARED),
    _moment("wrote", GroundRules.author_id, GroundRules.written_at).where(*_OF_NEWEST),
    _moment("accepted", GroundRulesAcceptance.account_id, GroundRulesAcceptance.accepted_at)
    .join(GroundRules, GroundRules.id == GroundRulesAcceptance.ground_rules_id)
    .where(*_OF_NEWEST),
).order_by(sa.column("at", UTCDateTime()), sa.column("kind"), sa.column("by_id"))


def moments_in(space: Space) -> Sequence[Moment]:
    """In the order of time, of reflections the latest fifty: one query that opens no seal."""
    return [Moment(*row) for row in db.session.execute(_MOMENTS, {"space_id": space.id})]
