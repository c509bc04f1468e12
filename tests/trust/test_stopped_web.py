"""The web server is told to stop, as on every update, while people write."""

import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.reflections.models import Reflection
from tests import factories
from tests.browser import Page
from tests.live import Live, wait_for
from tests.trust.conftest import Record, many
from tests.visitor import hidden_fields

WRITERS = 8


class Visits:
    """People who write; each request has a name, and is noted once its answer has come whole."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.answered: set[str] = set()
        self.saved: set[str] = set()
        self.turned_away = 0
        self.over = Event()
        self._numbers = count()
        writer = factories.account()
        self.browsers = [live.signed_in(writer) for _writer in range(WRITERS)]

    def write(self, number: int) -> None:
        """Write until it is over; what could not be sent is sent again."""
        while not self.over.is_set():
            path = self.ask(number, "GET", "/en/my/reflections/new?prompt=stayed").location
            form = hidden_fields(self.ask(number, "GET", path).text)
            self.ask(number, "POST", path, {**form, "body": "Some words."})
            self.saved.add(path.partition("?")[0].rpartition("/")[2])

    def ask(self, number: int, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        """Ask until there is an answer."""
        until = monotonic() + 120
        while monotonic() < until:
            name = str(next(self._numbers))
            fields = {**fields, "visit": name} if fields else None
            with suppress(OSError, HTTPException):
                page = self.browsers[number].request(method, path if fields else f"{path}&visit={name}", fields)
                assert page.status in (200, 302), f"{path} answers {page.status}"
                self.answered.add(name)
                return page
            self.turned_away += 1
            sleep(0.02)
        raise AssertionError(f"no answer from {path}")


def test_every_visit_that_began_is_answered(app: Flask, record_property: Record) -> None:
    stops = many(app, 20)

    visits, unanswered, codes = stop_under_load(app, stops, signal.SIGTERM)
    db.session.rollback()

    assert (codes, unanswered) == ({0}, set())
    assert set(db.session.scalars(sa.select(Reflection.public_id))) == visits.saved
    record_property("stops under load", stops)
    record_property("visits answered", len(visits.answered))
    record_property("visits begun and not answered", 0)
    record_property("connections turned away before they began", visits.turned_away)


def test_a_server_that_is_killed_leaves_visits_unanswered(app: Flask, record_property: Record) -> None:
    _visits, unanswered, _codes = stop_under_load(app, 3, signal.SIGKILL)

    assert unanswered
    record_property("visits begun and not answered by a server that is killed", len(unanswered))


def stop_under_load(app: Flask, stops: int, how: signal.Signals) -> tuple[Visits, set[str], set[int]]:
    """Stop and start the web server so many times; the visits, those begun and not answered, and its exit codes."""
    notes = Path(app.config["INSTANCE"]) / "begun"
    notes.unlink(missing_ok=True)
    codes = set()
    with Live(app, wsgi="tests.trust.witness") as live:
        visits = Visits(live)
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [pool.submit(visits.write, number) for number in range(WRITERS)]
            try:
                for _stop in range(stops):
                    enough = len(visits.answered) + 40
                    wait_for(lambda enough=enough: len(visits.answered) >= enough, 120, "people to get on")
                    codes.add(live.stop(live.web, how))
                    live.start_web()
            finally:
                visits.over.set()
            for each in writing:
                each.result()
    return visits, set(notes.read_text().split()) - visits.answered, codes
