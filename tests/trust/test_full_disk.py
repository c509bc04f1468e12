"""The disk is full: what cannot be saved is given back, what is there can be read, and room is enough to go on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.reflections.models import Reflection
from tests import factories
from tests.browser import Browser
from tests.live import Live
from tests.trust.conftest import Record

LONG = "A sentence that will not fit on the disk any more. " * 300
ROUNDS = 5


@pytest.fixture
def sqlite_folder(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of eight megabytes."""
    if not (sys.platform == "linux" and os.geteuid() == 0):
        pytest.fail("A small disk to fill can be had on Linux, as root.")
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "portal-test", disk], check=True)
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def test_words_come_back_reading_goes_on_and_room_is_enough(
    sqlite_app: Flask, sqlite_folder: Path, record_property: Record
) -> None:
    ballast, saved = sqlite_folder / "ballast", set()
    refused = 0

    with Live(sqlite_app) as live:
        browser = live.signed_in(factories.account())
        for _round in range(ROUNDS):
            saved.add(write(browser)[1])
            fill(ballast)
            while (answer := write(browser))[0].status == 302:
                saved.add(answer[1])
            page, _name = answer
            refused += 1
            reading = [browser.get(f"/en/my/reflections/{name}").status for name in saved]
            ready = browser.get("/readyz").status
            ballast.unlink()
            after, name = write(browser)
            saved.add(name)
            assert (page.status, LONG.strip() in page.text, page.headers["Retry-After"]) == (503, True, "60")
            assert (set(reading), ready, after.status) == ({200}, 503, 302)
    db.session.rollback()

    assert set(db.session.scalars(sa.select(Reflection.public_id))) == saved
    assert db.session.execute(sa.text("PRAGMA integrity_check")).scalar_one() == "ok"
    record_property("times the disk was full", refused)
    record_property("texts acknowledged and there", len(saved))


def write(browser: Browser) -> tuple[object, str]:
    """Send one long text; the answer, and its name."""
    path = browser.get("/en/my/reflections/new?prompt=stayed").location
    page = browser.fill_in(path, heading="", body=LONG)
    return page, path.partition("?")[0].rpartition("/")[2]


def fill(ballast: Path) -> None:
    """Leave no room."""
    with ballast.open("wb", buffering=0) as file:
        for size in (2**20, 2**12):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
