"""A person signs in with the link or the code of a letter."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.accounts.models import SignInRequest
from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.people.models import Role, SignIn
from tests import factories
from tests.accounts.asking import ask, code, last_letter, link, press_the_link
from tests.visitor import Visitor

Later = Callable[[timedelta], None]


def everything() -> list[object]:
    return [tuple(row) for table in db.metadata.sorted_tables for row in db.session.execute(sa.select(table))]


def test_the_link_of_the_letter_signs_in(visitor: Visitor, app: Flask) -> None:
    person = factories.account(email="aino@example.org", language="fi")

    asked = ask(visitor, " Aino@Example.org ")
    opened = press_the_link(visitor, link())

    assert (asked.location, opened.location) == ("/en/sign-in/code", "/fi/oma")
    assert (last_letter().to_address, last_letter().language) == (person.email, "fi")
    assert visitor.get("/en/my").status_code == 200


def test_the_link_signs_in_another_browser_than_the_one_that_asked(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    phone = Visitor(app.test_client())

    press_the_link(phone, link())

    assert (phone.get("/en/my").status_code, visitor.get("/en/my").status_code) == (200, 302)


def test_opening_the_link_changes_nothing(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    path, before, scanner = link(), everything(), Visitor(app.test_client())

    answers = [scanner.request(method, path).status_code for method in ("GET", *["HEAD"] * 5)]

    assert answers == [200] * 6
    assert everything() == before
    assert press_the_link(visitor, path).location == "/en/my"


def test_a_link_that_signs_in_when_opened_would_be_noticed(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(visitor, factories.account().email)
    path, before = link(), everything()
    monkeypatch.setattr("portal.accounts.views.PushForm.accepted", lambda _form: True)

    Visitor(app.test_client()).get(path)

    assert everything() != before


def test_the_link_works_once(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    path = link()
    press_the_link(visitor, path)

    again = press_the_link(Visitor(app.test_client()), path)

    assert again.status_code == 422
    assert db.session.scalar(sa.select(sa.func.count(SignIn.id))) == 1


def test_a_used_link_spends_its_code_too(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    digits = code()
    press_the_link(Visitor(app.test_client()), link())

    late = visitor.fill_in("/en/sign-in/code", code=digits)

    assert late.status_code == 422
    assert visitor.get("/en/my").status_code == 302


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (16, False)])
def test_link_and_code_work_for_a_quarter_of_an_hour(
    visitor: Visitor, app: Flask, later: Later, minutes: int, works: bool
) -> None:
    ask(visitor, factories.account().email)
    path, digits, phone = link(), code(), Visitor(app.test_client())

    later(timedelta(minutes=minutes))
    if not works:
        visitor.fill_in("/en/sign-in/code", code=digits)
    by_link = press_the_link(phone, path)

    assert by_link.status_code == (302 if works else 422)
    assert visitor.get("/en/my").status_code == 302
    assert db.session.scalar(sa.select(sa.func.count(SignIn.id))) == works


def test_the_code_signs_in_the_browser_that_asked(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    digits = code()

    answer = visitor.fill_in("/en/sign-in/code", code=f" {digits[:3]} {digits[3:]} ")

    assert answer.location == "/en/my"
    assert visitor.get("/en/my").status_code == 200


def test_the_code_is_of_no_use_in_another_browser(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    digits, thief = code(), Visitor(app.test_client())

    unasked = thief.post("/en/sign-in/code", csrf_token=thief.token(), code=digits)
    ask(thief, factories.account().email)
    asked_for_oneself = thief.fill_in("/en/sign-in/code", code=digits)

    assert (unasked.location, asked_for_oneself.status_code) == ("/en/sign-in", 422)
    assert thief.get("/en/my").status_code == 302


def test_a_code_may_be_tried_five_times(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    digits = code()
    wrong = f"{(int(digits) + 1) % 1_000_000:06}"

    tries = [visitor.fill_in("/en/sign-in/code", code=wrong).status_code for _try in range(5)]
    sixth = visitor.fill_in("/en/sign-in/code", code=digits)

    assert (tries, sixth.status_code) == ([422] * 5, 422)
    assert db.session.scalars(sa.select(SignInRequest.tries)).all() == [5]
    assert visitor.get("/en/my").status_code == 302


def test_the_fifth_try_still_signs_in(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    digits = code()
    wrong = f"{(int(digits) + 1) % 1_000_000:06}"

    for _try in range(4):
        visitor.fill_in("/en/sign-in/code", code=wrong)

    assert visitor.fill_in("/en/sign-in/code", code=digits).status_code == 302


@pytest.mark.parametrize("way", ["link", "code"])
def test_one_lands_where_one_wanted_to_go(visitor: Visitor, app: Flask, way: str) -> None:
    person = factories.account()
    wished = visitor.get("/en/my/reflections?hidden=1").location

    ask(visitor, person.email, at=wished)
    signed = press_the_link(visitor, link()) if way == "link" else visitor.fill_in("/en/sign-in/code", code=code())

    assert signed.location == "/en/my/reflections?hidden=1"


@pytest.mark.parametrize(
    "wish",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/en/nowhere",
        "/en/sign-out",
        "javascript:x",
        "/\x01",
    ],
)
def test_nobody_is_led_away(visitor: Visitor, app: Flask, wish: str) -> None:
    person = factories.account()
    visitor.get("/en/sign-in")

    visitor.request(
        "POST", "/en/sign-in", query_string={"next": wish}, data={"csrf_token": visitor.token(), "email": person.email}
    )
    signed = press_the_link(visitor, link())

    assert signed.location == "/en/my"


def test_no_cookie_from_before_signing_in_is_worth_anything_after_it(visitor: Visitor, app: Flask) -> None:
    ask(visitor, factories.account().email)
    path = link()
    planted = visitor.client.get_cookie("sid")
    token_before = visitor.token()

    press_the_link(visitor, path)

    after = visitor.client.get_cookie("sid")
    attacker = Visitor(app.test_client())
    attacker.client.set_cookie("sid", planted.value if planted else "")
    assert (after and after.value) != (planted and planted.value)
    assert attacker.get("/en/my").status_code == 302
    assert visitor.post("/en/theme", csrf_token=token_before, theme="dark").status_code == 400


def test_signing_in_again_ends_the_sign_in_before(visitor: Visitor, app: Flask) -> None:
    ask(visitor.signed_in_as(factories.account()), factories.account().email)

    press_the_link(visitor, link())

    ended = db.session.scalars(sa.select(SignIn.ended_at).order_by(SignIn.id)).all()
    assert [moment is None for moment in ended] == [False, True]


@pytest.mark.parametrize(
    ("role", "idle", "works"),
    [
        (Role.NONE, timedelta(hours=11, minutes=59), True),
        (Role.NONE, timedelta(hours=12, minutes=1), False),
        (Role.STAFF, timedelta(minutes=59), True),
        (Role.STAFF, timedelta(minutes=61), False),
        (Role.ADMINISTRATOR, timedelta(minutes=61), False),
    ],
)
def test_a_sign_in_that_is_not_used_ends(
    visitor: Visitor, app: Flask, later: Later, role: Role, idle: timedelta, works: bool
) -> None:
    visitor.signed_in_as(factories.account(role))

    later(idle)

    assert visitor.get("/en/my").status_code == (200 if works else 302)


@pytest.mark.parametrize(("role", "longest"), [(Role.NONE, timedelta(days=14)), (Role.STAFF, timedelta(hours=12))])
def test_no_sign_in_lasts_for_ever(visitor: Visitor, app: Flask, later: Later, role: Role, longest: timedelta) -> None:
    visitor.signed_in_as(factories.account(role))
    answers = []

    for moment in (longest - timedelta(minutes=1), longest + timedelta(minutes=1)):
        with unit_of_work():
            db.session.execute(sa.update(SignIn).values(last_seen_at=now() + moment - timedelta(minutes=4)))
        later(moment)
        answers.append(visitor.get("/en/my").status_code)

    assert answers == [200, 302]


def test_being_here_is_noted_every_five_minutes_at_most(
    visitor: Visitor, app: Flask, later: Later, queries: list[str]
) -> None:
    visitor.signed_in_as(factories.account())
    writes = []

    for minutes in (0, 4, 6, 9, 12):
        later(timedelta(minutes=minutes))
        queries.clear()
        visitor.get("/en/my")
        writes.append(sum(not statement.startswith("SELECT") for statement in queries))

    assert writes == [0, 0, 1, 0, 1]


def test_signing_out_ends_it_on_both_sides(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account())
    copied = visitor.client.get_cookie("sid")

    answer = visitor.press("/en/sign-out")

    elsewhere = Visitor(app.test_client())
    elsewhere.client.set_cookie("sid", copied.value if copied else "")
    assert (answer.location, answer.headers["Clear-Site-Data"]) == ("/en/", '"cache", "storage"')
    assert [browser.get("/en/my").status_code for browser in (visitor, elsewhere)] == [302, 302]
