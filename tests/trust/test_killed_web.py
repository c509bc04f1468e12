"""Web processes die in the middle of everything, and people send their forms again until they are taken."""

import os
import random
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from threading import Event
from time import monotonic

import sqlalchemy as sa
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.mail.models import Letter, LetterStatus
from portal.reflections.models import Reflection, ReflectionShare
from tests import factories
from tests.browser import Browser, Page
from tests.live import Live, Process, wait_for
from tests.post_office import PostOffice
from tests.trust.conftest import Record, many, on_sqlite
from tests.visitor import hidden_fields

WRITERS = 8


class Writers:
    """People who write and share, and do not give up; what they were told is saved, they note."""

    def __init__(self, live: Live, *, shares: bool = True) -> None:
        self.live, self.shares = live, shares
        self.acknowledged: dict[str, str] = {}
        self.answering: dict[int, None] = {}
        self.errors = self.saved_all_the_same = 0
        self.over = Event()
        self.people = [self._someone_with_a_pair() for _writer in range(WRITERS)]

    def _someone_with_a_pair(self) -> tuple[Browser, str]:
        pair = factories.pair()
        return self.live.signed_in(factories.mentor_of(pair)), pair.space.public_id

    def write(self, number: int) -> None:
        """Write one text after the other until it is over."""
        while not self.over.is_set():
            self._write_one(*self.people[number], f"Writer {number}, text {len(self.acknowledged)}.")

    def _write_one(self, browser: Browser, space: str, body: str) -> None:
        path = self.insist(lambda: browser.get("/en/my/reflections/new?prompt=stayed")).location
        form = hidden_fields(self.insist(lambda: browser.get(path)).text)
        name = path.partition("?")[0].rpartition("/")[2]
        self.insist(
            lambda: browser.post(path, **form, heading="", body=body),
            lambda: browser.get(f"/en/my/reflections/{name}").status == 200,
        )
        if self.shares:
            self.insist(lambda: browser.press(f"/en/my/reflections/{name}/share/{space}"))
        self.acknowledged[name] = body

    def insist(self, ask: Callable[[], Page], see: Callable[[], bool] = bool) -> Page:
        """Ask again until there is an answer that is no error."""
        until = monotonic() + 120
        while monotonic() < until:
            with suppress(OSError, HTTPException):
                page = ask()
                if page.status in (200, 302):
                    self.answering[page.process] = None
                    return page
            self.errors += 1
            with suppress(OSError, HTTPException):
                self.saved_all_the_same += see()
        raise AssertionError("no answer")


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(app: Flask, record_property: Record) -> None:
    kills = many(app, 200)

    with PostOffice() as office, Live(app, processes=3, MAIL_URL=office.url) as live:
        writers, workers_killed = write_under_fire(live, kills)
        letters_due_at_once()
        wait_for(lambda: not letters_waiting(), 120, "all letters to leave", every=0.2)
    names = writers.acknowledged

    assert {text.public_id: text.body for text in db.session.scalars(sa.select(Reflection))} == names
    shares = sa.select(ReflectionShare.reflection_id).where(ReflectionShare.until.is_(None))
    assert len(db.session.scalars(shares).all()) == len(names)
    letters = {f"<{name}@127.0.0.1>" for name in db.session.scalars(sa.select(Letter.public_id))}
    assert (len(letters), office.taken.keys()) == (len(names), letters)
    assert troubles_of_the_file(app) == []
    record_property("web processes killed", kills)
    record_property("workers killed", workers_killed)
    record_property("texts acknowledged", len(names))
    record_property("errors seen", writers.errors)
    record_property("errors although it was saved", writers.saved_all_the_same)
    record_property("lost or doubled", 0)


def test_answers_that_come_too_early_are_found_out(app: Flask, record_property: Record) -> None:
    with Live(app, wsgi="tests.trust.hasty", processes=3) as live:
        writers, _workers = write_under_fire(live, 15, shares=False)
    db.session.rollback()

    lost = writers.acknowledged.keys() - set(db.session.scalars(sa.select(Reflection.public_id)))
    assert lost
    record_property("lost by a portal in a hurry", len(lost))


def write_under_fire(live: Live, kills: int, *, shares: bool = True) -> tuple[Writers, int]:
    """Kill processes that answer, one after the other, each once somebody has got on meanwhile."""
    writers = Writers(live, shares=shares)
    choice, workers_killed = random.Random(kills), 0
    worker: Process | None = live.start_command("worker") if shares else None
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(writers.write, number) for number in range(WRITERS)]
        try:
            for kill in range(kills):
                enough = len(writers.acknowledged) + choice.randrange(1, 6)
                wait_for(lambda enough=enough: len(writers.acknowledged) >= enough, 120, "people to get on")
                victim = list(writers.answering)[-1]
                with suppress(ProcessLookupError):  # It has answered, and may have gone since.
                    os.kill(victim, signal.SIGKILL)
                writers.answering.pop(victim)
                if worker and kill % 10 == 9:
                    live.stop(worker, signal.SIGKILL)
                    worker = live.start_command("worker")
                    workers_killed += 1
        finally:
            writers.over.set()
        for each in writing:
            each.result()
    return writers, workers_killed


def letters_due_at_once() -> None:
    """As if five minutes had gone, so that nobody waits for workers that are dead."""
    with unit_of_work():
        db.session.execute(sa.update(Letter).where(Letter.claim.is_not(None)).values(claimed_until=now()))


def letters_waiting() -> int:
    """How many letters have not left."""
    db.session.rollback()
    waiting = sa.select(sa.func.count()).select_from(Letter).where(Letter.status == LetterStatus.WAITING)
    return db.session.scalar(waiting) or 0


def troubles_of_the_file(app: Flask) -> list[str]:
    """What SQLite finds wrong with its file; PostgreSQL looks after its own."""
    if not on_sqlite(app):
        return []
    found = [row[0] for row in db.session.execute(sa.text("PRAGMA integrity_check"))]
    return [line for line in found if line != "ok"] + list(db.session.execute(sa.text("PRAGMA foreign_key_check")))
