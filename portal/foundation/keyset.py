"""Long lists a page at a time, as fast on the last page as on the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Keyset(Generic[T]):
    """One page of a list, newest first, and where to go on: the public id of its last row, if there is more."""

    rows: Sequence[T]
    older_than: str | None
    is_first: bool


def keyset(rows: Sequence[T], *, size: int, is_first: bool) -> Keyset[T]:
    """Make a page of `rows`, which were asked for with a limit of `size` + 1."""
    shown = rows[:size]
    more = len(rows) > size
    return Keyset(shown, getattr(shown[-1], "public_id", None) if more else None, is_first)
