"""Whether reading slows down with what there is: queries a page (W5), a million reflections (D1), page 1,000 (D2)."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.reflections.queries import PAGE
from tests.benchmark.bars import Bar
from tests.benchmark.house import furnish, load_with_the_command, opened
from tests.benchmark.process import call_of
from tests.benchmark.rounds import compare
from tests.benchmark.subjects import MINE, OLDEST, SHARED, TOGETHER, Subject

MOST_QUERIES = 6
LISTS = (SHARED, MINE, *TOGETHER)
FEW, MANY, FEWER_MANY = 50, 50_000, 2_000  # Pairs; each mentee has written 20 reflections.
PAGES = 1000


def measure(folder: Path, *, quick: bool) -> list[Bar]:
    """All three."""
    return [_queries(folder), *_a_million(folder, FEWER_MANY if quick else MANY), _deep(folder)]


def _queries(folder: Path) -> Bar:
    """How many each page needs for 1, for 25 and for 100 of each thing; the most, if the three are the same."""
    counted: dict[str, list[int]] = {page: [] for page in LISTS}
    for entries in (1, 25, 100):
        furnish(url := f"sqlite:///{folder / f'{entries}.sqlite'}", entries, meetings=entries + 1, goals=entries)
        for page, numbers in counted.items():
            app, visits = opened(Subject(page, url, page=page))
            numbers.append(_sent_by(app, call_of(app, visits[:1])))
    told = "; ".join(f"{page}: {', '.join(map(str, numbers))}" for page, numbers in counted.items())
    same = all(len(set(numbers)) == 1 for numbers in counted.values())
    most = max(max(numbers) for numbers in counted.values())
    what = "queries of a page, the same with 1, 25 and 100 of each thing"
    return Bar("W5", what, most if same else float("inf"), MOST_QUERIES, told=told)


def _sent_by(app: Flask, call: Callable[[], bytes]) -> int:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            sent.append(statement)

    with app.app_context():
        sa.event.listen(engine := db.engine, "before_cursor_execute", note)
    call()
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(sent)


def _a_million(folder: Path, pairs: int) -> list[Bar]:
    """The same pages with 1,000 entries and with 20 for each of `pairs`, opened by 40 people in turn."""
    small, large = (f"sqlite:///{folder / f'{number}-pairs.sqlite'}" for number in (FEW, pairs))
    load_with_the_command(small, FEW)
    seconds = load_with_the_command(large, pairs)
    found = compare(
        [
            Subject(f"{page}, {size}", url, page=page)
            for page in LISTS
            for size, url in (("few", small), ("many", large))
        ]
    )
    entries = f"{pairs * 20:,} entries"
    return [
        *(
            Bar(
                "D1",
                f"{page} with {entries} / with 1,000",
                found.ratio(f"{page}, many", to=f"{page}, few"),
                limit=1.2,
                told=found.told(f"{page}, many", to=f"{page}, few"),
            )
            for page in LISTS
        ),
        Bar("D1", f"minutes for `demo load --scale {pairs}`", seconds / 60, limit=10, aim=5),
    ]


def _deep(folder: Path) -> Bar:
    furnish(url := f"sqlite:///{folder / 'deep.sqlite'}", PAGES * PAGE)
    found = compare([Subject(MINE, url, page=MINE), Subject(OLDEST, url, page=OLDEST)])
    what = f"page {PAGES:,} of my reflections / page 1"
    return Bar("D2", what, found.ratio(OLDEST, to=MINE), limit=1.2, told=found.told(OLDEST, to=MINE))
