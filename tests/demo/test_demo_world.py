"""The demo: a small world, ways into it, and an inbox. None of it exists outside demo mode."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.demo.scale import load_many
from portal.demo.world import OTHERS, PAIRS, PEOPLE, load_world, people_to_try
from portal.foundation.db import db
from portal.mail.carrying import carrier, deliver
from portal.pairs.models import Pair
from portal.people.models import Account, Role
from portal.people.queries import account_by_email
from portal.programmes.models import Programme
from portal.reflections.models import Reflection, ReflectionShare
from tests import factories
from tests.accounts.asking import press_the_link
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database


@pytest.fixture
def demo(demo_app: Flask) -> Iterator[Flask]:
    """A demo whose world is loaded."""
    with demo_app.app_context():
        load_world()
        db.session.rollback()
    yield demo_app
    for letter in (Path(demo_app.config["INSTANCE"]) / "inbox").glob("*.eml"):
        letter.unlink()


@pytest.fixture
def guest(demo: Flask) -> Visitor:
    """Someone who tries the demo."""
    return Visitor(demo.test_client())


def test_an_empty_demo_is_filled_once(demo_app: Flask) -> None:
    with demo_app.app_context():
        first, second = load_world(), load_world()

    assert (first, second) == (True, False)
    assert account_by_email("mentee1@demo.example") is not None


def test_the_people_of_the_demo_are_there_and_paired(demo: Flask) -> None:
    roles = dict(db.session.execute(sa.select(Account.email, Account.role)).all())

    pairs = {
        (made.mentor_participation.account.email, made.mentee_participation.account.email)
        for made in db.session.scalars(sa.select(Pair))
    }

    assert [email for email, _person in people_to_try()] == [
        "mentee1@demo.example", "mentor1@demo.example", "mentee2@demo.example", "mentor2@demo.example",
        "staff@demo.example",
    ]  # fmt: skip
    assert set(roles) == {*PEOPLE, *OTHERS}
    assert {email for email, role in roles.items() if role is not Role.NONE} == {"staff@demo.example"}
    assert set(PAIRS) == {
        ("mentor1@demo.example", "mentee1@demo.example"), ("mentor2@demo.example", "mentee2@demo.example"),
    }  # fmt: skip
    assert pairs >= set(PAIRS)
    assert all(db.session.scalars(sa.select(Account.field)).all())
    assert factories.letters() == []


@pytest.mark.parametrize("email", [*PEOPLE])
def test_one_signs_in_by_a_button(guest: Visitor, email: str) -> None:
    page = guest.get("/en/sign-in").text

    answer = guest.press("/demo/sign-in?next=/en/my/reflections", email=email)

    assert f'value="{email}"' in page
    assert answer.location == "/en/my/reflections"
    assert guest.get("/en/my").status_code == 200


@pytest.mark.parametrize("email", ["admin@demo.example", "", "MENTEE1@demo.example ", "someone@example.org"])
def test_the_button_signs_in_nobody_else(guest: Visitor, email: str) -> None:
    factories.account(Role.ADMINISTRATOR, email="someone@example.org")

    answer = guest.press("/demo/sign-in", email=email)

    assert (answer.status_code, guest.get("/en/my").status_code) == (404, 302)


def test_the_button_leads_nowhere_else(guest: Visitor) -> None:
    answer = guest.press("/demo/sign-in?next=https://evil.example/", email="mentee2@demo.example")

    assert answer.location in ("/en/my", "/fi/oma")


def test_the_commands_link_signs_in_once(demo: Flask, guest: Visitor) -> None:
    result = demo.test_cli_runner().invoke(args=["demo", "sign-in-link", "mentor2@demo.example"])
    [path] = re.findall(r"http://localhost(/\S+)", result.output)

    first = press_the_link(guest, path)
    second = press_the_link(Visitor(demo.test_client()), path)

    assert (result.exit_code, first.status_code, second.status_code) == (0, 302, 422)
    assert "Outi" in guest.get("/en/my").text


def test_the_command_says_whom_there_is(demo: Flask) -> None:
    result = demo.test_cli_runner().invoke(args=["demo", "sign-in-link", "nobody@demo.example"])

    assert result.exit_code == 1
    assert "mentee1@demo.example" in result.output


def test_a_delivered_letter_lands_in_the_inbox(demo: Flask, guest: Visitor) -> None:
    empty = guest.get("/demo/inbox").text
    guest.fill_in("/en/sign-in", email="mentee2@demo.example")

    with demo.app_context():
        carried = deliver(carrier()) + deliver(carrier())

    [(path, subject)] = re.findall(r'href="(/demo/inbox/[\w-]{22})"[^>]*>([^<]+)<', guest.get("/demo/inbox").text)
    letter = guest.get(path).text
    [link] = re.findall(r'href="http://localhost(/en/sign-in/link/[^"]+)"', letter)
    assert ("mentee2@demo.example" in empty, carried, bool(subject)) == (False, 1, True)
    assert press_the_link(guest, link).status_code == 302


@pytest.mark.parametrize("path", ["/demo/inbox", "/demo/inbox/aaaaaaaaaaaaaaaaaaaaaa"])
def test_outside_a_demo_there_is_no_inbox(app: Flask, visitor: Visitor, path: str) -> None:
    answers = [visitor.signed_in_as(factories.account(role)).get(path).status_code for role in Role]

    assert answers == [404] * 3


def test_outside_a_demo_nobody_signs_in_by_a_button(app: Flask, visitor: Visitor, demo: Flask) -> None:
    page = visitor.get("/en/sign-in").text

    answer = visitor.press("/demo/sign-in", email="mentee1@demo.example")

    assert (answer.status_code, "demo" in page.replace("demo.css", "")) == (404, False)
    assert visitor.get("/en/my").status_code == 302


def test_outside_a_demo_there_are_no_demo_commands(app: Flask, demo_app: Flask) -> None:
    outside, inside = (set(each.cli.list_commands(None)) for each in (app, demo_app))  # type: ignore[arg-type]

    assert inside - outside == {"demo"}
    assert app.test_cli_runner().invoke(args=["demo", "load"]).exit_code == 2
    assert "carrier" not in app.extensions


def names() -> dict[str, list[str]]:
    """The public ids of everything."""
    db.session.rollback()
    return {
        table.name: sorted(db.session.scalars(sa.select(table.c.public_id)))
        for table in db.metadata.sorted_tables
        if "public_id" in table.c
    }


def wipe() -> None:
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        for table in reversed(db.metadata.sorted_tables):
            connection.execute(sa.delete(table))


def test_a_large_world_is_the_same_each_time(app: Flask) -> None:
    load_many(40)
    first = names()
    wipe()

    load_many(40)

    assert names() == first
    counted = ("pair", "account", "reflection", "goal", "meeting", "meeting_note")
    assert {table: len(first[table]) for table in counted} == {
        "pair": 40, "account": 80, "reflection": 800, "goal": 160, "meeting": 240, "meeting_note": 200,
    }  # fmt: skip


def test_a_large_world_can_be_read_and_lived_in(demo: Flask, guest: Visitor) -> None:
    result = demo.test_cli_runner().invoke(args=["demo", "load", "--scale", "3"])
    db.session.rollback()

    texts = [(each.heading, each.body, str(each.words)) for each in db.session.scalars(sa.select(Reflection))]
    shared = db.session.scalar(sa.select(sa.func.count(ReflectionShare.id)))
    newcomer = factories.account()
    written = factories.reflection(by=newcomer)
    slugs = db.session.scalars(sa.select(Programme.slug)).all()

    assert (result.exit_code, len(texts) >= 60, shared >= 30) == (0, True, True)
    assert all(body and html.startswith("<") for _heading, body, html in texts)
    assert written.id > len(texts)
    assert len(set(slugs)) == 4


def test_people_of_a_large_world_read_their_texts_and_what_was_shared_with_them(demo: Flask) -> None:
    demo.test_cli_runner().invoke(args=["demo", "load", "--scale", "1"])
    db.session.rollback()
    pair = db.session.scalars(sa.select(Pair).order_by(Pair.id.desc())).first()
    mentee, mentor, space = factories.mentee_of(pair), factories.mentor_of(pair), pair.space.public_id

    own = Visitor(demo.test_client()).signed_in_as(mentee).get("/fi/oma/pohdinnat").text
    shared = Visitor(demo.test_client()).signed_in_as(mentor).get(f"/fi/pari/{space}/pohdinnat").text

    assert (own.count("<article"), shared.count("<article")) == (20, 10)
    assert ("Kysyin palkasta." in own, "Kysyin palkasta." in shared) == (True, True)
