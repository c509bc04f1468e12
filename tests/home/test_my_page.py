"""One's own page, and what staff find on theirs."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask

from portal.foundation.db import unit_of_work
from portal.heartbeats.actions import beat
from portal.people.models import Role
from tests import factories
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

    assert ['href="/en/staff"' in each.get("/en/my").text for each in (member, visitor)] == [False, True]
