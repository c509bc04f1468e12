"""The front page: what this is, where the year stands, what is new, and the way in."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import lazy_gettext as _l
from portal.home import shelves
from portal.home.shelves import OnShelf, Shelf
from portal.programmes.models import Programme
from tests import factories
from tests.visitor import Visitor

TODAY = now().date()


def term(starts: timedelta, ends: timedelta) -> Programme:
    """One that starts and ends so far from today."""
    programme = factories.programme()
    with unit_of_work():
        programme.starts_on, programme.ends_on = TODAY + starts, TODAY + ends
    return programme


def test_it_leads_a_visitor_to_sign_in_and_to_how_it_works(visitor: Visitor) -> None:
    page = visitor.get("/fi/")

    assert page.status_code == 200
    assert 'href="/fi/kirjaudu"' in page.text
    assert 'href="/fi/nain-mentorointi-toimii"' in page.text


def test_it_tells_the_term_that_runs_and_the_one_to_come(app: Flask, visitor: Visitor) -> None:
    term(timedelta(days=-300), timedelta(days=-200))
    running = term(timedelta(days=-10), timedelta(days=90)).name_in("en")
    term(timedelta(days=500), timedelta(days=600))
    coming = term(timedelta(days=120), timedelta(days=220))

    page = visitor.get("/en/").text

    assert f"{running} is under way" in page
    assert f"The next term begins {coming.starts_on.day}" in page


def test_between_terms_it_tells_when_the_next_begins(app: Flask, visitor: Visitor) -> None:
    coming = term(timedelta(days=20), timedelta(days=120)).name_in("en")

    assert f"{coming} begins" in visitor.get("/en/").text


def test_without_terms_it_says_nothing_of_them(app: Flask, visitor: Visitor, queries: list[str]) -> None:
    page = visitor.get("/en/").text

    assert ("under way" in page, "begins" in page) == (False, False)
    assert len(queries) <= 4


def test_what_is_new_stands_on_its_shelf(app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    new = {"fi": [OnShelf("/fi/x", "Ensimmäinen <ilta>", "Puhuimme pelosta.", datetime(2027, 8, 26, tzinfo=UTC))]}
    shelf = Shelf("diary", _l("Help"), lambda language: new.get(language, []), _l("Help"), "texts.show_help")
    monkeypatch.setattr(shelves, "SHELVES", [shelf])

    finnish, english = visitor.get("/fi/").text, visitor.get("/en/").text

    assert '<a href="/fi/x">Ensimmäinen &lt;ilta&gt;</a>' in finnish
    assert "26.8.2027" in finnish
    assert 'id="diary"' not in english
