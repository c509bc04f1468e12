"""Where the rooms with public texts are: what the search calls them, and how it finds their addresses.

A room that lets its texts be found has a line here. It answers the address of each that is public now; one it says
nothing about is left out, so that nothing leads to what has just been taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from portal.foundation.i18n import LazyString

Addresses = Callable[[Sequence[str], str], Mapping[str, str]]  # (public ids, language) -> address by public id


@dataclass(frozen=True)
class Door:
    """What a text of one kind is called, and the way to each."""

    label: LazyString
    addresses: Addresses


DOORS: dict[str, Door] = {}
