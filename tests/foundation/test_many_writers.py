"""Writers queue, and nobody's change is lost."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.pool import Pool
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.people.models import Account
from tests import factories
from tests.foundation.counting import TIMES, count_carefully, count_carelessly, get_ready

PROCESSES = 4


@pytest.fixture(scope="module")
def processes() -> Iterator[Pool]:
    """Four processes that begin together, copies of one that has imported the portal."""
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload([get_ready.__module__])
    with forking.Pool(PROCESSES, initializer=get_ready, initargs=(forking.Barrier(PROCESSES),)) as pool:
        yield pool


def counted() -> int:
    """How far the four have come."""
    db.session.rollback()
    return int(db.session.scalars(sa.select(Account.name)).one())


def test_of_many_processes_none_loses_an_update_or_meets_a_locked_database(
    app: Flask, processes: Pool, tmp_path: Path
) -> None:
    factories.account(name="0")
    url = db.engine.url.render_as_string(hide_password=False)
    db.session.rollback()

    found = processes.starmap(count_carefully, [(url, str(tmp_path / str(each))) for each in range(PROCESSES)], 1)

    assert [error for errors in found for error in errors] == []
    assert counted() == PROCESSES * TIMES


def test_without_a_unit_of_work_they_do(app: Flask, processes: Pool, tmp_path: Path) -> None:
    factories.account(name="0")
    url = db.engine.url.render_as_string(hide_password=False)
    db.session.rollback()

    found = processes.starmap(count_carelessly, [(url, "")] * PROCESSES, 1)

    assert any("locked" in error for errors in found for error in errors) or counted() < PROCESSES * TIMES
