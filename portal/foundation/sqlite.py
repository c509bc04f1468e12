"""What SQLite must be told before it keeps its promises; other databases are left alone."""

import sqlite3
from typing import Any

import sqlalchemy as sa

PRAGMAS = (
    "busy_timeout = 5000",  # First: turning WAL on may itself have to wait.
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL would lose acknowledged words in a power cut.
    "foreign_keys = ON",
    "secure_delete = ON",  # What is deleted for good leaves no bytes behind in free pages.
)


@sa.event.listens_for(sa.Engine, "connect")
def prepare(connection: Any, _record: Any) -> None:
    """Set a new connection up, and take the choice of when to begin away from Python's driver."""
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@sa.event.listens_for(sa.Engine, "begin")
def begin(connection: sa.Connection) -> None:
    """Readers never wait; a writer queues for the lock at once, because an old snapshot can never become a write."""
    if connection.dialect.name == "sqlite":
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
