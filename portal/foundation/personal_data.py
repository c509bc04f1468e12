"""What a room promises about each column that says something of a person."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Rows = list[dict[str, Any]]


class Erasure(enum.Enum):
    """What becomes of a column when its person asks to be erased."""

    DELETED = "the row goes"
    BLANKED = "the row stays, this is emptied"
    KEPT = "stays, for the reason given in its purpose"


@dataclass(frozen=True)
class Column:
    """Why a column is there, how long, whether its person gets a copy, and what erasing does to it."""

    purpose: str
    retention: str
    exported: bool = True
    erasure: Erasure = Erasure.DELETED


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One room's personal data: every column by `table.column`, how to copy it out, and how to make it go away.

    `export` and `erase` take the account's number; `erase` belongs in a unit of work. `prune` forgets what has outlived
    its retention and answers how many rows went.
    """

    title: str
    columns: Mapping[str, Column]
    export: Callable[[int], Rows]
    erase: Callable[[int], None]
    prune: Callable[[], int] | None = None
