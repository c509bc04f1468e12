"""A person gets a copy of all that is theirs and of nothing else; after erasing, only what is declared is left."""

import dataclasses
import json

import pytest
from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.foundation.personal_data import Erasure
from portal.people.actions import change_role
from portal.people.models import Role
from portal.people.queries import account_by_email
from portal.privacy import actions
from portal.privacy.actions import erase_person, export_person
from portal.privacy.holdings import HOLDINGS
from tests import factories, factories_pairs
from tests.privacy.canaries import DECLARED, Person, left_of

ROOM = {name: holding.title for holding in HOLDINGS for name in holding.columns}
KEPT = {name for name, column in DECLARED.items() if column.erasure is Erasure.KEPT}


def copy_of(person: Person) -> dict[str, str]:
    """Room by room."""
    copy = export_person(person.account.id)
    return {room: json.dumps(rows, default=str, ensure_ascii=False) for room, rows in copy.items()}


def missing(person: Person) -> set[str]:
    """What the copy of its room should hold and does not, and what some copy holds and none should."""
    copies = copy_of(person)
    lacking = {name for name, canary in person.planted.items() if canary not in copies[ROOM[name]]}
    found = {name for name, canary in person.planted.items() if canary in "".join(copies.values())}
    return {name for name in person.planted if (name in lacking if DECLARED[name].exported else name in found)}


def of_others(mine: Person, theirs: Person) -> set[str]:
    """What the copy of one person holds of another."""
    text = "".join(copy_of(mine).values())
    return {name for name, canary in theirs.planted.items() if canary in text}


def test_the_canaries_stand_in_every_table_with_personal_data(app: Flask) -> None:
    person = Person()

    assert {name.split(".")[0] for name in person.planted} == {name.split(".")[0] for name in DECLARED}
    assert len(person.planted) >= 40
    assert left_of(person) == set(person.planted)


def test_the_copy_holds_everything_declared_and_nothing_else(app: Flask) -> None:
    mine, theirs = Person(), Person()

    lacking, foreign = missing(mine), of_others(mine, theirs)

    assert (lacking, foreign) == (set(), set())


def without(title: str, **changes: object) -> tuple[object, ...]:
    """The holdings, one of them changed."""
    return tuple(dataclasses.replace(each, **changes) if each.title == title else each for each in HOLDINGS)


@pytest.mark.parametrize("title", [holding.title for holding in HOLDINGS])
def test_a_room_that_copies_nothing_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    person = Person()
    monkeypatch.setattr(actions, "HOLDINGS", without(title, export=lambda _account_id: []))

    assert missing(person) != set()


def test_a_room_that_copies_what_is_anothers_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = Person(), Person()
    [room] = [holding for holding in HOLDINGS if holding.title == "reflections"]
    everyones = without("reflections", export=lambda me: room.export(me) + room.export(theirs.account.id))
    monkeypatch.setattr(actions, "HOLDINGS", everyones)

    foreign = of_others(mine, theirs)

    assert {"reflection.body_sealed", "reflection.heading_sealed"} <= foreign


def test_after_erasing_nothing_is_left_but_what_is_declared_as_kept(app: Flask) -> None:
    mine, theirs = Person(), Person()

    erase_person(mine.account.id)

    assert left_of(mine) - KEPT == set()
    assert left_of(theirs) == set(theirs.planted)


@pytest.mark.parametrize("title", ["reflections", "parked forms", "letters", "consents", "people", "sign-in requests"])
def test_a_room_that_erases_nothing_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    person = Person()
    monkeypatch.setattr(actions, "HOLDINGS", without(title, erase=lambda _account_id: None))

    erase_person(person.account.id)

    assert left_of(person) - KEPT != set()


def test_what_is_kept_says_why() -> None:
    assert [name for name in KEPT if not DECLARED[name].purpose] == []


def test_erasing_twice_changes_nothing_more(app: Flask) -> None:
    person = Person()

    erase_person(person.account.id)
    once = left_of(person)
    erase_person(person.account.id)

    assert left_of(person) == once


def test_an_operator_copies_and_erases(app: Flask) -> None:
    person = factories.account(email="mine@example.org", name="Minä Itse")
    factories.reflection(by=person, body="Omat sanani.")
    runner = app.test_cli_runner()

    copy = runner.invoke(args=["privacy", "export", "mine@example.org"])
    hesitated = runner.invoke(args=["privacy", "erase", "mine@example.org"], input="n\n")
    still_there = account_by_email("mine@example.org") is not None
    erased = runner.invoke(args=["privacy", "erase", "mine@example.org", "--yes"])
    db.session.rollback()

    assert (copy.exit_code, hesitated.exit_code, still_there, erased.exit_code) == (0, 1, True, 0)
    assert json.loads(copy.output)["reflections"][0]["text"] == "Omat sanani."
    assert account_by_email("mine@example.org") is None
    assert runner.invoke(args=["privacy", "export", "mine@example.org"]).exit_code == 1


def test_the_copy_tells_what_others_did_to_ones_account_and_wrote_to_one(app: Flask) -> None:
    pair = factories.pair()
    mine, theirs, staff = factories.mentee_of(pair), factories.mentor_of(pair), factories.account()
    with unit_of_work():
        change_role(mine, Role.STAFF, actor_id=staff.id)
    factories_pairs.ended(pair, by=theirs, kind_words="Kiitos rohkeudesta.", reason="Oma asiani.")

    copy = export_person(mine.id)

    told = [(row["did"], row["by me"]) for row in copy["audit"]]
    assert ("made staff", False) in told
    assert staff.public_id not in json.dumps(copy, default=str)
    assert [row["kind words to me"] for row in copy["pairs"] if "kind words to me" in row] == ["Kiitos rohkeudesta."]
    assert "Oma asiani." not in json.dumps(copy, default=str, ensure_ascii=False)
