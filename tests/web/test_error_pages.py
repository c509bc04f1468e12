"""What people read when something is in the way, in their language, with every word they had typed."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask, abort
from sqlalchemy.exc import OperationalError

from portal.foundation.db import db, new_public_id
from portal.reflections.models import Reflection
from portal.web.error_pages import WORDS
from tests import factories
from tests.visitor import Visitor, hidden_fields

pytestmark = pytest.mark.on_one_database

LANGUAGES = ("fi", "en")
KEPT = "Sanat, jotka jäävät talteen."
PATHS = {"fi": "/fi/oma/pohdinnat/uusi/", "en": "/en/my/reflections/new/"}


class Broken:
    """An action that fails for a while."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: Exception | int) -> None:
        self.patch = monkeypatch.context()
        self.error = error

    def __enter__(self) -> None:
        def fail(*_args: object, **_fields: object) -> None:
            if isinstance(self.error, int):
                abort(self.error)
            raise self.error

        self.patch.__enter__().setattr("portal.reflections.actions.write_reflection", fail)

    def __exit__(self, *error: Any) -> None:
        self.patch.__exit__(*error)


ERRORS: list[tuple[int, Exception | int]] = [
    (403, 403), (404, 404), (409, 409), (429, 429), (500, 500), (503, 503),
    (500, RuntimeError("a message that nobody may read")),
    (503, OperationalError("SELECT secret", {}, Exception("database is locked"))),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("status", "error"), ERRORS)
def test_every_error_keeps_the_words_and_can_be_tried_again(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch, language: str, status: int, error: Exception | int
) -> None:
    visitor.signed_in_as(factories.account())
    path = PATHS[language] + new_public_id()

    with Broken(monkeypatch, error):
        page = visitor.fill_in(path, heading="Otsikko", body=KEPT)
    again = visitor.post(path, **{**hidden_fields(page.text), "body": KEPT}) if status != 404 else None

    with app.test_request_context(f"/{language}/"):
        assert f"<h1>{WORDS[status][0]}</h1>" in page.text
    assert (page.status_code, f'<html lang="{language}"' in page.text) == (status, True)
    assert KEPT in page.text
    assert "a message that nobody may read" not in page.text
    assert "SELECT secret" not in page.text
    if again:
        saved = [(each.heading, each.body) for each in db.session.scalars(db.select(Reflection))]
        assert (again.status_code, saved) == (302, [("Otsikko", KEPT)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_whose_token_is_old_can_be_sent_again(visitor: Visitor, app: Flask, language: str) -> None:
    visitor.signed_in_as(factories.account())
    path = PATHS[language] + new_public_id()

    page = visitor.fill_in(path, heading="", body=KEPT, csrf_token="old")
    again = visitor.post(path, **{**hidden_fields(page.text), "body": KEPT})

    assert (page.status_code, KEPT in page.text, again.status_code) == (400, True, 302)


@pytest.mark.parametrize(("path", "language"), [("/en/no-such-page", "en"), ("/fi/ei-sivua", "fi"), ("/nowhere", "fi")])
def test_a_page_that_does_not_exist_says_so_in_the_language_of_its_address(
    visitor: Visitor, app: Flask, path: str, language: str
) -> None:
    page = visitor.get(path)

    with app.test_request_context(f"/{language}/"):
        assert f"<h1>{WORDS[404][0]}</h1>" in page.text
    assert page.status_code == 404


def test_what_was_typed_is_text_on_the_error_page(visitor: Visitor, app: Flask) -> None:
    evil = '</textarea><script>alert("x")</script> "onfocus=alert(1) '

    page = visitor.post("/en/my/profile", name=evil, phone=evil.replace(" ", ""), **{'a"><b>': "x"})

    assert page.status_code == 400
    assert "<script>alert" not in page.text
    assert '"><b>' not in page.text


class Gone:
    """A database that has gone away: every question fails, and is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        monkeypatch.setattr("sqlalchemy.orm.Session.connection", self.fail)
        monkeypatch.setattr("sqlalchemy.orm.Session.execute", self.fail)
        monkeypatch.setattr("sqlalchemy.orm.Session.scalars", self.fail)
        monkeypatch.setattr("sqlalchemy.orm.Session.scalar", self.fail)

    def fail(self, *_args: object, **_options: object) -> None:
        self.asked += 1
        raise OperationalError("SELECT 1", {}, Exception("the server closed the connection unexpectedly"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_database_the_words_are_safe_and_nobody_asks_it_twice(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    visitor.signed_in_as(factories.account())
    path = PATHS[language] + new_public_id()
    fields = {**hidden_fields(visitor.get(path).text), "heading": "", "body": KEPT}
    with monkeypatch.context() as patch:
        gone = Gone(patch)
        page = visitor.post(path, **fields)

    again = visitor.post(path, **{**hidden_fields(page.text), "body": KEPT})

    assert (page.status_code, gone.asked, page.headers["Retry-After"]) == (503, 1, "60")
    assert KEPT in page.text
    assert "closed the connection" not in page.text
    assert "Content-Security-Policy" in page.headers
    assert again.status_code == 302


@pytest.mark.parametrize(("path", "asked"), [("/en/", 1), ("/fi/kirjaudu", 0), ("/en/nowhere", 0), ("/livez", 0)])
def test_public_pages_do_without_a_database(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch, path: str, asked: int
) -> None:
    """The front page asks once what is new, and is whole without an answer."""
    gone = Gone(monkeypatch)

    answer = visitor.client.get(path)

    assert (answer.status_code in (200, 404), gone.asked) == (True, asked)


def test_a_page_is_shown_even_if_being_here_cannot_be_noted(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch, later: Any
) -> None:
    visitor.signed_in_as(factories.account())
    later(timedelta(minutes=10))

    def full(*_args: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("database or disk is full"))

    monkeypatch.setattr("portal.people.actions.note_seen", full)

    answer = visitor.get("/en/my")

    assert (answer.status_code, "Content-Security-Policy" in answer.headers) == (200, True)


@pytest.mark.parametrize(("here", "there"), [("en", "fi"), ("fi", "en")])
def test_switching_the_language_in_the_middle_of_a_form_loses_nothing(
    visitor: Visitor, app: Flask, here: str, there: str
) -> None:
    visitor.signed_in_as(factories.account())
    name = new_public_id()
    form = visitor.get(PATHS[here] + name)
    fields = {**hidden_fields(form.text), "heading": "", "body": "", "_act": "switch"}

    empty = visitor.post(PATHS[there] + name, **fields)
    filled = visitor.post(PATHS[there] + name, **{**fields, "heading": "Kesken", "body": KEPT})
    saved = visitor.post(PATHS[there] + name, **{**hidden_fields(filled.text), "heading": "Kesken", "body": KEPT})

    assert f'formaction="{PATHS[there]}{name}"' in form.text
    assert (empty.status_code, "-error" in empty.text) == (200, False)
    assert (filled.status_code, f'<html lang="{there}"' in filled.text, KEPT in filled.text) == (200, True, True)
    assert 'value="Kesken"' in filled.text
    assert saved.status_code == 302
