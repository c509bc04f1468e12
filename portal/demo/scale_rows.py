"""Rows of a large world: their names, which are the same each time, and their sealed words."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from portal.foundation.db import PUBLIC_ID_LENGTH, Base
from portal.foundation.keys import current_keyring

BEGINNING = datetime(2026, 8, 24, 12, tzinfo=UTC)

Row = dict[str, Any]
Kind = type[Base]


def public_name(kind: str, number: int) -> str:
    """A public id that is the same each time."""
    return hashlib.sha256(f"{kind} {number}".encode()).hexdigest()[:PUBLIC_ID_LENGTH]


def named(kind: Any, number: int, /, **values: object) -> tuple[Kind, Row]:
    """Row `number` of the table of `kind`, with its public id."""
    return kind, {"id": number, "public_id": public_name(kind.__tablename__, number), **values}


def sealed(kind: Any, number: int, /, **texts: str) -> Row:
    """The columns in which row `number` keeps these texts."""
    table, name, seal = kind.__tablename__, public_name(kind.__tablename__, number), current_keyring().seal
    return {f"{field}_sealed": seal(text, place=f"{table}|{field}_sealed|{name}") for field, text in texts.items()}
