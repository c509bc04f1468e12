"""One's own page, and what staff find on theirs."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from portal.foundation.db import unit_of_work
from portal.heartbeats.actions import beat
from portal.people.models import Role
from tests import factories, factories_pairs
from tests.reflections.pages import new_page
from tests.visitor import Visitor


def test_an_unfinished_text_comes_before_everything_else(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.mentee_of(factories.pair()))
    before, page = visitor.get("/en/my").text, new_page()

    visitor.fill_in(page, heading="Half a thought", body="x", _act="draft")

    after = visitor.get("/en/my").text
    assert (page in before, f'href="{page}"' in after, "Half a thought" in after) == (False, True, True)


def test_without_a_pair_one_may_begin_to_write(visitor: Visitor, app: Flask) -> None:
    page = visitor.signed_in_as(factories.account()).get("/en/my").text

    assert "/en/my/reflections/new?prompt=" in page
    assert "/en/pair/" not in page


def test_an_ended_pair_can_still_be_read(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair(ended=True)

    page = visitor.signed_in_as(factories.mentor_of(pair)).get("/en/my").text

    assert f"/en/pair/{pair.space.public_id}" in page


def test_staff_hear_of_a_silent_worker_and_of_letters_that_stand_still(
    visitor: Visitor, app: Flask, later: Callable[[timedelta], None]
) -> None:
    factories.letter()
    with unit_of_work():
        beat("worker")
    visitor.signed_in_as(factories.account(Role.STAFF))
    well = visitor.get("/en/staff").text

    later(timedelta(minutes=11))
    ill = visitor.get("/en/staff").text

    assert ill.count('href="/en/staff/messages"') - well.count('href="/en/staff/messages"') == 2


def test_the_menu_knows_who_is_staff(visitor: Visitor, app: Flask) -> None:
    member = Visitor(app.test_client()).signed_in_as(factories.account())
    visitor.signed_in_as(factories.account(Role.STAFF))

    for page in ("/en/my", "/en/"):  # The front page loads nobody.
        assert ['href="/en/staff"' in each.get(page).text for each in (member, visitor)] == [False, True]


def test_the_menu_forgets_who_is_staff_no_longer(visitor: Visitor, app: Flask, queries: list[str]) -> None:
    person = factories.account(Role.STAFF)
    visitor.signed_in_as(person).get("/en/my")
    with unit_of_work():
        person.role = Role.NONE

    visitor.get("/en/my")
    queries.clear()

    assert 'href="/en/staff"' not in visitor.get("/en/").text
    assert [query for query in queries if "sign_in" in query] == []


def test_ended_pairs_stand_last_and_can_be_undone_for_a_week(
    visitor: Visitor, app: Flask, later: Callable[[timedelta], None]
) -> None:
    mentor = factories.account()
    open_one = factories.pair(mentor=mentor, mentee=factories.account(name="Aino A"))
    for ended in (factories_pairs.ended, factories_pairs.ended_by_staff):
        ended(factories.pair(mentor=mentor))
    visitor.signed_in_as(mentor)

    cards = visitor.get("/en/my").text.split('<section class="card" id="pair-')[1:]
    later(timedelta(days=9))
    visitor.signed_in_as(mentor)
    after = visitor.get("/en/my").text

    assert [open_one.space.public_id in card for card in cards] == [True, False, False]
    assert ["Ended" in card for card in cards] == [False, True, True]
    assert cards[1].count('class="button') == 1
    assert "".join(cards).count("You can still undo it.") == 1  # What staff ended, staff undo.
    assert "You can still undo it." not in after
