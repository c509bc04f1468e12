"""What a page costs beside the floor: W2 and W8, and the half of W6 that is about a whole page."""

from pathlib import Path

from tests.benchmark.bars import Bar
from tests.benchmark.house import furnish
from tests.benchmark.postgresql import a_database
from tests.benchmark.rounds import Compared, compare
from tests.benchmark.subjects import FLOOR, MINE, SHARED, TAKEABLE, TOGETHER, Subject

ENTRIES = 25
A_TERM = 8  # Reflections shared in it: with its meetings and goals, the path has some 25 planks.
ELSEWHERE, PLAIN = "the same on PostgreSQL", "the same untranslated"


def measure(folder: Path) -> list[Bar]:
    """The pair's reflections, with 25 entries of the mentee; and the pages of a pair at the end of its term."""
    here, term = (f"sqlite:///{folder / name}.sqlite" for name in ("pages", "term"))
    furnish(term, A_TERM)
    (folder / FLOOR).mkdir()
    with a_database() as elsewhere:
        for url in (here, elsewhere):
            furnish(url, ENTRIES)
        found = compare(
            [
                Subject(FLOOR, str(folder / FLOOR), page=FLOOR),
                *(Subject(page, here, page=page) for page in (SHARED, TAKEABLE, MINE)),
                *(Subject(page, term, page=page) for page in TOGETHER),
                Subject(ELSEWHERE, elsewhere),
                Subject(PLAIN, here, translated=False),
            ]
        )
    told = "; ".join(found.told(page, to=FLOOR) for page in (FLOOR, SHARED, TAKEABLE, MINE))
    return [
        Bar("W2", f"CPU of {SHARED} / of the floor", found.ratio(SHARED, to=FLOOR), limit=1.6, aim=1.1, told=told),
        *(_beside_the_floor(page, found) for page in TOGETHER),
        Bar("W6", "CPU of the page / of the same untranslated", found.ratio(SHARED, to=PLAIN), limit=1.2),
        Bar("W8", "CPU of the page on PostgreSQL / on SQLite", found.ratio(ELSEWHERE, to=SHARED), limit=1.5),
    ]


def _beside_the_floor(page: str, found: Compared) -> Bar:
    told, ratio = found.told(page, to=FLOOR), found.ratio(page, to=FLOOR)
    return Bar("W2", f"CPU of {page} / of the floor", ratio, limit=1.6, told=told)
