"""A person says who they are, from one device or from two."""

from collections.abc import Callable

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.people.models import Account
from tests import factories
from tests.visitor import Visitor, hidden_fields

PROFILE = "/en/my/profile"
COMPLETE = {"name": "Aino Kivelä", "phone": "040 123 4567", "language": "fi", "time_zone": "Europe/London"}
Kept = Callable[[Account], dict[str, str | None]]


def kept(account: Account) -> dict[str, str | None]:
    db.session.refresh(account)
    return {name: getattr(account, name) for name in COMPLETE}


def test_everything_is_kept_and_shown_again(visitor: Visitor, app: Flask) -> None:
    person = factories.account()
    visitor.signed_in_as(person)

    answer = visitor.fill_in(PROFILE, **COMPLETE)

    page = visitor.get(PROFILE).text
    assert (answer.status_code, kept(person)) == (302, {**COMPLETE, "phone": "+358401234567"})
    assert 'value="Aino Kivelä"' in page
    assert 'value="040\u00a0123\u00a04567"' in page


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0401234567", "+358401234567"),
        ("+358 40 123 4567", "+358401234567"),
        ("(09) 123 4567", "+35891234567"),
        ("+44 7911 123456", "+447911123456"),
        ("0046 70 123 45 67", "+46701234567"),
        ("", None),
    ],
)
def test_a_number_is_typed_as_people_type_it(visitor: Visitor, app: Flask, typed: str, stored: str | None) -> None:
    person = factories.account(phone="+358501112222")
    visitor.signed_in_as(person)

    visitor.fill_in(PROFILE, **{**COMPLETE, "phone": typed})

    assert kept(person)["phone"] == stored


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", " \t "),
        ("name", "\u202e\u200b"),
        ("name", "x" * 121),
        ("phone", "call me"),
        ("phone", "12"),
        ("phone", "0800 KUKKA"),
        ("phone", "+1 800 FLOWERS"),
        ("phone", "040 123 4567;ext=1"),
        ("phone", "040 123 4567#1"),
        ("phone", "+358 40 123 4567 8901 2345"),
        ("phone", "040 123 4567; DROP TABLE account"),
        ("language", "sv"),
        ("language", "../../etc"),
        ("time_zone", "Europe/Nowhere"),
        ("time_zone", "localtime"),
        ("time_zone", "Factory"),
        ("time_zone", "../../etc/passwd"),
        ("time_zone", ""),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_kept_as_typed(
    visitor: Visitor, app: Flask, field: str, typed: str
) -> None:
    person = factories.account(phone="+358501112222")
    before = kept(person)
    visitor.signed_in_as(person)

    answer = visitor.fill_in(PROFILE, **{**COMPLETE, field: typed})

    assert (answer.status_code, kept(person)) == (422, before)
    assert f'id="{field}-error"' in answer.text
    assert f'href="#{field}' in answer.text
    others = {name: value for name, value in COMPLETE.items() if name in ("name", "phone")} | {field: typed.strip()}
    shown = [others[name] for name in ("name", "phone") if typed.isprintable()]
    assert [value for value in shown if f'value="{value}"' not in answer.text] == []


@pytest.mark.parametrize(("address", "wrong"), [(PROFILE, "Enter"), ("/fi/oma/profiili", "Kirjoita")])
def test_the_message_is_in_the_language_of_the_page(visitor: Visitor, app: Flask, address: str, wrong: str) -> None:
    visitor.signed_in_as(factories.account())

    answer = visitor.fill_in(address, **{**COMPLETE, "name": ""})

    assert wrong in answer.text.partition('id="name-error"')[2][:200]


def test_two_devices_that_change_different_fields_both_win(visitor: Visitor, app: Flask) -> None:
    person = factories.account(phone="+358501112222", name="Old")
    visitor.signed_in_as(person)
    begun = {name: str(value or "") for name, value in kept(person).items()} | {"phone": "050 1112222"}
    phone, laptop = (hidden_fields(visitor.get(PROFILE).text) for _device in range(2))

    visitor.post(PROFILE, **{**phone, **begun, "name": "New"})
    second = visitor.post(PROFILE, **{**laptop, **begun, "phone": "040 123 4567"})

    assert second.status_code == 302
    assert kept(person)["name"] == "New"
    assert kept(person)["phone"] == "+358401234567"


def test_two_devices_that_change_the_same_field_settle_it(visitor: Visitor, app: Flask) -> None:
    person = factories.account(name="Old")
    visitor.signed_in_as(person)
    phone, laptop = (hidden_fields(visitor.get(PROFILE).text) for _device in range(2))
    visitor.post(PROFILE, **{**phone, **COMPLETE, "name": "From the phone"})

    clash = visitor.post(PROFILE, **{**laptop, **COMPLETE, "name": "From the laptop"})
    unsettled = kept(person)["name"]
    settled = visitor.post(PROFILE, **{**hidden_fields(clash.text), **COMPLETE, "name": "Both"})

    assert (clash.status_code, unsettled) == (409, "From the phone")
    assert "From the phone" in clash.text
    assert 'value="From the laptop"' in clash.text
    assert (settled.status_code, kept(person)["name"]) == (302, "Both")


def test_a_name_is_made_regular(visitor: Visitor, app: Flask) -> None:
    person = factories.account()
    visitor.signed_in_as(person)

    visitor.fill_in(PROFILE, **{**COMPLETE, "name": "  A\u0308iti\u202e \x00 Ma\nja  "})

    assert kept(person)["name"] == "Äiti Ma ja"


def test_times_are_told_in_the_chosen_zone(visitor: Visitor, app: Flask) -> None:
    person = factories.account(time_zone="Pacific/Auckland")
    factories.reflection(by=person)
    visitor.signed_in_as(person)
    far = visitor.get("/en/my/reflections").text

    visitor.fill_in(PROFILE, **COMPLETE)

    assert far != visitor.get("/en/my/reflections").text
