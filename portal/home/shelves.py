"""What is new, for the front page: a shelf for each kind of public text, with the newest few on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from portal.foundation.i18n import LazyString, language


class OnShelf(NamedTuple):
    """One public text: where it is, what it is called, a sentence or two of it, and since when it is there."""

    url: str
    title: str
    ingress: str
    published_at: datetime


@dataclass(frozen=True)
class Shelf:
    """A heading, the newest texts in a language (one query), and the page that has them all."""

    name: str
    heading: LazyString
    newest: Callable[[str], Sequence[OnShelf]]
    all_words: LazyString
    all_endpoint: str


SHELVES: list[Shelf] = []  # A room with public texts has a line here.


def filled_shelves() -> list[tuple[Shelf, Sequence[OnShelf]]]:
    """Those that have something in the reader's language."""
    return [(shelf, texts) for shelf in SHELVES if (texts := shelf.newest(language()))]
