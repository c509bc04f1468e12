"""What the front page tells besides its own words; it opens without, too, when the database is away."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.exc import OperationalError

from portal.foundation.logs import failure
from portal.home.shelves import OnShelf, Shelf, filled_shelves
from portal.home.term import NO_TERM, Term, term_today


class Front(NamedTuple):
    """Where the year stands, and what is new."""

    term: Term
    shelves: Sequence[tuple[Shelf, Sequence[OnShelf]]]


def front() -> Front:
    """Both, or neither: whoever comes while the database is away still learns what this is. It is asked once."""
    try:
        return Front(term_today(), filled_shelves())
    except OperationalError as error:
        failure(error)
        return Front(NO_TERM, ())
