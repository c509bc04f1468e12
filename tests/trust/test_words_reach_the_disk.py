"""Nobody is told that words are saved before the disk has been told to keep them: shown by strace."""

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from tests import factories
from tests.live import Live, wait_for
from tests.trust.conftest import Record
from tools.environment import Trouble, install_system_package

WRITES = 25
SYNCED = re.compile(r"\bf(?:data)?sync\b.*= 0$")
ANSWERED = re.compile(r'"HTTP/1\.1 (\d{3}) ')


@pytest.fixture(scope="module")
def strace() -> str:
    """The program; installed where that can be done."""
    if not shutil.which("strace"):
        try:
            install_system_package("strace", "To see what reaches the disk takes strace, which Linux has.")
        except Trouble as trouble:
            pytest.fail(str(trouble))
    return str(shutil.which("strace"))


def test_every_saved_text_was_on_the_disk_before_the_answer(
    sqlite_app: Flask, strace: str, tmp_path: Path, record_property: Record
) -> None:
    with Live(sqlite_app, processes=1, threads=1) as live:
        saved, synced = write_and_watch(live, strace, tmp_path / "calls")

    assert (saved, synced) == (WRITES, WRITES)
    record_property("texts acknowledged after fdatasync", f"{synced} of {saved}")


def test_an_sqlite_that_does_not_wait_for_the_disk_is_found_out(
    sqlite_app: Flask, strace: str, tmp_path: Path, record_property: Record
) -> None:
    with Live(sqlite_app, wsgi="tests.trust.careless", processes=1, threads=1) as live:
        saved, synced = write_and_watch(live, strace, tmp_path / "calls")

    assert (saved, synced) == (WRITES, 0)
    record_property("the same with synchronous = NORMAL", f"{synced} of {saved}")


def write_and_watch(live: Live, strace: str, calls: Path) -> tuple[int, int]:
    """Write texts one by one: how many were acknowledged, and how many of them only after the disk."""
    browser = live.signed_in(factories.account())
    asked: list[str] = []

    def write() -> None:
        path = browser.get("/en/my/reflections/new?prompt=stayed").location
        browser.fill_in(path, body="Words that last.")
        asked.extend(("page", "page", "write"))

    write()  # The first one makes the file of the log, which is waited for in any case.
    asked.clear()
    with watched(strace, live, calls):
        for _write in range(WRITES):
            write()
    answers = list(answers_in(calls))
    assert len(answers) == len(asked), f"{len(answers)} answers were seen of {len(asked)}"
    writes = [answer for what, answer in zip(asked, answers, strict=True) if what == "write"]
    return sum(status == "302" for status, _synced in writes), sum(synced for _status, synced in writes)


@contextmanager
def watched(strace: str, live: Live, calls: Path) -> Iterator[None]:
    """Note what the one process that answers asks of the system."""
    victim = str(live.browser().get("/livez").process)
    command = [strace, "-f", "-p", victim, "-e", "trace=fsync,fdatasync,sendto,sendmsg,write", "-o", str(calls)]
    watcher = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert watcher.stderr
        said = watcher.stderr.readline()
        assert "attached" in said, f"strace may not watch processes here ({said.strip()}): try as root."
        yield
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.communicate(timeout=30)
        wait_for(calls.exists, 10, "what strace has seen")


def answers_in(calls: Path) -> Iterator[tuple[str, bool]]:
    """The status of each answer, and whether the disk has confirmed something since the one before."""
    synced = False
    for line in calls.read_text(errors="replace").splitlines():
        if SYNCED.search(line):
            synced = True
        elif answer := ANSWERED.search(line):
            yield answer[1], synced
            synced = False
