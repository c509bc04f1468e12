"""The database has gone away in the middle of it all: the page of the error is whole, and asks it nothing more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from portal import create_app
from portal.foundation.db import db, new_public_id
from portal.web.error_pages import WORDS as ERRORS
from tests import factories
from tests.conftest import settings
from tests.visitor import Visitor, hidden_fields

WORDS = "Sanoja, jotka odottavat tietokantaa."
PATHS = {"fi": "/fi/oma/pohdinnat/uusi/", "en": "/en/my/reflections/new/"}


@contextmanager
def unreachable() -> Iterator[list[str]]:
    """No connection can be made; every try is noted."""
    tries: list[str] = []
    db.session.remove()
    db.engine.dispose()
    dbapi: Any = db.engine.dialect.loaded_dbapi

    def refuse(*_connecting: object) -> NoReturn:
        tries.append("again")
        raise dbapi.OperationalError("the server is not there: secret detail")

    sa.event.listen(db.engine, "do_connect", refuse)
    try:
        yield tries
    finally:
        sa.event.remove(db.engine, "do_connect", refuse)


class Writer:
    """Someone with a form open, and words typed in it."""

    def __init__(self, visitor: Visitor, language: str) -> None:
        self.visitor = visitor.signed_in_as(factories.account())
        self.path = PATHS[language] + new_public_id()
        self.fields = {**hidden_fields(visitor.get(self.path).text), "heading": "", "body": WORDS}

    def send(self, headers: dict[str, str] | None = None, **others: str) -> TestResponse:
        fields = {**self.fields, **others}
        return self.visitor.client.post(self.path, data=fields, headers=headers)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_words_come_back_and_are_taken_when_it_is_there_again(visitor: Visitor, app: Flask, language: str) -> None:
    writer = Writer(visitor, language)

    with unreachable() as tries:
        page = writer.send()
    again = visitor.post(writer.path, **{**hidden_fields(page.text), "body": WORDS})

    assert (page.status_code, page.headers["Retry-After"], len(tries)) == (503, "60", 1)
    assert (WORDS in page.text, "secret detail" in page.text) == (True, False)
    assert page.text.rstrip().endswith("</html>")
    assert again.status_code == 302


@pytest.mark.parametrize("path", ["/en/my", "/fi/oma", "/en/my/reflections", "/fi/hallinta", "/en/my/profile"])
def test_a_page_that_needs_it_says_so_at_once(visitor: Visitor, app: Flask, path: str) -> None:
    visitor.signed_in_as(factories.account())

    with unreachable() as tries:
        page = visitor.client.get(path)

    assert (page.status_code, len(tries)) == (503, 1)
    with app.test_request_context(path):
        assert f"<h1>{ERRORS[503][0]}</h1>" in page.text
    assert page.text.rstrip().endswith("</html>")


@pytest.mark.parametrize(
    ("others", "headers"),
    [
        ({"csrf_token": "old"}, {}),
        ({"csrf_token": "old", "_owner": ""}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_a_form_without_its_token_is_answered_too(
    visitor: Visitor, app: Flask, others: dict[str, str], headers: dict[str, str]
) -> None:
    writer = Writer(visitor, "en")

    with unreachable() as tries:
        page = writer.send(headers, **others)

    assert (page.status_code in (400, 403, 503), len(tries)) == (True, 1)
    assert page.text.rstrip().endswith("</html>")
    assert "secret detail" not in page.text


def test_an_error_page_that_asks_again_is_noticed(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.web.error_pages._note", lambda _error: None)
    writer = Writer(visitor, "en")

    with unreachable() as tries:
        writer.send(csrf_token="old")

    assert len(tries) > 1


@pytest.mark.parametrize("path", ["/en/sign-in", "/fi/kirjaudu"])
def test_a_database_without_tables_is_a_fault_like_any_other(
    empty_database: Callable[[], str], tmp_path: Path, path: str
) -> None:
    portal = create_app(settings(empty_database(), tmp_path))
    client = portal.test_client()
    fields = {**hidden_fields(client.get(path).text), "email": "someone@example.org", "words": WORDS}

    page = client.post(path, data=fields)
    with portal.app_context():
        db.engine.dispose()

    assert page.status_code in (500, 503)
    assert (WORDS in page.text, 'value="someone@example.org"' in page.text) == (True, True)
    assert "throttle_counter" not in page.text
    assert page.text.rstrip().endswith("</html>")


def test_words_of_someone_signed_out_are_answered_too(visitor: Visitor, app: Flask) -> None:
    writer = Writer(visitor, "en")
    visitor.press("/en/sign-out")

    with unreachable():
        page = writer.send()

    assert page.status_code == 503
    assert page.text.rstrip().endswith("</html>")
