"""The worker dies, or is told to stop, in the middle of carrying letters."""

import asyncio
import os
import random
import signal
from collections import Counter
from contextlib import suppress
from threading import Event

import sqlalchemy as sa
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.mail.models import Letter, LetterStatus
from tests import factories
from tests.live import Live, Process, wait_for
from tests.post_office import PostOffice
from tests.trust.conftest import Record, many


class DeadlyOffice(PostOffice):
    """It kills the worker: before it hears the letter's words, before it says yes, or a moment after it has."""

    def __init__(self) -> None:
        super().__init__()
        self.victim: Process | None = None
        self.letters_to_go = 0
        self.when = "before"
        self.choice = random.Random(7)
        self.killed_after_yes: Counter[str] = Counter()

    def send_out(self, victim: Process, when: str) -> None:
        """The next killing."""
        self.letters_to_go, self.when, self.victim = self.choice.randrange(3), when, victim

    async def handle_RCPT(  # noqa: N802 (the name aiosmtpd calls)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """The letter's words come next."""
        envelope.rcpt_tos.append(address)
        if self.when == "before":
            self.kill()
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the letter, if its bringer lives."""
        if self.when == "within" and self.kill():
            return "451 The bringer is dead"
        if self.when == "after":
            asyncio.get_running_loop().call_later(self.choice.random() / 100, self.kill_after_yes, envelope)
        return self.take(envelope)

    def kill_after_yes(self, envelope: Envelope) -> None:
        """Between our yes and the worker's note of it, or a moment later."""
        if self.kill():
            self.killed_after_yes[self.name_of(envelope)] += 1

    def kill(self) -> bool:
        """Kill the worker if it is this letter's turn."""
        if not self.victim or self.letters_to_go:
            self.letters_to_go = max(self.letters_to_go - 1, 0)
            return False
        victim, self.victim = self.victim, None
        with suppress(ProcessLookupError):
            os.kill(victim.pid or 0, signal.SIGKILL)
        return True


def test_every_letter_arrives_and_twice_only_after_a_yes(app: Flask, record_property: Record) -> None:
    kills = many(app, 100)

    with DeadlyOffice() as office, Live(app, processes=1, MAIL_URL=office.url) as live:
        carry_among_killings(live, office, kills)
    names = {f"<{name}@127.0.0.1>" for name in db.session.scalars(sa.select(Letter.public_id))}
    twice = Counter({name: times - 1 for name, times in office.taken.items() if times > 1})

    assert office.taken.keys() == names
    assert twice - office.killed_after_yes == Counter()
    record_property("workers killed", kills)
    record_property("letters", len(names))
    record_property("lost", 0)
    record_property("carried twice, killed between yes and commit", twice.total())


def test_a_worker_that_notes_first_loses_letters(app: Flask, record_property: Record) -> None:
    with DeadlyOffice() as office, Live(app, wsgi="tests.trust.hasty", processes=1, MAIL_URL=office.url) as live:
        carry_among_killings(live, office, 8)
    names = {f"<{name}@127.0.0.1>" for name in db.session.scalars(sa.select(Letter.public_id))}

    lost = names - office.taken.keys()
    assert lost
    record_property("lost by a worker in a hurry", len(lost))


def carry_among_killings(live: Live, office: DeadlyOffice, kills: int) -> None:
    """Let each worker die at its own moment, then the last one carry what is left."""
    for kill in range(kills):
        for _letter in range(4):
            factories.letter()
        worker = live.start_command("worker")
        office.send_out(worker, ("before", "within", "after")[kill % 3])
        live.app.extensions["wake"]()
        wait_for(lambda worker=worker: not worker.is_alive(), 60, "the worker to die")
        live.stop(worker)
        after_five_minutes()
    live.start_command("worker")
    live.app.extensions["wake"]()
    wait_for(lambda: not waiting(), 60, "all letters to leave", every=0.1)


def test_a_worker_told_to_stop_ends_its_letter_first(app: Flask, record_property: Record) -> None:
    stops = many(app, 20)

    with PatientOffice() as office, Live(app, processes=1, MAIL_URL=office.url) as live:
        ends = {end_within_a_letter(live, office, signal.SIGTERM) for _stop in range(stops)}

    assert (ends, set(office.taken.values())) == ({(0, 0)}, {1})
    record_property("workers told to stop in the middle of a letter", stops)
    record_property("lost or carried twice", 0)


def test_a_worker_that_is_interrupted_does_not(app: Flask) -> None:
    with PatientOffice() as office, Live(app, processes=1, MAIL_URL=office.url) as live:
        _code, waiting_still = end_within_a_letter(live, office, signal.SIGINT)

    assert waiting_still == 1


def end_within_a_letter(live: Live, office: "PatientOffice", how: signal.Signals) -> tuple[int, int]:
    """Start a worker and end it in the middle of a letter: its exit code, and how many letters wait now."""
    factories.letter()
    office.told_to_stop.clear()
    office.has_a_letter.clear()
    worker = live.start_command("worker")
    live.app.extensions["wake"]()
    assert office.has_a_letter.wait(60)
    os.kill(worker.pid or 0, how)
    if how == signal.SIGINT:
        worker.join(60)
    office.told_to_stop.set()
    worker.join(60)
    return live.stop(worker), waiting()


class PatientOffice(PostOffice):
    """It takes a letter only once the worker has been told to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.has_a_letter, self.told_to_stop = Event(), Event()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Wait, then say yes."""
        self.has_a_letter.set()
        await asyncio.get_running_loop().run_in_executor(None, self.told_to_stop.wait, 60)
        return self.take(envelope)


def after_five_minutes() -> None:
    """What a dead worker has claimed is free again."""
    db.session.rollback()
    with unit_of_work():
        db.session.execute(sa.update(Letter).where(Letter.claim.is_not(None)).values(claimed_until=now()))


def waiting() -> int:
    """How many letters have not left."""
    db.session.rollback()
    found = sa.select(sa.func.count()).select_from(Letter).where(Letter.status == LetterStatus.WAITING)
    return db.session.scalar(found) or 0
