"""One next thing stands first on one's own page: a text left half-written, else what fits where one is."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.pairs.models import Pair
from portal.people.models import Account, Role
from portal.programmes.models import Season
from tests import factories, factories_goals, factories_pairs
from tests.factories_meetings import meeting, soon
from tests.reflections.pages import new_page
from tests.visitor import Visitor


def newcomer() -> Account:
    return factories.account()


def mentee() -> Account:
    return factories.mentee_of(factories.pair())


def mentor() -> Account:
    return factories.mentor_of(factories.pair())


def staff() -> Account:
    return factories.account(Role.STAFF)


def staff_who_mentors() -> Account:
    person = staff()
    factories.pair(mentor=person)
    return person


def next_thing(page: str) -> str:
    """The card of the next thing alone."""
    return page.partition('id="next"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("someone", "heading", "leads_to"),
    [
        (newcomer, "Write what you hope for", "/en/my/reflections/new?prompt=hoped"),
        (mentee, "Say hello and agree on your first meeting", "/meetings/new"),
        (mentor, "Say hello and agree on your first meeting", "/meetings/new"),
        (staff, "See what waits for you today", "/en/staff"),
        (staff_who_mentors, "Say hello and agree on your first meeting", "/meetings/new"),
    ],
)
def test_it_fits_where_one_is(
    visitor: Visitor, app: Flask, someone: Callable[[], Account], heading: str, leads_to: str
) -> None:
    page = visitor.signed_in_as(someone()).get("/en/my").text

    assert heading in next_thing(page)
    link = re.search(rf'href="([^"]*{re.escape(leads_to)})"', next_thing(page))
    assert link
    assert visitor.get(html.unescape(link[1])).status_code in (200, 302)


def test_a_meeting_more_than_a_week_away_leaves_room_for_a_reflection(visitor: Visitor, app: Flask) -> None:
    pair = settled(factories.pair())
    far = meeting(pair.space, starts_at=soon(timedelta(days=9)))
    visitor.signed_in_as(factories.mentee_of(pair))

    quiet = next_thing(visitor.get("/en/my").text)
    with unit_of_work():
        far.starts_at = soon(timedelta(days=6))
    busy = next_thing(visitor.get("/en/my").text)

    assert ("What stayed with you?" in quiet, "You meet " in quiet) == (True, False)
    assert ("What stayed with you?" in busy, "You meet " in busy) == (False, True)


def test_rules_that_wait_for_my_yes_say_who_wrote_them(visitor: Visitor, app: Flask) -> None:
    pair = settled(factories.pair(mentor=factories.account(name="Outi Ö")))
    meeting(pair.space, starts_at=soon(timedelta(days=3)))
    factories_pairs.ground_rules(pair, by=factories.mentor_of(pair), hopes="Something new.")

    thing = next_thing(visitor.signed_in_as(factories.mentee_of(pair)).get("/en/my").text)

    assert "Read and accept the ground rules" in thing
    assert "Written by Outi Ö. They apply once you have both accepted them." in thing


def test_of_two_pairs_the_more_urgent_comes_first_and_is_named(visitor: Visitor, app: Flask) -> None:
    mentor = factories.account()
    pairs = [settled(factories.pair(mentor=mentor, mentee=factories.account(name=name))) for name in ("Aino A", "Bo B")]
    meeting(pairs[0].space, starts_at=soon(timedelta(days=2)))
    visitor.signed_in_as(mentor)

    soonest = next_thing(visitor.get("/en/my").text)
    meeting(pairs[1].space, starts_at=soon(timedelta(days=-1)))
    unanswered = next_thing(visitor.get("/en/my").text)

    assert ("Aino A: you meet " in soonest, "Bo B: did you meet?" in unanswered) == (True, True)


def test_more_pairs_ask_the_database_no_more(visitor: Visitor, app: Flask, queries: list[str]) -> None:
    mentor = factories.account()
    visitor.signed_in_as(mentor).get("/en/my")
    asked = []
    for _more in range(2):
        factories_pairs.ended(factories.pair(mentor=mentor))
        meeting(settled(factories.pair(mentor=mentor)).space, starts_at=soon(timedelta(days=2)))
        queries.clear()
        visitor.get("/en/my")
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 7


def settled(pair: Pair) -> Pair:
    """A pair that has rules, a goal, and nothing to catch up on."""
    factories_pairs.ground_rules(pair, accepted_by=(factories.mentee_of(pair), factories.mentor_of(pair)), hopes="x")
    factories_goals.goal(pair.space, by=factories.mentee_of(pair))
    return pair


@pytest.mark.parametrize("someone", [newcomer, mentee, staff, staff_who_mentors])
def test_the_latest_unfinished_text_comes_first_for_everyone(
    visitor: Visitor, app: Flask, someone: Callable[[], Account]
) -> None:
    visitor.signed_in_as(someone())
    older, newer = new_page(), new_page()
    for page, heading in ((older, "An older thought"), (newer, "")):
        visitor.fill_in(page, heading=heading, body="x", _act="draft")

    thing = next_thing(visitor.get("/en/my").text)
    visitor.fill_in(newer, heading="", body="Said.")
    then = next_thing(visitor.get("/en/my").text)

    assert (f'href="{newer}"' in thing, f'href="{older}"' in thing) == (True, False)
    assert "You have an unfinished reflection" in thing
    assert (f'href="{older}"' in then, "An older thought" in then) == (True, True)


def test_nobody_elses_unfinished_text_is_there(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair()
    page = new_page()
    visitor.signed_in_as(factories.mentee_of(pair)).fill_in(page, heading="Mine", body="x", _act="draft")

    partner = Visitor(app.test_client()).signed_in_as(factories.mentor_of(pair))

    assert page not in partner.get("/en/my").text


@pytest.mark.parametrize(("language", "path", "where"), [("en", "/en/my", "/en/pair/"), ("fi", "/fi/oma", "/fi/pari/")])
def test_every_pair_is_there_with_the_other_ones_name_and_its_term(
    visitor: Visitor, app: Flask, language: str, path: str, where: str
) -> None:
    mentor = factories.account(name="Mentori Itse")
    terms = [factories.programme(season) for season in Season]
    pairs = [
        factories.pair(mentor=mentor, mentee=factories.account(name=name), term=term)
        for name, term in zip(("Aino Ensimmäinen", "Linh Toinen"), terms, strict=True)
    ]
    factories.pair(mentee=factories.account(name="Joku Muu"))

    cards = visitor.signed_in_as(mentor).get(path).text.split('<section class="card" id="pair-')[1:]

    assert len(cards) == 2
    for card, pair in zip(cards, reversed(pairs), strict=True):
        name, term = factories.mentee_of(pair).name, pair.programme.name_in(language)
        assert (name in card, term in card, f'href="{where}{pair.space.public_id}"' in card) == (True, True, True)
    assert ("Joku Muu" in "".join(cards), "Mentori Itse" in "".join(cards)) == (False, False)
