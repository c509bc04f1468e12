"""Who may read which reflection where. The same table is asked of the policy, the query and the page."""

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.pairs.models import Pair
from portal.people.models import Account, Role
from portal.reflections import policy, queries
from portal.reflections.actions import stop_sharing_reflection
from portal.reflections.models import Reflection
from portal.spaces.policy import may_enter
from tests import factories
from tests.reflections.pages import shared_page
from tests.visitor import Visitor

READERS = ("author", "partner", "former partner", "of another pair", "staff", "administrator")
TABLE = {
    #                      author  partner former  another staff   administrator
    "only me":            (False,  False,  False,  False,  False,  False),
    "shared":             (True,   True,   False,  False,  False,  False),
    "taken back":         (False,  False,  False,  False,  False,  False),
    "shared elsewhere":   (False,  False,  False,  False,  False,  False),
    "shared, then ended": (True,   True,   False,  False,  False,  False),
}  # fmt: skip
CELLS = [(state, who, may) for state, row in TABLE.items() for who, may in zip(READERS, row, strict=True)]


def world(state: str) -> tuple[Pair, Reflection]:
    made = factories.pair()
    author = factories.mentee_of(made)
    elsewhere = factories.pair(mentee=author).space
    place = {"only me": None, "shared elsewhere": elsewhere}.get(state, made.space)
    written = factories.reflection(by=author, body="Of the table.", shared_in=place)
    with unit_of_work():
        if state == "taken back":
            stop_sharing_reflection(written, space=made.space)
        elif state == "shared, then ended":
            made.space.closed_at = now()
    return made, written


def someone(who: str, made: Pair) -> Account:
    if who == "author":
        return factories.mentee_of(made)
    if who in ("partner", "former partner"):
        return factories.mentor_of(made)
    if who == "of another pair":
        return factories.mentor_of(factories.pair())
    return factories.account(Role(who))


def leave(made: Pair, account: Account) -> None:
    with unit_of_work():
        for membership in made.space.memberships:
            if membership.account_id == account.id:
                membership.left_at = now()


@pytest.mark.parametrize(("state", "who", "may"), CELLS)
def test_policy_query_and_page_agree(app: Flask, visitor: Visitor, state: str, who: str, may: bool) -> None:
    made, written = world(state)
    reader = someone(who, made)
    if who == "former partner":
        leave(made, reader)

    read = queries.reflection_or_404(written.public_id)
    by_policy = policy.may_read_in(reader, read, made.space)
    listed = [share.reflection.id for share in queries.reflections_shared_in(made.space).rows]
    by_query = may_enter(reader, made.space) and written.id in listed
    by_page = "Of the table." in visitor.signed_in_as(reader).get(shared_page(made.space)).text

    assert (by_policy, by_query, by_page) == (may, may, may)


def test_an_author_who_has_left_takes_their_words_back(app: Flask, visitor: Visitor) -> None:
    made, written = world("shared")
    author, partner = factories.mentee_of(made), Visitor(app.test_client())
    leave(made, author)

    stop = f"/en/my/reflections/{written.public_id}/stop-sharing/{made.space.public_id}"
    answer = visitor.signed_in_as(author).press(stop)

    page = partner.signed_in_as(factories.mentor_of(made)).get(shared_page(made.space))
    assert (answer.status_code, page.status_code, "Of the table." in page.text) == (302, 200, False)


@pytest.mark.parametrize("who", READERS[1:])
def test_a_reflections_own_page_is_its_authors_alone(app: Flask, visitor: Visitor, who: str) -> None:
    made, written = world("shared")
    visitor.signed_in_as(someone(who, made))

    answers = {
        visitor.get(f"/en/my/reflections/{written.public_id}{act}").status_code
        for act in ("", "/edit", "/share", "/delete")
    }

    assert answers == {404}
