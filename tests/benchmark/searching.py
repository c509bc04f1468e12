"""Whether a search stays quick among 10,000 posts: S1, on both databases, by the clock."""

import random
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import flask_migrate
import sqlalchemy as sa

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.search.models import FindableText
from portal.search.queries import found
from portal.search.words import terms_of
from portal.texts.originals import FOLDER
from tests.benchmark.bars import Bar
from tests.benchmark.house import open_house
from tests.benchmark.postgresql import a_database

POSTS, WORDS, AT_ONCE, ROUNDS = 10_000, 350, 1_000, 15
MOST_MILLISECONDS = 20.0
QUESTIONS = ("mentoroinnin", "pari", "tapaamisessa opiskelija", "kahviloita", "lentokone")
SELDOM = {"kahvila": 50, "lentokone": 10_000}  # One post in so many.


def measure(folder: Path) -> list[Bar]:
    """The slowest of a few questions, each by its quickest round: what else this machine does is no part of it."""
    with a_database() as elsewhere:
        return [
            _slowest("S1", f"ms for a search among {POSTS:,} posts on {name}", url)
            for name, url in (("SQLite", f"sqlite:///{folder / 'search.sqlite'}"), ("PostgreSQL", elsewhere))
        ]


def _slowest(name: str, what: str, url: str) -> Bar:
    app = open_house(url)
    with app.app_context():
        flask_migrate.upgrade()
        _publish()
        quickest = {question: _milliseconds(question) for question in QUESTIONS}
        db.session.remove()
    told = "; ".join(f"{question}: {taken:.1f}" for question, taken in quickest.items())
    return Bar(name, what, max(quickest.values()), limit=MOST_MILLISECONDS, told=told)


def _milliseconds(question: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        db.session.rollback()
        start = time.perf_counter()
        found(question, "fi")
        taken.append((time.perf_counter() - start) * 1e3)
    return min(taken)


def _publish() -> None:
    """Posts made of the words of the portal's own pages, the same each time."""
    chance = random.Random(1)
    words = re.findall(r"\w{3,}", " ".join(path.read_text("utf-8") for path in sorted((FOLDER / "fi").glob("*.md"))))
    began = datetime(2020, 1, 1, tzinfo=UTC)
    rows = []
    for number in range(POSTS):
        seldom = [word for word, one_in in SELDOM.items() if number % one_in == 1]
        text = " ".join(chance.choices(words, k=WORDS) + seldom)
        known = {"kind": "post", "language": "fi", "title": text[:60], "text": text, "terms": terms_of(text, "fi")}
        rows.append({**known, "public_id": new_public_id(), "published_at": began + timedelta(hours=number)})
    with unit_of_work():
        for start in range(0, POSTS, AT_ONCE):
            db.session.execute(sa.insert(FindableText), rows[start : start + AT_ONCE])
        db.session.execute(sa.text("ANALYZE"))
