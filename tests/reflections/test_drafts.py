"""Words that are not sent yet."""

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.parking.models import ParkedForm
from tests import factories
from tests.reflections.pages import MINE, new_page, page_of, written
from tests.visitor import Visitor, hidden_fields

JSON = {"Accept": "application/json"}


def drafts() -> int:
    return db.session.scalar(db.select(db.func.count(ParkedForm.id))) or 0


def test_a_draft_is_kept_listed_and_given_back_in_both_languages(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()

    kept = visitor.fill_in(page, heading="Half", body="Begun and", _act="draft")

    assert (kept.location, written(), drafts()) == (page, [], 1)
    assert f'href="{page}"' in visitor.get(MINE).text
    assert visitor.get(f"{MINE}/new").location == page
    for address in (page, page.replace("/en/my/reflections/new", "/fi/oma/pohdinnat/uusi")):
        shown = visitor.get(address).text
        assert "Begun and</textarea>" in shown
        assert 'value="Half"' in shown
        assert 'value="discard"' in shown


def test_the_editor_saves_by_itself_and_says_when(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    fields = {**hidden_fields(visitor.get(page).text), "heading": "", "body": "Typing", "_act": "draft"}

    answers = [
        visitor.request("POST", page, data={**fields, "body": words}, headers=JSON) for words in ("Typ", "Typing")
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert list(answers[-1].json or {}) == ["saved_at"]
    assert drafts() == 1
    assert "Typing</textarea>" in visitor.get(page).text


def test_a_sent_form_leaves_no_draft(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    visitor.fill_in(page, body="Begun", _act="draft")

    visitor.fill_in(page, body="Begun and done")

    assert ([words for _heading, words in written()], drafts()) == (["Begun and done"], 0)


def test_a_form_that_was_refused_keeps_its_draft(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    visitor.fill_in(page, body="Begun", _act="draft")

    visitor.fill_in(page, body="")

    assert drafts() == 1


def test_a_draft_is_discarded_at_a_button(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    visitor.fill_in(page, body="Never mind", _act="draft")

    answer = visitor.press(page, _act="discard")

    assert (answer.location, drafts()) == (page, 0)
    assert "Never mind" not in visitor.get(page).text


def test_a_draft_of_a_change_waits_beside_the_words_in_force(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(body="In force.")
    visitor.signed_in_as(mine.author)

    visitor.fill_in(page_of(mine, "edit"), heading="", body="In the making.", _act="draft")

    assert "In force." in visitor.get(page_of(mine)).text
    assert "In the making.</textarea>" in visitor.get(page_of(mine, "edit")).text
    assert [words for _heading, words in written()] == ["In force."]


def test_a_draft_remembers_what_it_was_begun_from(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(body="As it was.")
    visitor.signed_in_as(mine.author)
    visitor.fill_in(page_of(mine, "edit"), body="From the draft.", _act="draft")
    fields = hidden_fields(visitor.get(page_of(mine, "edit")).text)
    visitor.post(
        page_of(mine, "edit"), **{**fields, "heading": mine.heading, "body": "Saved elsewhere.", "_act": "save"}
    )
    visitor.fill_in(page_of(mine, "edit"), body="Again from the draft.", _act="draft")

    clash = visitor.post(page_of(mine, "edit"), **{**fields, "heading": mine.heading, "body": "From the draft."})

    assert clash.status_code == 409
    assert "Saved elsewhere." in clash.text
    assert "From the draft.</textarea>" in clash.text


@pytest.mark.parametrize("place", ["", "?older-than=x"])
def test_nobody_elses_drafts_are_listed(visitor: Visitor, app: Flask, place: str) -> None:
    other = Visitor(app.test_client()).signed_in_as(factories.account())
    other.fill_in(new_page(), heading="Private heading", body="x", _act="draft")
    visitor.signed_in_as(factories.account())

    pages = visitor.get(MINE + place).text + visitor.get("/en/my").text

    assert "Private heading" not in pages


def test_the_draft_is_sealed(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    visitor.fill_in(new_page(), heading="Otsikko", body="Salaisuus", _act="draft")

    [form] = db.session.scalars(db.select(ParkedForm))

    assert b"Salaisuus" not in form.fields_sealed
    assert "Salaisuus" in form.fields


def test_who_keeps_a_draft_is_told_so_once_and_reminded_only_later(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()

    visitor.fill_in(page, heading="Half", body="x", _act="draft")
    at_once, later = visitor.get(page).text, visitor.get(page).text

    told, reminded = "Only you see it.", "We kept what you wrote here"
    assert [(told in each, reminded in each) for each in (at_once, later)] == [(True, False), (False, True)]
    assert ["Discard the draft" in each for each in (at_once, later)] == [True, True]
