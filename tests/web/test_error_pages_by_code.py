"""The errors that the portal itself gives rise to, each with what belongs to it and with what was typed."""

import re
from html import unescape

import pytest
from flask import Flask

from portal.foundation.db import db, new_public_id
from portal.parking.models import ParkedForm
from portal.people.models import Account
from portal.reflections.models import Reflection
from portal.web.error_pages import WORDS
from tests import factories
from tests.visitor import Visitor, hidden_fields

pytestmark = pytest.mark.on_one_database

LANGUAGES = ("en", "fi")
NEW = {"en": "/en/my/reflections/new/", "fi": "/fi/oma/pohdinnat/uusi/"}
SIGN_IN = {"en": "/en/sign-in", "fi": "/fi/kirjaudu"}


def says(app: Flask, code: int, page: str, language: str) -> bool:
    with app.test_request_context(f"/{language}/"):
        return f"<h1>{WORDS[code][0]}</h1>" in page and f'<html lang="{language}"' in page


def visible(page: str) -> list[str]:
    """What stands in the boxes of an error page."""
    return [unescape(words).strip() for words in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_from_elsewhere_is_refused_and_keeps_the_words_of_its_own_writer(
    visitor: Visitor, app: Flask, language: str
) -> None:
    visitor.signed_in_as(factories.account())
    path = NEW[language] + new_public_id()
    fields = {**hidden_fields(visitor.get(path).text), "heading": "", "body": "Omat sanani."}

    page = visitor.request("POST", path, data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    again = visitor.post(path, **hidden_fields(page.text), body="Omat sanani.")

    assert (page.status_code, says(app, 403, page.text, language)) == (403, True)
    assert visible(page.text) == ["Omat sanani."]
    assert again.status_code == 302


@pytest.mark.parametrize(("language", "path"), [("en", "/en/sign-out"), ("fi", "/fi/kirjaudu-ulos")])
def test_an_address_that_only_takes_forms_says_what_it_takes(
    visitor: Visitor, app: Flask, language: str, path: str
) -> None:
    page = visitor.get(path)

    assert (page.status_code, says(app, 405, page.text, language)) == (405, True)
    assert set(page.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_attempts_keep_the_address_that_was_typed(visitor: Visitor, app: Flask, language: str) -> None:
    answers = [visitor.fill_in(SIGN_IN[language], email="busy@example.org") for _ in range(6)]

    page = answers[-1]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert says(app, 429, page.text, language)
    assert hidden_fields(page.text)["email"] == "busy@example.org"
    assert f'action="{SIGN_IN[language]}"' in page.text
    assert "Retry-After" in page.headers


def test_one_who_tries_again_still_comes_to_the_page_they_wanted(visitor: Visitor, app: Flask) -> None:
    wanted = f"{SIGN_IN['en']}?next=/en/my/profile"

    page = [visitor.fill_in(wanted, email="someone@example.org") for _ in range(6)][-1]

    assert (page.status_code, f'action="{wanted}"' in page.text) == (429, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_what_has_gone_meanwhile_are_all_to_be_seen(visitor: Visitor, app: Flask, language: str) -> None:
    author: Account = factories.account()
    name = factories.reflection(by=author).public_id
    path = {"en": f"/en/my/reflections/{name}/edit", "fi": f"/fi/oma/pohdinnat/{name}/muokkaa"}[language]
    visitor.signed_in_as(author)
    page = visitor.get(path).text
    visitor.press(f"/en/my/reflections/{name}/delete")

    hidden = {name: value for name, value in hidden_fields(page).items() if name != "back"}  # That is another form's.
    answer = visitor.post(path, **hidden, heading="Lyhyt", body="Yksisanainen")

    assert (answer.status_code, says(app, 404, answer.text, language)) == (404, True)
    assert sorted(visible(answer.text)) == ["Lyhyt", "Yksisanainen"]
    assert answer.text.count(" readonly>") == 2


def test_a_word_too_long_to_be_sent_can_be_shortened(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    path, word = NEW["en"] + new_public_id(), "x" * 2_500_000

    page = visitor.fill_in(path, heading="", body=word)
    again = visitor.post(path, **hidden_fields(page.text), body="x")

    assert (page.status_code, visible(page.text) == [word]) == (413, True)
    assert again.status_code == 302


def test_a_draft_that_is_tried_again_stays_a_draft(visitor: Visitor, app: Flask) -> None:
    writer: Account = factories.account()
    visitor.signed_in_as(writer)
    path = NEW["en"] + new_public_id()
    page = visitor.fill_in(path, heading="", body="Not yet.", _act="draft", csrf_token="old")

    again = visitor.post(path, **hidden_fields(page.text), body="Not yet.")

    assert (page.status_code, again.status_code) == (400, 302)
    assert db.session.scalars(db.select(Reflection)).all() == []
    assert db.session.scalars(db.select(ParkedForm.account_id)).all() == [writer.id]


def test_a_form_tried_again_after_signing_out_still_belongs_to_its_writer(visitor: Visitor, app: Flask) -> None:
    writer: Account = factories.account()
    visitor.signed_in_as(writer)
    path = NEW["en"] + new_public_id()
    page = visitor.fill_in(path, heading="", body="Mine still.", csrf_token="old")
    visitor.press("/en/sign-out")

    again = visitor.post(path, **hidden_fields(page.text), body="Mine still.")

    assert again.location.startswith("/en/sign-in?next=")
    assert db.session.scalars(db.select(ParkedForm.account_id)).all() == [writer.id]
