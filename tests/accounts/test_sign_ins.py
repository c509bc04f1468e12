"""A person sees where they are signed in, and ends it."""

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.people.actions import browser_label, change_role
from portal.people.models import Role
from portal.people.queries import sign_ins_of
from tests import factories
from tests.visitor import Visitor


def browsers(app: Flask, number: int) -> list[Visitor]:
    return [Visitor(app.test_client()) for _browser in range(number)]


def test_every_browser_is_listed_and_the_present_one_marked(visitor: Visitor, app: Flask) -> None:
    person = factories.account()
    for each in (visitor, *browsers(app, 2)):
        each.signed_in_as(person)
    factories_other = browsers(app, 1)[0].signed_in_as(factories.account())

    page = visitor.get("/en/my/sign-ins").text

    assert page.count("Firefox, Windows</span>") + page.count("(Firefox, Windows)") == 3
    assert page.count('class="badge') == 1
    assert factories_other.get("/en/my/sign-ins").text.count("(Firefox, Windows)") == 1


def test_one_of_them_ends_at_once(visitor: Visitor, app: Flask) -> None:
    person, [phone] = factories.account(), browsers(app, 1)
    phone.signed_in_as(person)
    [elsewhere] = sign_ins_of(person)
    visitor.signed_in_as(person)

    visitor.press(f"/en/my/sign-ins/{elsewhere.public_id}/end")

    assert [each.get("/en/my").status_code for each in (visitor, phone)] == [200, 302]


def test_all_others_end_at_once(visitor: Visitor, app: Flask) -> None:
    person, others = factories.account(), browsers(app, 3)
    for each in (visitor, *others):
        each.signed_in_as(person)

    visitor.press("/fi/oma/kirjautumiset/paata-kaikki")

    assert [each.get("/en/my").status_code for each in (visitor, *others)] == [200, 302, 302, 302]


def test_nobody_ends_somebody_elses(visitor: Visitor, app: Flask) -> None:
    person, [stranger] = factories.account(), browsers(app, 1)
    visitor.signed_in_as(person)
    [here] = sign_ins_of(person)
    stranger.signed_in_as(factories.account(Role.ADMINISTRATOR))

    stranger.press(f"/en/my/sign-ins/{here.public_id}/end")
    stranger.press("/en/my/sign-ins/end-all")

    assert visitor.get("/en/my").status_code == 200


def test_ending_the_present_one_is_signing_out(visitor: Visitor, app: Flask) -> None:
    person = factories.account()
    visitor.signed_in_as(person)
    [here] = sign_ins_of(person)

    visitor.press(f"/en/my/sign-ins/{here.public_id}/end")

    assert visitor.get("/en/my").location.startswith("/en/sign-in")


def test_another_role_ends_every_sign_in(visitor: Visitor, app: Flask) -> None:
    person = factories.account()
    visitor.signed_in_as(person)

    with unit_of_work():
        change_role(person, Role.STAFF, actor_id=None)

    assert visitor.get("/en/my").status_code == 302


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/150.0", "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge, Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) Version/20 Safari/604", "Safari, iPhone"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_browser_is_named_and_nothing_more_is_kept(user_agent: str, label: str) -> None:
    assert browser_label(user_agent) == label
