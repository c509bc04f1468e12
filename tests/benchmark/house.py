"""Portals for the benchmark: their settings, what lives in them, and pages as a signed-in person opens them."""

import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from flask import Flask
from markupsafe import Markup

from portal import create_app
from portal.demo.scale import load_many
from portal.foundation.db import db, unit_of_work
from portal.foundation.memory import settle
from portal.foundation.paths import PROJECT_ROOT
from portal.meetings.models import Meeting
from portal.pairs.models import Pair
from portal.people.actions import open_sign_in
from portal.people.models import Account
from portal.reflections.models import Reflection
from portal.reflections.queries import PAGE
from portal.settings import Settings
from tests.benchmark.subjects import GOALS, MEETINGS, MINE, NOTE, PATH, SHARED, TAKEABLE, TOGETHER, Subject, Visit

INSTANCE = TemporaryDirectory(prefix="rinnalla-instance-")  # It goes when the process ends.


def open_house(url: str) -> Flask:
    """The portal on the database at `url`."""
    return create_app(
        Settings(
            SECRET_KEY="for the benchmark, which guards nothing",
            SQLALCHEMY_DATABASE_URI=url,
            BASE_URL="http://localhost",
            PRODUCTION=False,
            DEMO=True,
            KEYS="k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            INSTANCE=INSTANCE.name,
        )
    )


def load_with_the_command(url: str, pairs: int) -> float:
    """Fill the database at `url` as an operator would, in a process of its own; how many seconds the loading took."""
    flask = [sys.executable, "-m", "flask", "--app", f"tests.benchmark.house:open_house({url!r})"]
    subprocess.run([*flask, "db", "upgrade"], cwd=PROJECT_ROOT, check=True, stderr=subprocess.DEVNULL)
    started = time.monotonic()
    load = [*flask, "demo", "load", "--scale", str(pairs)]
    subprocess.run(load, cwd=PROJECT_ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def furnish(url: str, entries: int, *, meetings: int = 8, goals: int = 6) -> None:
    """New tables at `url`, and a pair whose mentee has written `entries` reflections and shared them all.

    The pair has met and set goals as often as many pairs do in a term, or as often as is said.
    """
    with open_house(url).app_context():
        db.create_all()
        load_many(1, entries=entries, shared_every=1, meetings=meetings, goals=goals)
        db.engine.dispose()


def opened(subject: Subject) -> tuple[Flask, list[Visit]]:
    """The portal on the database at the URL `place`, and its page as some of its people see it."""
    app = open_house(subject.place)
    if not subject.translated:
        _unplug_translations(app)
    with app.app_context():
        found = [(_reader(subject.page, pair), _address(subject.page, pair)) for pair in _some_pairs()]
    visits = [_visit(app, account_id, address) for account_id, address in found]
    settle()  # As wsgi.py does.
    return app, visits


def _some_pairs(at_most: int = 40) -> list[Pair]:
    """Pairs with reflections, the same each time, evenly from the first to the last."""
    latest = sa.select(sa.func.max(Pair.programme_id)).scalar_subquery()
    numbers = db.session.scalars(sa.select(Pair.id).where(Pair.programme_id == latest).order_by(Pair.id)).all()
    return [db.session.get_one(Pair, number) for number in numbers[:: max(1, len(numbers) // at_most)][:at_most]]


def _reader(page: str, pair: Pair) -> int:
    return (pair.mentor_participation if page in (SHARED, *TOGETHER) else pair.mentee_participation).account_id


def _address(page: str, pair: Pair) -> str:
    if page in (SHARED, TAKEABLE):
        return f"/fi/pari/{pair.space.public_id}/pohdinnat"
    if page == MINE:
        return "/fi/oma/pohdinnat"
    if page in TOGETHER:
        return f"/fi/pari/{pair.space.public_id}{_room(page, pair)}"
    author = pair.mentee_participation.account_id
    mine = sa.select(Reflection.public_id).where(Reflection.author_id == author).order_by(Reflection.created_at)
    return f"/fi/oma/pohdinnat?older-than={db.session.scalars(mine.offset(PAGE).limit(1)).one()}"


def _room(page: str, pair: Pair) -> str:
    """What follows the address of the pair's path."""
    if page != NOTE:
        return {PATH: "", GOALS: "/tavoitteet", MEETINGS: "/tapaamiset"}[page]
    first = sa.select(Meeting.public_id).where(Meeting.space_id == pair.space_id).order_by(Meeting.starts_at).limit(1)
    return f"/tapaamiset/{db.session.scalars(first).one()}"


def _visit(app: Flask, account_id: int, path: str) -> Visit:
    """Sign someone in, and open the page once: from then on the cookies stay as they are."""
    with app.app_context(), unit_of_work():
        token = open_sign_in(db.session.get_one(Account, account_id), user_agent="Firefox/150 (Linux)").token
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(_user_id=token, _fresh=True)
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code}.")
    names = (app.config["SESSION_COOKIE_NAME"], app.config["LANGUAGE_COOKIE_NAME"])
    found = [(name, client.get_cookie(name)) for name in names]
    return Visit(path, "; ".join(f"{name}={cookie.value}" for name, cookie in found if cookie))


def _unplug_translations(app: Flask) -> None:
    """Templates show their own English sentences and ask nobody."""

    def sentence(words: str, **values: object) -> Markup:
        return Markup(words) % values if values else Markup(words)

    jinja: Any = app.jinja_env
    jinja.globals["_"] = sentence
