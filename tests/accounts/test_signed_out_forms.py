"""A form that outlived its sign-in loses no word, and shows none to anybody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.foundation.db import db, new_public_id
from portal.parking.models import ParkedForm
from portal.people.models import Account
from portal.reflections.models import Reflection
from tests import factories
from tests.accounts.asking import ask, link, press_the_link
from tests.visitor import Visitor, hidden_fields

Later = Callable[[timedelta], None]
WORDS = "Sanoja, jotka eivät katoa."


class OpenForm:
    """A person has a form open and has typed in it."""

    def __init__(self, visitor: Visitor, person: Account) -> None:
        self.visitor, self.person = visitor.signed_in_as(person), person
        self.name = new_public_id()
        self.address = f"/en/my/reflections/new/{self.name}"
        self.fields = hidden_fields(visitor.get(self.address).text)

    def send(self) -> TestResponse:
        return self.visitor.post(self.address, **{**self.fields, "heading": "Otsikko", "body": WORDS})


def parked() -> list[tuple[int, bool]]:
    return [
        (form.account_id, WORDS.encode() in form.fields_sealed) for form in db.session.scalars(db.select(ParkedForm))
    ]


def test_after_signing_out_in_another_window_words_wait_for_their_writer(visitor: Visitor, app: Flask) -> None:
    form = OpenForm(visitor, factories.account())
    visitor.press("/en/sign-out")

    answer = form.send()

    sign_in = visitor.get(answer.location)
    assert answer.location.startswith("/en/sign-in?next=")
    assert parked() == [(form.person.id, False)]
    assert WORDS not in sign_in.text + answer.text


def test_after_the_sign_in_expired_they_wait_too(visitor: Visitor, app: Flask, later: Later) -> None:
    form = OpenForm(visitor, factories.account())
    later(timedelta(hours=13))

    answer = form.send()

    assert answer.location.startswith("/en/sign-in?next=")
    assert parked() == [(form.person.id, False)]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_same_person_finds_them_where_they_were(visitor: Visitor, app: Flask, language: str) -> None:
    form = OpenForm(visitor, factories.account())
    visitor.press("/en/sign-out")
    wanted = form.send().location

    ask(visitor, form.person.email, at=wanted)
    back = press_the_link(visitor, link()).location

    there = back if language == "en" else f"/fi/oma/pohdinnat/uusi/{form.name}"
    page = visitor.get(there).text
    assert back == form.address
    assert WORDS in page
    assert 'value="Otsikko"' in page
    saved = visitor.fill_in(there, heading="Otsikko", body=WORDS)
    assert saved.status_code == 302
    assert [each.body for each in db.session.scalars(db.select(Reflection))] == [WORDS]
    assert parked() == []


def test_nobody_else_who_signs_in_on_this_browser_sees_them(visitor: Visitor, app: Flask) -> None:
    form = OpenForm(visitor, factories.account())
    visitor.press("/en/sign-out")
    form.send()
    visitor.signed_in_as(factories.account())

    pages = [visitor.get(path).text for path in ("/en/my", "/en/my/reflections", form.address, "/en/my/profile")]

    assert [page for page in pages if WORDS in page] == []


def test_a_form_sent_when_another_person_has_signed_in_goes_to_its_own_writer(visitor: Visitor, app: Flask) -> None:
    form = OpenForm(visitor, factories.account())
    visitor.press("/en/sign-out")
    ask(visitor, factories.account().email)
    press_the_link(visitor, link())

    answer = form.send()

    assert answer.status_code == 403
    assert WORDS not in answer.text
    assert parked() == [(form.person.id, False)]
    assert db.session.scalars(db.select(Reflection)).all() == []


@pytest.mark.parametrize("mark", ["", "made up", "InNvbWVib2R5Ig.aaaa.bbbb"])
def test_a_forged_owner_gets_no_words(visitor: Visitor, app: Flask, mark: str) -> None:
    form = OpenForm(visitor, factories.account())
    visitor.press("/en/sign-out")
    form.fields["_owner"] = mark

    answer = form.send()

    assert (answer.status_code, parked()) == (400, [])


def test_the_mark_of_an_owner_is_good_for_thirty_days(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = OpenForm(visitor, factories.account())
    visitor.press("/en/sign-out")
    monkeypatch.setattr("portal.web.parked_forms.OWNED_FOR", -1)

    answer = form.send()

    assert (answer.status_code, parked()) == (400, [])


def test_a_bare_button_leads_back_to_ones_own_page(visitor: Visitor, app: Flask) -> None:
    visitor.get("/en/")

    answer = visitor.press("/en/my/sign-ins/end-all")

    assert answer.location == "/en/sign-in?next=/en/my"


@pytest.mark.parametrize("act", ["draft", "discard", "preview", "switch"])
@pytest.mark.parametrize("address", ["/en/sign-in", "/fi/kirjaudu/linkki/made-up"])
def test_a_visitors_form_knows_no_drafts(visitor: Visitor, app: Flask, address: str, act: str) -> None:
    answer = visitor.fill_in(address, _act=act, email="someone@example.org")

    assert (answer.status_code, parked()) == (200, [])
