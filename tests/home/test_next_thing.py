"""One next thing stands first on one's own page: a text left half-written, else what fits where one is."""

from collections.abc import Callable

import pytest
from flask import Flask

from portal.people.models import Account, Role
from portal.programmes.models import Season
from tests import factories
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
        (mentee, "What stayed with you?", "/en/my/reflections/new?prompt=stayed"),
        (mentor, "What stayed with you?", "/en/my/reflections/new?prompt=stayed"),
        (staff, "See what waits for you today", "/en/staff"),
        (staff_who_mentors, "What stayed with you?", "/en/my/reflections/new?prompt=stayed"),
    ],
)
def test_it_fits_where_one_is(
    visitor: Visitor, app: Flask, someone: Callable[[], Account], heading: str, leads_to: str
) -> None:
    page = visitor.signed_in_as(someone()).get("/en/my").text

    assert heading in next_thing(page)
    assert f'href="{leads_to}"' in next_thing(page)
    assert visitor.get(leads_to).status_code in (200, 302)


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
