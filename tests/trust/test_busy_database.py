"""The database is busy: a short while is waited for, a long one is said, and what was typed is never lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.reflections.models import Reflection
from tests import factories
from tests.browser import Browser, Page
from tests.crowd import TEXT, at_once
from tests.live import Live
from tests.trust.conftest import Record, on_sqlite
from tests.visitor import hidden_fields

ROUNDS = 5
AT_ONCE = 4
WORDS = "Words that took\nan evening to find."


def test_three_seconds_are_waited_for(app: Flask, record_property: Record) -> None:
    waited = []

    with Live(app) as live:
        for _round in range(ROUNDS):
            forms = open_forms(live)
            with busy(app, seconds=3):
                waited += send(forms)
        assert live.failures() == []

    assert {page.status for page, _seconds in waited} == {302}
    assert min(seconds for _page, seconds in waited) > 2
    assert texts() == ROUNDS * AT_ONCE
    record_property("forms sent to a database busy for 3 s and saved", len(waited))


def test_thirty_seconds_are_not_and_the_words_stay(app: Flask, record_property: Record) -> None:
    with Live(app) as live:
        forms = open_forms(live)
        with busy(app, seconds=30) as over:
            refused = send(forms)
            reading = forms[0][0].get("/en/my/reflections")
            over.set()
        again = [
            browser.post(path, **{**hidden_fields(page.text), "body": TEXT.findall(page.text)[-1]})
            for (browser, path, _form), (page, _seconds) in zip(forms, refused, strict=True)
        ]

    assert {(page.status, page.headers["Retry-After"]) for page, _seconds in refused} == {(503, "60")}
    assert [WORDS in page.text for page, _seconds in refused] == [True] * AT_ONCE
    assert max(seconds for _page, seconds in refused) < 12
    assert (reading.status, {page.status for page in again}, texts()) == (200, {302}, AT_ONCE)
    record_property("forms refused by a database busy for long, words kept", len(refused))
    record_property("seconds until they were told", round(max(seconds for _page, seconds in refused), 1))


def test_a_database_that_cannot_even_be_read_is_said_without_asking_it_again(sqlite_app: Flask) -> None:
    with Live(sqlite_app) as live:
        [(browser, path, form), *_others] = open_forms(live)
        live.stop(live.web)
        with unreadable(sqlite_app):
            live.start_web()
            sent, seconds = timed(lambda: browser.post(path, **form))
            read, _seconds = timed(lambda: browser.get("/en/my/reflections"))
            welcome = browser.get("/en/")

    assert (sent.status, read.status, welcome.status) == (503, 503, 200)
    assert WORDS in sent.text
    assert seconds < 9  # One wait of five seconds, not two.


def open_forms(live: Live) -> list[tuple[Browser, str, dict[str, str]]]:
    """Some people, each with a new text ready to be sent."""
    found = []
    for _person in range(AT_ONCE):
        browser = live.signed_in(factories.account())
        path = browser.get("/en/my/reflections/new?prompt=stayed").location
        found.append((browser, path, {**browser.open_form(path), "body": WORDS}))
    db.session.rollback()
    return found


def send(forms: list[tuple[Browser, str, dict[str, str]]]) -> list[tuple[Page, float]]:
    """Send all in the same moment; the answers, and after how many seconds they came."""
    acts = [partial(browser.request, "POST", path, form) for browser, path, form in forms]
    return at_once([partial(timed, act) for act in acts])


def timed(act: partial[Page]) -> tuple[Page, float]:
    """What it answers, and after how many seconds."""
    began = monotonic()
    return act(), monotonic() - began


@contextmanager
def busy(app: Flask, *, seconds: float) -> Iterator[Event]:
    """Somebody else is writing for so long, or until the event is set."""
    held, over = Event(), Event()
    engine = sa.create_engine(app.config["SQLALCHEMY_DATABASE_URI"])

    def hold() -> None:
        with engine.connect().execution_options(writing=True) as connection, connection.begin() as transaction:
            if not on_sqlite(app):
                connection.execute(sa.text("LOCK TABLE reflection IN EXCLUSIVE MODE"))
            held.set()
            over.wait(seconds)
            transaction.rollback()

    holder = Thread(target=hold)
    holder.start()
    assert held.wait(20)
    yield over
    holder.join()
    engine.dispose()


@contextmanager
def unreadable(app: Flask) -> Iterator[None]:
    """Somebody has the whole file to themselves."""
    db.session.remove()
    db.engine.dispose()
    holder = sqlite3.connect(file_of(app), isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    yield
    holder.close()


def file_of(app: Flask) -> Path:
    """Where the database is."""
    return Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))


def texts() -> int:
    """How many reflections there are."""
    db.session.rollback()
    return db.session.scalar(sa.select(sa.func.count()).select_from(Reflection)) or 0
