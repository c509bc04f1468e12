"""In the middle of any form its language can be changed: every word moves along, and nothing is complained about."""

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple

import pytest
from flask import Flask

from portal.foundation.db import db, new_public_id
from portal.people.models import Account
from portal.reflections.models import Reflection
from tests import factories
from tests.accounts.asking import ask, link
from tests.visitor import Visitor, hidden_fields

pytestmark = pytest.mark.on_one_database


class Form(NamedTuple):
    """Where a form is in each language, and what may be typed in it that would not do."""

    paths: dict[str, str]
    typed: dict[str, str]


def sign_in(_visitor: Visitor) -> Form:
    return Form({"en": "/en/sign-in", "fi": "/fi/kirjaudu"}, {"email": "half an addr"})


def code(visitor: Visitor) -> Form:
    ask(visitor, factories.account().email)
    return Form({"en": "/en/sign-in/code", "fi": "/fi/kirjaudu/koodi"}, {"code": "12"})


def open_link(visitor: Visitor) -> Form:
    ask(visitor, factories.account().email)
    token = link().rpartition("/")[2]
    return Form({"en": f"/en/sign-in/link/{token}", "fi": f"/fi/kirjaudu/linkki/{token}"}, {})


def profile(visitor: Visitor) -> Form:
    visitor.signed_in_as(factories.account(name="Aino"))
    typed = {"name": "Aino & Co", "phone": "not a number", "language": "fi", "time_zone": "Asia/Tokyo"}
    return Form({"en": "/en/my/profile", "fi": "/fi/oma/profiili"}, typed)


def new(visitor: Visitor) -> Form:
    visitor.signed_in_as(factories.account())
    name = new_public_id()
    paths = {"en": f"/en/my/reflections/new/{name}", "fi": f"/fi/oma/pohdinnat/uusi/{name}"}
    return Form(paths, {"heading": "x" * 200, "body": "  Kesken \n<b>jäi</b>"})


def edit(visitor: Visitor) -> Form:
    author: Account = factories.account()
    name = factories.reflection(by=author).public_id
    visitor.signed_in_as(author)
    paths = {"en": f"/en/my/reflections/{name}/edit", "fi": f"/fi/oma/pohdinnat/{name}/muokkaa"}
    return Form(paths, {"heading": "Toinen", "body": ""})


def filled_in(page: str, name: str) -> str | None:
    """What the field `name` shows."""
    if area := re.search(rf'<textarea[^>]* name="{name}"[^>]*>\r?\n(.*?)</textarea>', page, re.DOTALL):
        return unescape(area[1]).replace("\r\n", "\n")
    if chosen := re.search(rf'<select[^>]* name="{name}".*?<option selected value="([^"]*)"', page, re.DOTALL):
        return chosen[1]
    inputs = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) | {"tag": tag} for tag in re.findall(r"<input[^>]*>", page)]
    shown = [
        each for each in inputs if each.get("name") == name and (each["type"] != "radio" or "checked" in each["tag"])
    ]
    return unescape(shown[0].get("value", "")) if shown else None


FORMS = [sign_in, code, open_link, profile, new, edit]


@pytest.mark.parametrize(("here", "there"), [("en", "fi"), ("fi", "en")])
@pytest.mark.parametrize("form_of", FORMS)
def test_it_shows_what_was_typed_unchecked_and_can_be_switched_back(
    visitor: Visitor, app: Flask, form_of: Callable[[Visitor], Form], here: str, there: str
) -> None:
    form = form_of(visitor)
    page = visitor.get(form.paths[here])

    switched = visitor.post(form.paths[there], **hidden_fields(page.text), **form.typed, _act="switch")
    back = visitor.post(form.paths[here], **hidden_fields(switched.text), **form.typed, _act="switch")

    assert f'formaction="{form.paths[there]}" formnovalidate name="_act" value="switch"' in page.text
    for answer, language in ((switched, there), (back, here)):
        assert (answer.status_code, f'<html lang="{language}"' in answer.text) == (200, True)
        assert {name: filled_in(answer.text, name) for name in form.typed} == form.typed
        assert ("error-summary" in answer.text, "aria-invalid" in answer.text) == (False, False)


@pytest.mark.parametrize("form_of", FORMS)
def test_switching_changes_nothing_that_is_kept(
    visitor: Visitor, app: Flask, form_of: Callable[[Visitor], Form]
) -> None:
    form = form_of(visitor)
    before = everything()

    visitor.post(form.paths["fi"], **hidden_fields(visitor.get(form.paths["en"]).text), **form.typed, _act="switch")

    assert everything() == before


def everything() -> dict[str, list[tuple[object, ...]]]:
    db.session.rollback()
    return {
        table.name: [tuple(row) for row in db.session.execute(db.select(table))] for table in db.metadata.sorted_tables
    }


def test_a_form_that_checks_while_switching_is_noticed(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.web.forms.PortalForm.accepted", lambda self: self.validate_on_submit())
    form = edit(visitor)
    page = visitor.get(form.paths["en"])

    switched = visitor.post(form.paths["fi"], **hidden_fields(page.text), **form.typed, _act="switch")

    assert (switched.status_code, "error-summary" in switched.text) == (422, True)


def test_words_saved_after_switching_are_those_of_the_form(visitor: Visitor, app: Flask) -> None:
    form = edit(visitor)
    fields = hidden_fields(visitor.get(form.paths["en"]).text)
    switched = visitor.post(form.paths["fi"], **fields, heading="Toinen", body="Uudet sanat.", _act="switch")

    saved = visitor.post(form.paths["fi"], **hidden_fields(switched.text), heading="Toinen", body="Uudet sanat.")

    [kept] = db.session.scalars(db.select(Reflection))
    assert (saved.status_code, kept.heading, kept.body) == (302, "Toinen", "Uudet sanat.")
