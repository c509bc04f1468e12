"""People may ask often enough; machines may not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from limits import parse

from portal.accounts import views
from portal.accounts.models import MOST_TRIES
from portal.foundation import clock, dates
from portal.foundation.db import db
from portal.mail.models import Letter
from portal.throttle.actions import network_of
from portal.throttle.models import ThrottleCounter
from tests import factories
from tests.visitor import Visitor, hidden_fields

Later = Callable[[timedelta], None]


def ask_from(visitor: Visitor, network: str, email: str) -> int:
    fields = hidden_fields(visitor.get("/en/sign-in").text)
    data = {**fields, "email": email}
    return visitor.request("POST", "/en/sign-in", data=data, environ_base={"REMOTE_ADDR": network}).status_code


def test_an_address_is_written_to_five_times_in_a_quarter_of_an_hour(visitor: Visitor, app: Flask) -> None:
    person = factories.account()

    answers = [ask_from(visitor, f"10.0.{number}.1", person.email.upper()) for number in range(7)]

    assert answers == [302] * 5 + [429] * 2
    assert db.session.scalar(db.select(db.func.count(Letter.id))) == 5


def test_an_evening_on_one_network_signs_in(app: Flask) -> None:
    least = min(views.ASKS_PER_NETWORK.amount, views.CODES_PER_NETWORK.amount)

    assert (least >= 300, views.ASKS_PER_ADDRESS.amount, MOST_TRIES) == (True, 5, 5)


def test_a_network_may_ask_so_often(visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ASKS_PER_NETWORK", parse("4 per 15 minutes"))

    answers = [ask_from(visitor, f"192.0.2.{number}", f"person{number}@example.org") for number in range(6)]

    assert answers == [302] * 4 + [429] * 2
    assert ask_from(visitor, "192.0.3.1", "someone@example.org") == 302


def test_a_network_may_try_so_many_codes(visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "CODES_PER_NETWORK", parse("4 per 15 minutes"))
    ask_from(visitor, "10.1.0.1", "person@example.org")

    answers = [visitor.fill_in("/en/sign-in/code", code="000000").status_code for _code in range(6)]

    assert answers == [422] * 4 + [429] * 2


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_page_says_when_to_come_back_and_keeps_what_was_typed(visitor: Visitor, app: Flask, language: str) -> None:
    address = {"en": "/en/sign-in", "fi": "/fi/kirjaudu"}[language]
    for _ask in range(5):
        visitor.fill_in(address, email="someone@example.org")

    answer = visitor.fill_in(address, email="someone@example.org")

    with app.test_request_context(address):
        [end] = {dates.time(db.session.scalars(db.select(ThrottleCounter.expires_at)).all()[0])}
    assert answer.status_code == 429
    assert end in answer.text
    assert 'value="someone@example.org"' in answer.text
    assert answer.headers["Retry-After"].isdigit()


def test_after_a_quarter_of_an_hour_one_may_ask_again(visitor: Visitor, app: Flask, later: Later) -> None:
    answers = [ask_from(visitor, "10.0.0.1", "someone@example.org") for _ask in range(6)]

    later(timedelta(minutes=16))

    assert answers[-1] == 429
    assert ask_from(visitor, "10.0.0.1", "someone@example.org") == 302


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.254", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("", "not an address", True),
    ],
)
def test_neighbours_are_counted_together(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


def test_a_counter_tells_neither_address_nor_person(visitor: Visitor, app: Flask) -> None:
    ask_from(visitor, "192.0.2.7", "someone@example.org")

    counters = db.session.scalars(db.select(ThrottleCounter)).all()

    assert len(counters) == 2
    assert all(len(each.key) == 64 and each.expires_at > clock.now() for each in counters)
