"""What the long runs share: the windows and people of the journeys, a portal on SQLite alone, and the report."""

from collections.abc import Callable, Iterator
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask

from portal import create_app
from portal.foundation.db import db
from tests.conftest import settings
from tests.journeys.conftest import (
    Shown,
    bring,
    browser,
    cast,
    every_state,
    its_name,
    new_window,
    open_window,
    portal,
    tours,
)
from tests.journeys.states import Tour
from tests.trust.report import (
    pytest_deselected,
    pytest_runtest_logreport,
    pytest_sessionfinish,
    pytest_terminal_summary,
)

Record = Callable[[str, object], None]

__all__ = [
    "browser",
    "cast",
    "new_window",
    "open_window",
    "portal",
    "pytest_deselected",
    "pytest_runtest_logreport",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "tours",
]


@pytest.fixture(scope="module", params=every_state(in_one_language=False), ids=its_name)
def shown(request: pytest.FixtureRequest, tours: dict[str, Tour]) -> Shown:
    """Every state of every page in both languages."""
    return bring(tours, *request.param)


def on_sqlite(app: Flask) -> bool:
    """Whether the database is a file, which is ours to look after."""
    return str(app.config["SQLALCHEMY_DATABASE_URI"]).startswith("sqlite")


def many(app: Flask, times: int) -> int:
    """All of them on SQLite, a quarter on PostgreSQL."""
    return times if on_sqlite(app) else times // 4


@pytest.fixture
def sqlite_folder(tmp_path: Path) -> Path:
    """Where a portal on SQLite keeps its files; a test may have a disk of its own."""
    return tmp_path


@pytest.fixture
def sqlite_app(sqlite_folder: Path) -> Iterator[Flask]:
    """A portal on SQLite alone, for what other databases do not do; its context is open."""
    app = create_app(settings(f"sqlite:///{sqlite_folder / 'portal.sqlite'}", sqlite_folder))
    with app.app_context():
        flask_migrate.upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()
