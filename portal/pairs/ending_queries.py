"""Reading endings: the one in force, how long it can be undone, and what may be read of it by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.orm import joinedload

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.meetings.times import moment_told
from portal.pairs.ending_policy import kind_words_for
from portal.pairs.models import Ending, Pair, PairStatus
from portal.people.models import Account
from portal.programmes.models import Participation, Programme

DAYS_TO_UNDO = 7


@dataclass(frozen=True)
class Ended:
    """What the pages of a pair that has ended say of it to one of the two."""

    at: datetime
    by: str  # A name; empty when it is not one of the two, or no longer.
    by_me: bool
    by_staff: bool
    kind_words: str  # Of the other, to the reader.
    my_kind_words: str
    undo_until: str  # The last minute in which this reader may undo it, with its zone; empty when they may not.


def ending_in_force(pair: Pair) -> Ending | None:
    """How the pair ended, if it has; one query, and none for a pair that goes on."""
    if pair.status is PairStatus.ACTIVE:
        return None
    return db.session.scalar(sa.select(Ending).where(Ending.pair_id == pair.id, Ending.undone_at.is_(None)))


def undo_ends(ending: Ending) -> datetime:
    """From this moment on (UTC) the two can no longer undo it: the seventh day is over where the portal lives."""
    zone = ZoneInfo(current_app.config["BABEL_DEFAULT_TIMEZONE"])
    day_after = ending.ended_at.astimezone(zone).date() + timedelta(days=DAYS_TO_UNDO + 1)
    return datetime.combine(day_after, time(), tzinfo=zone).astimezone(UTC)


def last_minute_to_undo(ending: Ending) -> datetime:
    """The same as people are told it: 23:59 of the seventh day."""
    return undo_ends(ending) - timedelta(minutes=1)


def ended_for(pair: Pair, viewer: Account) -> Ended | None:
    """What to tell `viewer`, one of the two, of the end; None while the mentoring goes on. One query at the most."""
    if pair.ended_at is None:
        return None
    ending = ending_in_force(pair)
    if ending is None:
        return Ended(pair.ended_at, "", False, False, "", "", "")
    mine = ending.by_id == viewer.id
    may_undo = not ending.by_staff and now() < undo_ends(ending) and bool(pair.space.others_than(viewer))
    return Ended(
        at=ending.ended_at,
        by="" if ending.by_staff else next((each.name for each in pair.space.members if each.id == ending.by_id), ""),
        by_me=mine and not ending.by_staff,
        by_staff=ending.by_staff,
        kind_words=kind_words_for(viewer, ending),
        my_kind_words=ending.kind_words if mine else "",
        undo_until=moment_told(last_minute_to_undo(ending), [], named=True).line if may_undo else "",
    )


def still_undoable(pairs: Sequence[Pair]) -> frozenset[int]:
    """Which of `pairs` (their numbers) either of the two may still take up again: one query, and none for old ends."""
    lately = now() - timedelta(days=DAYS_TO_UNDO + 2)
    ids = [pair.id for pair in pairs if pair.ended_at and pair.ended_at > lately]
    if not ids:
        return frozenset()
    found = sa.select(Ending).where(Ending.pair_id.in_(ids), Ending.undone_at.is_(None), Ending.by_staff.is_(False))
    return frozenset(each.pair_id for each in db.session.scalars(found) if now() < undo_ends(each))


def ends_for_staff(*, since: datetime) -> Sequence[tuple[Pair, bool]]:
    """For staff: pairs that ended `since` then (UTC) and tell why, and pairs that one has left with the portal.

    Each with whether somebody has left; the latest first, and twenty at the most. One query.
    """
    has_left = sa.and_(
        Ending.by_staff.is_(False), sa.exists().where(Account.id == Ending.by_id, Account.name == "")
    ).label("has_left")
    found = (
        sa.select(Pair, has_left)
        .join(Ending, Ending.pair_id == Pair.id)
        .options(
            joinedload(Pair.programme).joinedload(Programme.words),
            joinedload(Pair.mentor_participation).joinedload(Participation.account),
            joinedload(Pair.mentee_participation).joinedload(Participation.account),
        )
        .where(Ending.undone_at.is_(None), Ending.ended_at >= since)
        .where(sa.or_(Ending.staff_may_read_reason.is_(True), has_left))
        .order_by(Ending.ended_at.desc(), Pair.id)
        .limit(20)
    )
    return [(pair, bool(left)) for pair, left in db.session.execute(found).unique()]
