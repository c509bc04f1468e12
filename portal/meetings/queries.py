"""Reading meetings, already limited to one place or to those of one person."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from flask import abort
from sqlalchemy.orm import aliased, joinedload

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.meetings.models import FollowUp, Meeting, MeetingNote, MeetingStatus
from portal.meetings.policy import waits_for_an_answer
from portal.people.models import Account
from portal.spaces.models import Membership, Space

PAGE = 25
MOST = 200
LONGEST = timedelta(minutes=600)

# Put together once: that takes as long as asking.
_IN_SPACE = sa.select(Meeting).where(Meeting.space_id == sa.bindparam("space_id"))
_WHETHER_NOTED = joinedload(Meeting.note).load_only(MeetingNote.id)  # A list says that there is a note, not what.
_WITH_NOTES = _IN_SPACE.options(joinedload(Meeting.note)).order_by(Meeting.starts_at, Meeting.id).limit(MOST)
_LISTED = _IN_SPACE.options(_WHETHER_NOTED)
_WHOLE_LIST = _LISTED.order_by(Meeting.starts_at, Meeting.id).limit(MOST)
_COMING = _LISTED.where(Meeting.starts_at > sa.bindparam("at")).order_by(Meeting.starts_at, Meeting.id).limit(MOST)
# How many were or may be held so far: the number of the latest, from which the others are counted down.
_earlier = aliased(Meeting)
_SO_FAR = (
    sa.select(sa.func.count(_earlier.id))
    .where(_earlier.space_id == sa.bindparam("space_id"), _earlier.starts_at <= sa.bindparam("at"))
    .where(_earlier.status != MeetingStatus.CANCELLED)
)
_PAST = (
    _LISTED.add_columns(_SO_FAR.scalar_subquery())
    .where(Meeting.starts_at <= sa.bindparam("at"))
    .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    .limit(PAGE + 1)
)
_LAST = sa.select(Meeting.starts_at, Meeting.id).where(
    Meeting.public_id == sa.bindparam("older_than"), Meeting.space_id == sa.bindparam("space_id")
)
_OLDER = (
    _IN_SPACE.add_columns(
        _SO_FAR.where(sa.tuple_(_earlier.starts_at, _earlier.id) < _LAST.scalar_subquery()).scalar_subquery()
    )
    .where(sa.tuple_(Meeting.starts_at, Meeting.id) < _LAST.scalar_subquery())
    .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    .limit(PAGE + 1)
)
_ONE = (
    sa.select(Meeting)
    .options(joinedload(Meeting.note).joinedload(MeetingNote.follow_ups))
    .where(Meeting.public_id == sa.bindparam("public_id"), Meeting.space_id == sa.bindparam("space_id"))
)


def meeting_or_404(space: Space, public_id: str) -> Meeting:
    """The meeting of this name in this place, with its note and what was to be done, in one query."""
    meeting: Meeting | None = db.session.scalar(_ONE, {"public_id": public_id, "space_id": space.id})
    return meeting or abort(404)


def is_there(space: Space, public_id: str) -> bool:
    """Whether a meeting of this name is saved in this place."""
    found = sa.select(Meeting.id).where(Meeting.public_id == public_id, Meeting.space_id == space.id)
    return db.session.scalar(found) is not None


def meetings_in(space: Space) -> Sequence[Meeting]:
    """What this place has seen and has ahead, in the order of time: the first 200, in one query."""
    return db.session.scalars(_WHOLE_LIST, {"space_id": space.id}).all()


def meetings_with_notes_in(space: Space) -> Sequence[Meeting]:
    """The same with the words of their notes, in one query."""
    return db.session.scalars(_WITH_NOTES, {"space_id": space.id}).all()


def meetings_in_all(space_ids: Collection[int]) -> Sequence[Meeting]:
    """The same for several places at once, given by their numbers: one query."""
    found = (
        sa.select(Meeting)
        .options(_WHETHER_NOTED)
        .where(Meeting.space_id.in_(space_ids))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(MOST * len(space_ids))
    )
    return db.session.scalars(found).all()


def coming_meetings_in(space: Space) -> Sequence[Meeting]:
    """What has not begun, cancelled ones among them, the next first."""
    return db.session.scalars(_COMING, {"space_id": space.id, "at": now()}).all()


def past_meetings_in(space: Space, *, older_than: str | None = None) -> tuple[Keyset[Meeting], int]:
    """What has begun, the latest first, a page at a time; and how many of these and the earlier ones count as held."""
    wanted = {"space_id": space.id, "at": now(), "older_than": older_than}
    rows = db.session.execute(_OLDER if older_than else _PAST, wanted).all()
    so_far = rows[0][1] if rows else 0
    return keyset([meeting for meeting, _so_far in rows], size=PAGE, is_first=not older_than), so_far


def last_agreed_in(space: Space) -> Meeting | None:
    """The meeting that was put down last, whatever became of it: the next one is often like it."""
    latest = sa.select(Meeting).where(Meeting.space_id == space.id).order_by(Meeting.id.desc()).limit(1)
    return db.session.scalar(latest)


def has_met(space: Space) -> bool:
    """Whether this place has a meeting that was held."""
    return last_held_at(space) is not None


def last_held_at(space: Space) -> datetime | None:
    """When the last meeting that was held here began (UTC)."""
    return db.session.scalar(sa.select(sa.func.max(Meeting.starts_at)).where(*_held_in(space)))


def how_many_held(space: Space) -> int:
    """How many meetings were held here."""
    return db.session.scalar(sa.select(sa.func.count(Meeting.id)).where(*_held_in(space))) or 0


def _held_in(space: Space) -> tuple[sa.ColumnElement[bool], ...]:
    return Meeting.space_id == space.id, Meeting.status == MeetingStatus.HELD


def unanswered_meetings_in(space: Space) -> Sequence[Meeting]:
    """Those whose end has passed and of which nobody has said whether they were held, the latest first."""
    at = now()
    found = (
        sa.select(Meeting)
        .where(Meeting.space_id == space.id, Meeting.status == MeetingStatus.PLANNED, Meeting.starts_at <= at)
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(MOST)
    )
    return [meeting for meeting in db.session.scalars(found) if waits_for_an_answer(meeting, at)]


def coming_meetings_of(account: Account) -> Sequence[Meeting]:
    """What is planned and not over yet in every place this person is in now, with its members, the next first."""
    at = now()
    mine = sa.select(Membership.space_id).where(Membership.account_id == account.id, Membership.left_at.is_(None))
    found = (
        sa.select(Meeting)
        .options(joinedload(Meeting.space).joinedload(Space.memberships).joinedload(Membership.account))
        .where(Meeting.space_id.in_(mine), Meeting.status == MeetingStatus.PLANNED, Meeting.starts_at > at - LONGEST)
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(MOST)
    )
    return [meeting for meeting in db.session.scalars(found).unique() if meeting.ends_at > at]


def open_follow_ups_in(space: Space, before: datetime | None = None) -> Sequence[FollowUp]:
    """What is still to be done, in the order in which it was agreed; only of meetings `before` then, when given."""
    found = (
        sa.select(FollowUp)
        .join(MeetingNote, FollowUp.note_id == MeetingNote.id)
        .join(Meeting, MeetingNote.meeting_id == Meeting.id)
        .where(FollowUp.space_id == space.id, FollowUp.done_at.is_(None))
        .order_by(Meeting.starts_at, FollowUp.place, FollowUp.id)
        .limit(MOST)
    )
    return db.session.scalars(found if before is None else found.where(Meeting.starts_at < before)).all()
