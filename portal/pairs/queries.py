"""Finding pairs: for the two themselves by their place, for staff by their programme."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import abort
from sqlalchemy.orm import aliased, contains_eager, joinedload, load_only

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.pairs.models import Ending, EndingKind, Pair, PairStatus
from portal.people.models import Account
from portal.programmes.models import Participation, ParticipationState, Programme, Side
from portal.spaces.models import Membership, Space
from portal.spaces.queries import OPEN_PAIRS_OF_READER, WITH_MEMBERS

PAGE = 50
_TWO = (
    joinedload(Pair.mentor_participation).joinedload(Participation.account),
    joinedload(Pair.mentee_participation).joinedload(Participation.account),
)
_PROGRAMME = joinedload(Pair.programme).joinedload(Programme.words)
# Every page of a pair's path asks this. Put together once: that takes as long as asking.
_PAIR = (
    sa.select(Pair)
    .join(Pair.space)
    .options(contains_eager(Pair.space).options(WITH_MEMBERS), _PROGRAMME)
    .options(
        joinedload(Pair.mentor_participation).load_only(Participation.account_id),
        joinedload(Pair.mentee_participation).options(
            load_only(Participation.account_id, Participation.programme_id, Participation.group_language),
            joinedload(Participation.group),
        ),
    )
    .where(Space.public_id == sa.bindparam("public_id"))
    .add_columns(OPEN_PAIRS_OF_READER)
)


def pair_seen_by(reader: Account, space_public_id: str) -> tuple[Pair, int]:
    """The pair whose place has this name, and how many open pairs `reader` has.

    Members, sides and programme come in the same query.
    """
    wanted = {"public_id": space_public_id, "reader_id": reader.id}
    found = db.session.execute(_PAIR, wanted).unique().one_or_none()
    return (found[0], found[1]) if found else abort(404)


def pairs_of(account: Account) -> Sequence[Pair]:
    """The pairs this person is in now, with both people and the programme, the newest first: one query."""
    mine = sa.select(Membership.space_id).where(Membership.account_id == account.id, Membership.left_at.is_(None))
    found = (
        sa.select(Pair)
        .join(Pair.space)
        .options(contains_eager(Pair.space).options(WITH_MEMBERS), _PROGRAMME)
        .where(Pair.space_id.in_(mine))
        .order_by(Pair.id.desc())
    )
    return db.session.scalars(found).unique().all()


def every_pair_of(account: Account) -> Sequence[Pair]:
    """For staff: the pairs someone is or was in, with both people and the programme, the newest first."""
    mine = sa.select(Participation.id).where(Participation.account_id == account.id)
    either = sa.or_(Pair.mentor_participation_id.in_(mine), Pair.mentee_participation_id.in_(mine))
    found = sa.select(Pair).options(*_TWO, _PROGRAMME).where(either).order_by(Pair.id.desc())
    return db.session.scalars(found).unique().all()


def mentees_without_a_pair(programme: Programme) -> list[tuple[Participation, bool]]:
    """For staff: who has no mentor now, and whether they wait for one; those who do first, as they came."""
    mentees = _taking_part(programme, Side.MENTEE).where(~_paired()).add_columns(~_walked_to_the_end())
    rows = [(participation, bool(waits)) for participation, waits in db.session.execute(mentees)]
    return sorted(rows, key=lambda row: not row[1])


def _paired() -> sa.ColumnElement[bool]:
    """Of a mentee's participation: they have a mentor now."""
    return sa.exists().where(Pair.mentee_participation_id == Participation.id, Pair.status == PairStatus.ACTIVE)


def _walked_to_the_end() -> sa.ColumnElement[bool]:
    """Of a mentee's participation: their last pair ended, and not in order to change the mentor. They do not wait."""
    newer = aliased(Pair)
    return sa.exists().where(
        Pair.mentee_participation_id == Participation.id,
        ~sa.exists().where(newer.mentee_participation_id == Pair.mentee_participation_id, newer.id > Pair.id),
        Ending.pair_id == Pair.id,
        Ending.undone_at.is_(None),
        Ending.kind != EndingKind.CHANGE,
    )


def mentors_and_their_pairs(programme: Programme) -> list[tuple[Participation, int]]:
    """For staff: every mentor of a programme, and how many pairs they have in it now; the free ones first."""
    busy = (
        sa.select(sa.func.count(Pair.id))
        .where(Pair.mentor_participation_id == Participation.id, Pair.status == PairStatus.ACTIVE)
        .scalar_subquery()
    )
    mentors = _taking_part(programme, Side.MENTOR).add_columns(busy)
    rows = [(participation, pairs) for participation, pairs in db.session.execute(mentors)]
    return sorted(rows, key=lambda row: row[1])


def _taking_part(programme: Programme, side: Side) -> sa.Select[Participation]:
    return (
        sa.select(Participation)
        .options(joinedload(Participation.account))
        .where(
            Participation.programme_id == programme.id,
            Participation.side == side,
            Participation.state == ParticipationState.ACTIVE,
        )
        .order_by(Participation.id)
    )


def active_pair_between(mentor: Participation, mentee: Participation) -> Pair | None:
    """The pair these two are now, if they are."""
    return db.session.scalar(
        sa.select(Pair).where(
            Pair.mentor_participation_id == mentor.id,
            Pair.mentee_participation_id == mentee.id,
            Pair.status == PairStatus.ACTIVE,
        )
    )


def pairs_in(programme: Programme, *, older_than: str | None = None) -> Keyset[Pair]:
    """For staff: the pairs of a programme, the latest made first."""
    found = sa.select(Pair).options(*_TWO).where(Pair.programme_id == programme.id)
    if older_than:
        last = aliased(Pair)
        found = found.where(Pair.id < sa.select(last.id).where(last.public_id == older_than).scalar_subquery())
    rows = db.session.scalars(found.order_by(Pair.id.desc()).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def pair_in_or_404(programme: Programme, public_id: str) -> Pair:
    """For staff: one pair of a programme."""
    pair: Pair = db.first_or_404(
        sa.select(Pair)
        .options(*_TWO, joinedload(Pair.space))
        .where(Pair.programme_id == programme.id, Pair.public_id == public_id)
    )
    return pair


def pairs_of_who_was_taken_out() -> Sequence[Pair]:
    """For staff: pairs that go on though one of the two no longer takes part in the programme, the latest first."""
    mentor, mentee = aliased(Participation), aliased(Participation)
    found = (
        sa.select(Pair)
        .join(mentor, mentor.id == Pair.mentor_participation_id)
        .join(mentee, mentee.id == Pair.mentee_participation_id)
        .options(*_TWO, _PROGRAMME)
        .where(Pair.status == PairStatus.ACTIVE)
        .where(sa.or_(*(each.state == ParticipationState.WITHDRAWN for each in (mentor, mentee))))
        .order_by(Pair.id.desc())
        .limit(20)
    )
    return db.session.scalars(found).unique().all()


def programmes_with_unpaired_mentees() -> list[tuple[Programme, int]]:
    """For staff: the programmes that have not ended in which mentees wait for a mentor, and how many."""
    counted = (
        sa.select(Participation.programme_id, sa.func.count().label("waiting"))
        .where(Participation.side == Side.MENTEE, Participation.state == ParticipationState.ACTIVE)
        .where(~_paired(), ~_walked_to_the_end())
        .group_by(Participation.programme_id)
        .subquery()
    )
    found = (
        sa.select(Programme, counted.c.waiting)
        .join(counted, counted.c.programme_id == Programme.id)
        .options(joinedload(Programme.words))
        .where(Programme.ends_on >= now().date())
        .order_by(Programme.starts_on, Programme.id)
    )
    return [(programme, waiting) for programme, waiting in db.session.execute(found).unique()]
