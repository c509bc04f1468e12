"""Asking to sign in says the same, and does the same, for an address that somebody has and one that nobody has."""

import re

import pytest
from flask import Flask

from portal.accounts import actions
from portal.foundation.db import db
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from tests import factories
from tests.accounts.asking import ask, code, last_letter, press_the_link
from tests.visitor import Visitor

KNOWN, UNKNOWN = "aino@example.org", "otso@example.org"


class Seen:
    """What someone sees, and what the database hears, when they ask with `email` and then try a wrong code."""

    def __init__(self, app: Flask, queries: list[str], email: str, language: str) -> None:
        visitor = Visitor(app.test_client())
        address = {"en": "/en/sign-in", "fi": "/fi/kirjaudu"}[language]
        visitor.get(address)
        queries.clear()
        asked = ask(visitor, email, at=address)
        page = visitor.get(asked.location)
        tried = visitor.fill_in(asked.location, code="wrong")
        self.statements = list(queries)
        self.statuses = [asked.status_code, page.status_code, tried.status_code]
        self.addresses = [asked.location]
        self.words = [self.regular(each.text, email) for each in (asked, page, tried)]
        self.lengths = [len(each.data) for each in (page, tried)]

    @staticmethod
    def regular(page: str, email: str) -> str:
        """Without the token, which is different in every page."""
        return re.sub(r'(name="csrf_token"[^>]* value=)"[^"]+"', r"\1", page).replace(email, "")


def differences(app: Flask, queries: list[str], language: str) -> set[str]:
    factories.account(email=KNOWN, language=language)
    known, unknown = (Seen(app, queries, email, language) for email in (KNOWN, UNKNOWN))
    return {name for name in vars(known) if getattr(known, name) != getattr(unknown, name)}


@pytest.mark.parametrize("language", ["en", "fi"])
def test_nothing_tells_whether_an_address_is_known(app: Flask, queries: list[str], language: str) -> None:
    assert differences(app, queries, language) == set()


def test_leaving_the_work_out_for_unknown_addresses_would_be_noticed(
    app: Flask, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = actions.letters.sign_in_link
    monkeypatch.setattr(actions.letters, "sign_in_link", lambda who, **words: who and honest(who, **words))

    assert "statements" in differences(app, queries, "en")


def test_the_letter_of_an_unknown_address_never_leaves(visitor: Visitor, app: Flask) -> None:
    ask(visitor, UNKNOWN)
    carried: list[str] = []

    deliver(lambda letter: carried.append(letter.to_address))

    assert (carried, last_letter().status, last_letter().to_address) == ([], LetterStatus.WITHDRAWN, "")


def test_a_known_address_gets_its_letter(visitor: Visitor, app: Flask) -> None:
    factories.account(email=KNOWN)
    ask(visitor, KNOWN)
    carried: list[str] = []

    deliver(lambda letter: carried.append(letter.to_address))

    assert carried == [KNOWN]


def test_neither_link_nor_code_of_an_unknown_address_opens_anything(visitor: Visitor, app: Flask) -> None:
    ask(visitor, UNKNOWN)
    [path] = re.findall(r"http://localhost(/\S+)", last_letter().text)

    by_code = visitor.fill_in("/en/sign-in/code", code=code())
    by_link = press_the_link(visitor, path)

    assert (by_code.status_code, by_link.status_code, visitor.get("/en/my").status_code) == (422, 422, 302)


def test_the_database_keeps_neither_link_nor_code_nor_token(visitor: Visitor, app: Flask) -> None:
    factories.account(email=KNOWN)
    ask(visitor, KNOWN)
    digits, [token] = code(), re.findall(r"link/(\S+)", last_letter().text)

    kept = [str(tuple(row)) for table in db.metadata.sorted_tables for row in db.session.execute(db.select(table))]

    assert [row for row in kept if token in row or f"'{digits}'" in row] == []
    assert db.session.scalar(db.select(db.func.count(Letter.id))) == 1


@pytest.mark.parametrize("typed", ["", "aino", "aino@", "@example.org", "a b@example.org", "a@b@c.org"])
def test_what_is_no_address_is_said_beside_the_field_and_kept(visitor: Visitor, app: Flask, typed: str) -> None:
    answer = ask(visitor, typed)

    assert answer.status_code == 422
    assert 'aria-describedby="email-error"' in answer.text
    assert f'value="{typed}"' in answer.text
