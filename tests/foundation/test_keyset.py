"""Long lists come a page at a time: each row once, whatever is written meanwhile."""

from flask import Flask

from portal.foundation.keyset import keyset
from portal.people.models import Account
from portal.reflections.models import Reflection
from portal.reflections.queries import PAGE, reflections_by
from tests import factories


class Row:
    """Something with a public name."""

    def __init__(self, public_id: str) -> None:
        self.public_id = public_id


ROWS = [Row(f"row-{number}") for number in range(4)]


def test_a_page_that_is_not_full_is_the_last() -> None:
    page = keyset(ROWS[:2], size=3, is_first=True)

    assert (page.rows, page.older_than, page.is_first) == (ROWS[:2], None, True)


def test_a_page_that_is_just_full_is_the_last_too() -> None:
    assert keyset(ROWS[:3], size=3, is_first=False).older_than is None


def test_one_row_more_means_there_is_another_page() -> None:
    page = keyset(ROWS, size=3, is_first=False)

    assert (page.rows, page.older_than, page.is_first) == (ROWS[:3], "row-2", False)


def test_an_empty_page_leads_nowhere() -> None:
    assert keyset([], size=3, is_first=True).older_than is None


def walk(author: Account) -> list[Reflection]:
    """Every page to the end, with something new written between the first and the second."""
    page = reflections_by(author)
    found = list(page.rows)
    factories.reflection(by=author)
    while page.older_than:
        page = reflections_by(author, older_than=page.older_than)
        found += page.rows
    return found


def test_walking_a_list_meets_each_row_once_even_while_it_grows(app: Flask) -> None:
    author, number = factories.account(), 2 * PAGE + 1
    written = [factories.reflection(by=author).id for _ in range(number)]

    found = walk(author)

    assert [each.id for each in found] == sorted(written, reverse=True)


def test_the_place_in_anothers_list_is_no_place_in_mine(app: Flask) -> None:
    mine, theirs = factories.account(), factories.reflection()
    factories.reflection(by=mine)

    page = reflections_by(mine, older_than=theirs.public_id)

    assert (list(page.rows), page.older_than) == ([], None)
