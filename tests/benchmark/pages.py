"""What one page costs beside the floor: W2 and W8, and the half of W6 that is about a whole page."""

from pathlib import Path

from tests.benchmark.bars import Bar
from tests.benchmark.house import furnish
from tests.benchmark.postgresql import a_database
from tests.benchmark.rounds import compare
from tests.benchmark.subjects import FLOOR, MINE, Subject

ENTRIES = 25
PAGE, OWN, ELSEWHERE, PLAIN = "pair's page", "my reflections", "the same on PostgreSQL", "the same untranslated"


def measure(folder: Path) -> list[Bar]:
    """The pair's reflections, with 25 entries, as either of the two opens them in turn."""
    here = f"sqlite:///{folder / 'pages.sqlite'}"
    (folder / "floor").mkdir()
    with a_database() as elsewhere:
        for url in (here, elsewhere):
            furnish(url, ENTRIES)
        found = compare(
            [
                Subject(FLOOR, str(folder / "floor"), page=FLOOR),
                Subject(PAGE, here),
                Subject(OWN, here, page=MINE),
                Subject(ELSEWHERE, elsewhere),
                Subject(PLAIN, here, translated=False),
            ]
        )
    return [
        Bar(
            "W2",
            "CPU of the pair's reflections / of the floor",
            found.ratio(PAGE, to=FLOOR),
            limit=1.6,
            aim=1.1,
            told=f"{found.told(FLOOR)}; {found.told(PAGE)}; {found.told(OWN)} × {found.ratio(OWN, to=FLOOR):.2f}",
        ),
        Bar(
            "W6",
            "CPU of the page / of the same page untranslated",
            found.ratio(PAGE, to=PLAIN),
            limit=1.2,
            told=found.told(PLAIN),
        ),
        Bar(
            "W8",
            "CPU of the page on PostgreSQL / on SQLite",
            found.ratio(ELSEWHERE, to=PAGE),
            limit=1.5,
            told=found.told(ELSEWHERE),
        ),
    ]
