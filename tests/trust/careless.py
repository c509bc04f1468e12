"""A portal on an SQLite that does not wait: neither for the disk, nor for another writer."""

from portal.foundation import sqlite

sqlite.PRAGMAS = tuple(each.replace("FULL", "NORMAL").replace("5000", "0") for each in sqlite.PRAGMAS)

from tests.live_app import app  # noqa: E402

__all__ = ["app"]
