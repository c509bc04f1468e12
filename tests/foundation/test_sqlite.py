"""A living connection, asked what it has been told."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation import sqlite
from portal.foundation.db import db

PROMISED = {
    "busy_timeout": (5000,),
    "journal_mode": ("wal",),
    "synchronous": (2,),  # FULL
    "foreign_keys": (1,),
    "secure_delete": (1,),
}


def settings_of(connection: sa.Connection) -> dict[str, object]:
    """What this connection answers; an empty answer means that it is not SQLite."""
    if connection.dialect.name != "sqlite":
        return {}
    return {name: tuple(connection.exec_driver_sql(f"PRAGMA {name}").one()) for name in PROMISED}


def test_every_connection_keeps_acknowledged_words_through_a_power_cut(app: Flask) -> None:
    db.session.rollback()
    db.engine.dispose()

    with db.engine.connect() as first, db.engine.connect() as second:
        answers = [settings_of(first), settings_of(second)]

    assert answers == ([PROMISED] * 2 if db.engine.name == "sqlite" else [{}, {}])


def test_postgresql_does_not_answer_before_its_disk(app: Flask) -> None:
    asked = "SHOW synchronous_commit" if db.engine.name == "postgresql" else "SELECT 'on'"

    assert db.session.scalar(sa.text(asked)) == "on"


def test_without_our_listener_sqlite_would_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PRAGMAS", ())
    engine = sa.create_engine("sqlite://")

    with engine.connect() as connection:
        told = settings_of(connection)
    engine.dispose()

    assert {name for name in PROMISED if told[name] != PROMISED[name]} >= {"journal_mode", "foreign_keys"}
