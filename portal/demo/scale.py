"""A world as large as one likes, the same each time: for measuring, not for looking at."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from portal.demo import scale_together
from portal.demo.scale_rows import BEGINNING, Kind, Row, named, sealed
from portal.demo.terms import open_programme
from portal.demo.texts import FIRST_NAMES, LAST_NAMES, REFLECTIONS
from portal.foundation.db import db, unit_of_work
from portal.foundation.markup import SANITISER, safe_html
from portal.pairs.models import Pair, PairStatus
from portal.people.models import Account, Role
from portal.programmes.models import Participation, ParticipationState, Programme, Season, Side
from portal.reflections.models import Reflection, ReflectionShare
from portal.spaces.models import Membership, Space, SpaceKind

TOGETHER = 20_000  # Reflections in one transaction: each touches the indexes of random names from end to end.

ALONE = (Account, Participation, Space, Membership, Pair, Reflection, ReflectionShare)
KINDS: tuple[Any, ...] = (*ALONE, *scale_together.KINDS)


def load_many(pairs: int, *, entries: int = 20, shared_every: int = 2, meetings: int = 6, goals: int = 4) -> int:
    """Add a term with `pairs` pairs, each with so many `meetings`, and `goals` of the mentee.

    Each mentee has written so many `entries`, and shared every second (third …) one. Answers how many reflections
    there were. A million take some seven minutes.
    """
    rendered = [(heading, body, str(safe_html(body))) for texts in REFLECTIONS.values() for heading, body in texts]
    with unit_of_work():
        last = db.session.scalar(sa.select(sa.func.max(Programme.starts_on)))
        programme_id = open_programme(last.year + 1 if last else BEGINNING.year, Season.AUTUMN).id
        first = 1 + max(_highest(kind) for kind in KINDS)
    together = max(1, TOGETHER // entries)
    for start in range(0, pairs, together):
        rows: dict[Kind, list[Row]] = {}
        for number in range(start, min(start + together, pairs)):
            two, one = (first + 2 * number, first + 2 * number + 1), first + number  # Mentor and mentee; their place.
            for kind, row in (
                *_one_pair(two, one, programme_id),
                *_entries(_part(first, number, entries), shared_every, two[1], one, rendered),
                *scale_together.goals(_part(first, number, goals), one, two[1]),
                *scale_together.meetings(_part(first, number, meetings), one, two[1]),
            ):
                rows.setdefault(kind, []).append(row)
        with unit_of_work():
            for kind, many in rows.items():
                db.session.execute(sa.insert(kind), many)
    _count_on_from_here()
    return pairs * entries


def _part(first: int, pair: int, size: int) -> range:
    """The numbers of the rows of one pair, when each pair has `size` of them."""
    return range(first + size * pair, first + size * (pair + 1))


def _highest(kind: Any) -> int:
    return db.session.scalar(sa.select(sa.func.max(kind.id))) or 0


def _one_pair(two: tuple[int, int], one: int, programme_id: int) -> Iterator[tuple[Kind, Row]]:
    for account_id, side in zip(two, (Side.MENTOR, Side.MENTEE), strict=True):
        yield _account(account_id)
        yield named(
            Participation,
            account_id,
            created_at=BEGINNING,
            programme_id=programme_id,
            account_id=account_id,
            side=side,
            group_language="fi",
            state=ParticipationState.ACTIVE,
        )
    yield named(Space, one, created_at=BEGINNING, kind=SpaceKind.PAIR)
    for account_id in two:
        yield Membership, {"id": account_id, "space_id": one, "account_id": account_id, "joined_at": BEGINNING}
    yield named(
        Pair,
        one,
        programme_id=programme_id,
        mentor_participation_id=two[0],
        mentee_participation_id=two[1],
        space_id=one,
        status=PairStatus.ACTIVE,
        started_at=BEGINNING,
    )


def _account(number: int) -> tuple[Kind, Row]:
    return named(
        Account,
        number,
        created_at=BEGINNING,
        version=1,
        email=f"person{number}@demo.example",
        name=f"{FIRST_NAMES[number % 20]} {LAST_NAMES[number // 20 % 20]}",
        language="fi" if number % 3 else "en",
        time_zone="Europe/Helsinki",
        role=Role.NONE,
    )


def _entries(
    numbers: range, shared_every: int, author_id: int, space_id: int, rendered: list[tuple[str, str, str]]
) -> Iterator[tuple[Kind, Row]]:
    for number in numbers:
        heading, body, html = rendered[number % len(rendered)]
        at = BEGINNING + timedelta(hours=5 * (number - numbers.start))
        yield named(
            Reflection,
            number,
            created_at=at,
            edited_at=at,
            version=1,
            author_id=author_id,
            sanitiser=SANITISER,
            **sealed(Reflection, number, heading=heading, body=body, body_html=html),
        )
        if number % shared_every == 0:
            yield named(ReflectionShare, number, reflection_id=number, space_id=space_id, since=at)


def _count_on_from_here() -> None:
    """PostgreSQL counts by itself and must be told where we are; SQLite looks."""
    if db.engine.dialect.name != "postgresql":
        return
    with unit_of_work():
        for kind in KINDS:
            table = kind.__tablename__
            highest = sa.select(sa.func.max(kind.id)).scalar_subquery()
            db.session.execute(sa.select(sa.func.setval(f"{table}_id_seq", highest)))
