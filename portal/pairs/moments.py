"""What the two have done for each other besides meeting and setting goals: when and who, never a word of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from portal.foundation.db import UTCDateTime, db
from portal.goals.models import Goal, GoalMove
from portal.meetings.models import Meeting, MeetingNote, MeetingStatus
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.reflections.models import Reflection, ReflectionShare
from portal.spaces.models import Space

MOST_SHARES = 50
_NO_VERSION: sa.ColumnElement[int] = sa.literal(0, sa.Integer())


class Moment(NamedTuple):
    """Somebody (an account's number) has shared a reflection, written the newest ground rules, or accepted some."""

    kind: str  # shared, wrote or accepted
    by_id: int
    at: datetime
    number: int  # Of the version of the rules.


def _moment(kind: str, by: Any, at: Any, number: Any = _NO_VERSION) -> sa.Select[Any]:
    kinds = sa.literal(kind, sa.String()).label("kind")
    return sa.select(kinds, by.label("by_id"), at.label("at"), number.label("number"))


_SPACE_ID: sa.BindParameter[int] = sa.bindparam("space_id")
_NEWEST = sa.select(sa.func.max(GroundRules.number)).where(GroundRules.space_id == _SPACE_ID).scalar_subquery()
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
    _moment("wrote", GroundRules.author_id, GroundRules.written_at, GroundRules.number).where(
        GroundRules.space_id == _SPACE_ID, GroundRules.number == _NEWEST
    ),
    _moment("accepted", GroundRulesAcceptance.account_id, GroundRulesAcceptance.accepted_at, GroundRules.number)
    .join(GroundRules, GroundRules.id == GroundRulesAcceptance.ground_rules_id)
    .where(GroundRules.space_id == _SPACE_ID),
).order_by(sa.column("at", UTCDateTime()), sa.column("kind"), sa.column("by_id"))


def moments_in(space: Space) -> Sequence[Moment]:
    """In the order of time, of reflections the latest fifty: one query that opens no seal."""
    return [Moment(*row) for row in db.session.execute(_MOMENTS, {"space_id": space.id})]


def last_active_at(space: Space) -> datetime | None:
    """For staff: when the two last did something together that both can see (UTC); what is private leaves no trace."""
    at = sa.union_all(
        sa.select(sa.func.max(ReflectionShare.since).label("at")).where(
            ReflectionShare.space_id == space.id, ReflectionShare.until.is_(None)
        ),
        sa.select(sa.func.max(Meeting.status_at)).where(
            Meeting.space_id == space.id, Meeting.status == MeetingStatus.HELD
        ),
        sa.select(sa.func.max(Meeting.agreed_at)).where(Meeting.space_id == space.id),
        sa.select(sa.func.max(MeetingNote.edited_at))
        .join(Meeting, Meeting.id == MeetingNote.meeting_id)
        .where(Meeting.space_id == space.id),
        sa.select(sa.func.max(Goal.edited_at)).where(Goal.space_id == space.id),
        sa.select(sa.func.max(GoalMove.at)).join(Goal, Goal.id == GoalMove.goal_id).where(Goal.space_id == space.id),
        sa.select(sa.func.max(GroundRules.written_at)).where(GroundRules.space_id == space.id),
    ).subquery()
    latest: datetime | None = db.session.scalar(sa.select(sa.func.max(at.c["at"], type_=UTCDateTime())))
    return latest
