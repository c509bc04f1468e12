"""A person writes a reflection."""

import pytest
from flask import Flask

from portal.audit.models import AuditEntry
from portal.foundation.db import db
from portal.mail.models import Letter
from portal.reflections.models import Reflection
from portal.reflections.prompts import PROMPTS
from tests import factories
from tests.reflections.pages import MINE, new_page, written
from tests.visitor import Visitor, hidden_fields


def test_what_is_written_is_kept_and_nobody_is_told(visitor: Visitor, app: Flask) -> None:
    writer = factories.account()
    page = visitor.signed_in_as(writer).get("/en/my/reflections/new?prompt=stayed").location

    answer = visitor.fill_in(page, heading="What stayed with you?", body="I was nervous.")

    [saved] = db.session.scalars(db.select(Reflection))
    assert (saved.author_id, saved.body, answer.status_code) == (writer.id, "I was nervous.", 302)
    assert db.session.scalars(db.select(Letter)).all() == []


def test_the_audit_ledger_hears_nothing(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair()
    visitor.signed_in_as(factories.mentee_of(pair))
    before = db.session.scalar(db.select(db.func.count(AuditEntry.id)))

    visitor.fill_in(new_page(), body="Quietly.")
    [saved] = db.session.scalars(db.select(Reflection))
    for act in (f"share/{pair.space.public_id}", f"stop-sharing/{pair.space.public_id}", "delete"):
        visitor.press(f"{MINE}/{saved.public_id}/{act}")

    assert written() == []
    assert db.session.scalar(db.select(db.func.count(AuditEntry.id))) == before


@pytest.mark.parametrize("key", [*PROMPTS])
def test_a_question_may_be_begun_from(visitor: Visitor, app: Flask, key: str) -> None:
    visitor.signed_in_as(factories.account())

    page = visitor.get(f"{MINE}/new?prompt={key}").location

    with app.test_request_context("/en/"):
        assert f'value="{PROMPTS[key]}"' in visitor.get(page).text


@pytest.mark.parametrize(("query", "heading"), [("?prompt=blank", ""), ("", None), ("?prompt=no-such", None)])
def test_a_blank_page_is_blank_and_anything_else_asks(
    visitor: Visitor, app: Flask, query: str, heading: str | None
) -> None:
    visitor.signed_in_as(factories.account())

    page = visitor.get(visitor.get(f"{MINE}/new{query}").location).text

    with app.test_request_context("/en/"):
        assert f'value="{PROMPTS["stayed"] if heading is None else heading}"' in page


@pytest.mark.parametrize(
    ("heading", "body"), [("Title", ""), ("Title", " \n\t "), ("x" * 161, "Words"), ("", "y" * 20_001)]
)
def test_too_little_or_too_much_is_said_and_kept(visitor: Visitor, app: Flask, heading: str, body: str) -> None:
    visitor.signed_in_as(factories.account())

    answer = visitor.fill_in(new_page(), heading=heading, body=body)

    assert (answer.status_code, written()) == (422, [])
    assert "-error" in answer.text
    assert heading in answer.text
    assert body.strip() in answer.text


def test_one_may_write_before_having_a_pair(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())

    visitor.fill_in(new_page(), heading="Hopes", body="To learn to ask.")
    [saved] = db.session.scalars(db.select(Reflection))

    readers = visitor.get(f"{MINE}/{saved.public_id}/share")
    assert (readers.status_code, readers.text.count('/share/"')) == (200, 0)
    assert "To learn to ask." in visitor.get(MINE).text


def test_sent_twice_it_is_there_once(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    fields = {**hidden_fields(visitor.get(page).text), "heading": "Twice", "body": "The same."}

    answers = [visitor.post(page, **fields) for _click in range(3)]

    assert len({answer.location for answer in answers}) == 1
    assert written() == [("Twice", "The same.")]


def test_sent_again_with_other_words_both_are_shown_and_one_decides(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    fields = hidden_fields(visitor.get(page).text)
    visitor.post(page, **{**fields, "heading": "", "body": "Words of the phone."})

    clash = visitor.post(page, **{**fields, "heading": "", "body": "Words of the laptop."})
    unsettled = written()
    settled = visitor.post(page, **{**hidden_fields(clash.text), "heading": "", "body": "Words of both."})

    assert (clash.status_code, unsettled) == (409, [("", "Words of the phone.")])
    assert "Words of the phone." in clash.text
    assert "Words of the laptop.</textarea>" in clash.text
    assert (settled.status_code, written()) == (302, [("", "Words of both.")])


def test_back_after_saving_leads_to_what_was_saved(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    page = new_page()
    saved = visitor.fill_in(page, body="Saved.").location

    assert visitor.get(page).location == saved


def test_anothers_name_for_a_reflection_is_taken(visitor: Visitor, app: Flask) -> None:
    theirs = factories.reflection(body="Theirs.")
    visitor.signed_in_as(factories.account())

    answer = visitor.fill_in(f"{MINE}/new/{theirs.public_id}", body="Mine.")

    assert (answer.status_code, "Theirs." in answer.text, "Mine." in answer.text) == (422, False, True)
    assert written() == [(theirs.heading, "Theirs.")]


def test_the_preview_shows_and_keeps_nothing(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())

    answer = visitor.fill_in(new_page(), heading="Draft", body="**Loud** <script>alert(1)</script>", _act="preview")

    assert (answer.status_code, written()) == (200, [])
    assert "<strong>Loud</strong>" in answer.text
    assert "<script>alert" not in answer.text
    assert "**Loud** &lt;script&gt;" in answer.text
