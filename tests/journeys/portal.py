"""Starting and stopping a whole portal, web server and worker, over real HTTP on a free port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import flask_migrate
import sqlalchemy as sa
from flask import Flask, url_for
from werkzeug.exceptions import NotFound

from portal.demo import inbox
from portal.demo.world import load_world
from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.foundation.paths import PROJECT_ROOT
from portal.mail.models import Letter, LetterStatus
from portal.people.actions import open_sign_in
from portal.people.queries import account_by_email
from portal.throttle.models import ThrottleCounter
from tests.journeys import live

SECONDS_TO_START = 120
SECONDS_FOR_A_LETTER = 60
WEB = ("gunicorn", "tests.journeys.live:create()", "--worker-class", "gthread", "--threads", "8", "--no-control-socket")
CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
LINK = re.compile(r"https?://\S+")


class LivePortal:
    """A running portal, and its database to prepare people in."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log"
        os.environ.update({live.FOLDER: str(folder), live.ADDRESS: self.address})
        self.app: Flask = live.create()
        with self.inside():
            flask_migrate.upgrade()
            load_world()
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start both processes and wait until the first page could be served."""
        web = [*WEB, "--bind", f"127.0.0.1:{self.port}", "--log-level", "warning"]
        worker = ["flask", "--app", "tests.journeys.live:create", "worker"]
        with self.log.open("wb") as log:
            for command in (web, worker):
                started = [sys.executable, "-m", *command]
                self._processes.append(subprocess.Popen(started, cwd=PROJECT_ROOT, stdout=log, stderr=log))
        wait_for(self._is_ready, SECONDS_TO_START, "the portal to be ready")

    def stop(self) -> None:
        """Stop what was started, and nothing else."""
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        with self.app.app_context():
            db.engine.dispose()
        for name in (live.FOLDER, live.ADDRESS):
            del os.environ[name]

    def refusals(self) -> list[str]:
        """What browsers have told /csp-report, and what the portal itself did not expect."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if "csp violation" in line or '"failure"' in line]

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Behind the scenes: factories and actions work here, on the database that the live portal uses."""
        with self.app.app_context(), self.app.test_request_context(base_url=self.address):
            yield
            db.session.remove()

    def path(self, endpoint: str, language: str, **values: str) -> str:
        """The path of a page in a language."""
        with self.inside():
            return url_for(endpoint, language=language, **values)

    def endpoint(self, url: str, method: str) -> str | None:
        """Which page an address leads to."""
        try:
            return self.app.url_map.bind("").match(urlsplit(url).path, method=method)[0]
        except NotFound:
            return None

    def session_cookie(self, email: str) -> str:
        """The cookie of someone who has signed in."""
        with self.inside():
            account = account_by_email(email)
            assert account, f"nobody has the address {email}"
            with unit_of_work():
                token = open_sign_in(account, user_agent="Firefox/150 (Windows)").token
            serializer = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
            return str(serializer.dumps({"_user_id": token, "_fresh": True, "_permanent": True}))

    def sent_to(self, email: str) -> int:
        """How many letters have left for this address."""
        sent = sa.select(sa.func.count()).where(Letter.to_address == email, Letter.status == LetterStatus.SENT)
        with self.inside():
            return db.session.scalar(sent) or 0

    def forget_attempts(self) -> None:
        """As if a quarter of an hour had gone: nobody has tried anything too often."""
        with self.inside(), unit_of_work():
            db.session.execute(sa.delete(ThrottleCounter))

    def letters_to(self, email: str) -> list[inbox.Received]:
        """What the worker has carried to this address, the latest first."""
        with self.inside():
            return [letter for letter in inbox.received() if letter.to == email]

    def next_letter_to(self, email: str, *, after: int = 0) -> inbox.Received:
        """The letter that follows the first `after` ones."""
        wait_for(lambda: self.sent_to(email) > after, SECONDS_FOR_A_LETTER, f"a letter to {email}")
        return self.letters_to(email)[0]

    def bring_the_morning(self, email: str) -> None:
        """As if eight o'clock had struck for this person: what waited for the end of the night leaves now."""
        waiting = sa.update(Letter).where(Letter.to_address == email, Letter.status == LetterStatus.WAITING)
        with self.inside():
            with unit_of_work():
                db.session.execute(waiting.values(due_at=now()))
            self.app.extensions["wake"]()

    def let_a_day_go_by(self, email: str) -> None:
        """As if all letters to this person were of yesterday: some come once a day."""
        theirs = sa.select(Letter).where(Letter.to_address == email)
        with self.inside(), unit_of_work():
            for letter in db.session.scalars(theirs):
                letter.created_at -= timedelta(days=1)

    def _is_ready(self) -> bool:
        ended = [process.args for process in self._processes if process.poll() is not None]
        assert not ended, f"{ended} ended: {self.log.read_text(errors='replace')}"
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def wait_for(happened: Callable[[], bool], seconds: float, what: str) -> None:
    """Look again and again, for at most so many seconds."""
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, f"waited {seconds} s in vain for {what}"
        time.sleep(0.1)
