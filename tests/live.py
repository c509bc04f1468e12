"""The portal over real HTTP: web server and worker in processes of their own, on the database of the test."""

import json
import multiprocessing
import os
import runpy
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from multiprocessing.context import ForkServerProcess as Process
from pathlib import Path
from typing import Any, Self

from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.people.actions import open_sign_in
from portal.people.models import Account
from tests.browser import Browser

GIVEN = "PORTAL_TEST_LIVE"  # Names the variable that brings its processes their settings.
SECONDS_TO_START = 120
SECONDS_TO_STOP = 40

# Every process is forked from one that has read the libraries: starting gunicorn or the worker takes a moment only.
_nursery = multiprocessing.get_context("forkserver")
_nursery.set_forkserver_preload(["portal", "tests.conftest", "flask.cli", "gunicorn.app.wsgiapp", "huey.consumer"])


class Live:
    """One portal, alive between `with` and its end. `app` is the test's own, on the same database and folder.

    `wsgi` is the application that runs: another one has a defect planted in it, to see whether a check notices.
    `others` are settings of its own.
    """

    def __init__(
        self, app: Flask, *, wsgi: str = "tests.live_app", processes: int = 2, threads: int = 4, **others: object
    ) -> None:
        self.app, self.wsgi, self.processes, self.threads, self.others = app, wsgi, processes, threads, others
        self.port = 0
        self.log = Path(app.config["INSTANCE"]) / f"{wsgi}.log"
        self._running: list[Process] = []

    def __enter__(self) -> Self:
        self.log.write_bytes(b"")
        try:
            self.start_web()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        for process in [*self._running]:
            self.stop(process)

    def start_web(self) -> Process:
        """Start gunicorn and wait until every process of it answers."""
        with self._door() as door:
            self.port = door.getsockname()[1]
            many = ["--worker-class", "gthread", "--workers", str(self.processes), "--threads", str(self.threads)]
            # With everything read before it forks, gunicorn replaces a process that dies at once.
            calm = ["--preload", "--graceful-timeout", "30", "--log-level", "warning", "--no-control-socket"]
            self.web = self.start("gunicorn", f"{self.wsgi}:app", *many, *calm, door=door)
        self.wait_until_all_answer()
        return self.web

    def _door(self) -> socket.socket:
        """Where it is to listen: the same again after a stop, as soon as the last process has let go of it."""
        until = time.monotonic() + SECONDS_TO_STOP
        while True:
            try:
                return socket.create_server(("127.0.0.1", self.port), backlog=256)
            except OSError:
                assert time.monotonic() < until, f"somebody still listens on port {self.port}"
                time.sleep(0.01)

    def start_command(self, *words: str, **others: object) -> Process:
        """Start one of the portal's own commands, such as the worker."""
        return self.start("flask", "--app", self.wsgi, *words, **others)

    def start(self, *words: str, door: socket.socket | None = None, **others: object) -> Process:
        """Start a program, in a group of its own so that it ends with all its children."""
        process = _nursery.Process(target=_become, args=(words, self.environment(**others), self.log, door))
        process.start()
        self._running.append(process)
        return process

    def environment(self, **others: object) -> dict[str, str]:
        """The variables of its processes: the machine's, without any portal's but this one's."""
        given: dict[str, Any] = {
            "database_url": self.app.config["SQLALCHEMY_DATABASE_URI"],
            "instance": self.app.config["INSTANCE"],
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "KEYS": self.app.config["KEYS"],
            "LOG_LEVEL": "WARNING",
            "PROXIES": 1,
            "TESTING": False,
            **self.others,
            **others,
        }
        ours = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        return {**ours, GIVEN: json.dumps(given)}

    def stop(self, process: Process, number: signal.Signals = signal.SIGTERM) -> int:
        """End a process of this portal, by force if it does not mind; answers its exit code."""
        pid = process.pid or 0
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        process.join(SECONDS_TO_STOP)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        process.join()
        self._running.remove(process)
        return int(process.exitcode or 0)

    def wait_until_all_answer(self) -> None:
        """Until as many processes as were asked for have answered."""
        seen: set[int] = set()

        def all_answer() -> bool:
            assert self.web.is_alive(), f"gunicorn ended:\n{self.log.read_text(errors='replace')}"
            with suppress(OSError, HTTPException):
                seen.add(self.browser().get("/livez").process)
            return len(seen) >= self.processes

        wait_for(all_answer, SECONDS_TO_START, f"{self.processes} processes to answer")

    def browser(self, network: str = "203.0.113.7") -> Browser:
        """A stranger's."""
        return Browser(self.port, network=network)

    def signed_in(self, account: Account) -> Browser:
        """The browser of someone who has signed in, as if by the link of a letter."""
        with unit_of_work():
            token = open_sign_in(account, user_agent="Firefox/150 (Windows)").token
        db.session.rollback()
        signer = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        cookie = signer.dumps({"_user_id": token, "_fresh": True, "_permanent": True})
        return Browser(self.port, cookies={self.app.config["SESSION_COOKIE_NAME"]: cookie})

    def failures(self) -> list[str]:
        """What the portal logged and had not expected."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if '"failure"' in line]


def _become(words: tuple[str, ...], environment: dict[str, str], log: Path, door: socket.socket | None) -> None:
    """In a new process: turn into the program of these words."""
    os.setsid()
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    bind = ["--bind", f"fd://{door.detach()}"] if door else []
    sys.argv = [*words, *bind]
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)


def wait_for(happened: Callable[[], object], seconds: float, what: str, *, every: float = 0.01) -> None:
    """Look again and again, for at most so many seconds."""
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, f"waited {seconds} s in vain for {what}"
        time.sleep(every)
