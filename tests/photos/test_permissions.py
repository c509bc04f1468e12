"""Whoever can be recognised is asked by letter, answers without an account, and may change their mind."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.db import db, unit_of_work
from portal.people.models import Role
from portal.photos import actions, permissions
from portal.photos.models import PermissionState, Photo, PhotoPerson
from portal.photos.policy import may_be_public
from portal.privacy.actions import erase_person
from tests import factories
from tests.factories_photos import agreed, person, photo
from tests.visitor import Visitor


def link_of(named: PhotoPerson) -> str:
    return f"/en/photo-permission/{named.token}"


def ledger() -> list[tuple[str | None, bool, str]]:
    db.session.rollback()
    entries = db.session.scalars(sa.select(ConsentEntry).order_by(ConsentEntry.id))
    return [(entry.email, entry.given, entry.about) for entry in entries]


def test_staff_name_someone_and_they_are_asked_in_their_language(visitor: Visitor, app: Flask) -> None:
    shown = photo()
    visitor.signed_in_as(factories.account(Role.STAFF))
    path = f"/en/staff/photos/{shown.public_id}/people/new"

    answers = [
        visitor.fill_in(path, name="Maija Meri", email="Maija@example.org", language="fi").status_code for _ in range(2)
    ]

    [letter] = factories.letters()
    assert answers == [302, 302]
    assert (letter.to_address, letter.language, letter.subject) == (
        "maija@example.org", "fi", "Saammeko julkaista kuvan, jossa olet?"
    )  # fmt: skip
    assert re.search(r"http://localhost/fi/kuvan-julkaisulupa/[\w-]{43}", letter.text)
    assert "What it shows" not in letter.text
    assert "Waiting for a permission" in visitor.get(f"/en/staff/photos/{shown.public_id}").text


def test_opening_the_link_changes_nothing(visitor: Visitor) -> None:
    named = person(photo())

    pages = [visitor.get(path) for path in (link_of(named), f"{link_of(named)}/photo") * 3]

    db.session.refresh(named)
    assert {page.status_code for page in pages} == {200}
    assert {page.headers["Cache-Control"] for page in pages} == {"private, no-store"}
    assert pages[1].mimetype == "image/jpeg"
    assert (named.state, ledger()) == (PermissionState.ASKED, [])


def test_an_answer_is_given_taken_back_and_given_again(visitor: Visitor) -> None:
    shown = photo()
    named, about = person(shown), f"photo:{shown.public_id}"
    states = []

    for button in ("accept", "accept", "decline", "decline", "accept"):
        visitor.press(f"{link_of(named)}/{button}")
        db.session.refresh(named)
        states.append((named.state, may_be_public(shown)))

    given, withdrawn = (PermissionState.GIVEN, True), (PermissionState.WITHDRAWN, False)
    assert states == [given, given, withdrawn, withdrawn, given]
    assert ledger() == [("maija@example.org", yes, about) for yes in (True, False, True)]


def test_a_no_is_a_no(visitor: Visitor) -> None:
    named = person(photo())

    visitor.press(f"{link_of(named)}/decline")

    db.session.refresh(named)
    assert (named.state, ledger()) == (PermissionState.REFUSED, [])
    assert "Your answer now: No permission" in visitor.get(link_of(named)).text


def test_who_has_an_account_answers_as_that(app: Flask) -> None:
    member = factories.account(email="member@example.org")

    agreed(person(photo(), email="Member@example.org"))

    [entry] = db.session.scalars(sa.select(ConsentEntry))
    assert (entry.account_id, entry.email, entry.purpose) == (member.id, None, Purpose.PHOTO_IS_PUBLIC)
    assert (entry.wording, entry.language, len(entry.shown_hash)) == (1, "fi", 64)


def test_asking_again_sends_the_same_link_and_who_has_answered_is_left_in_peace(app: Flask) -> None:
    named, staff = person(photo()), factories.account(Role.STAFF)
    with unit_of_work():
        permissions.ask_person(named, by=staff)
    agreed(named)

    for act in (permissions.ask_person, permissions.remove_person):
        with pytest.raises(permissions.HasAnswered), unit_of_work():
            act(named, by=staff)

    links = [re.findall(r"http\S+", letter.text) for letter in factories.letters()]
    assert len(links) == 2
    assert links[0] == links[1] != []


def test_forgetting_a_no_is_not_possible(app: Flask) -> None:
    named, staff = person(photo()), factories.account(Role.STAFF)
    with unit_of_work():
        permissions.refuse_permission(named)

    with pytest.raises(permissions.HasAnswered), unit_of_work():
        permissions.remove_person(named, by=staff)


def test_who_was_named_by_mistake_is_removed_and_the_letter_stays_at_home(visitor: Visitor, app: Flask) -> None:
    shown = photo()
    named = person(shown)
    visitor.signed_in_as(factories.account(Role.STAFF))

    visitor.press(f"/en/staff/photos/{shown.public_id}/people/{named.public_id}/delete")

    assert [letter.status.value for letter in factories.letters()] == ["withdrawn"]
    assert may_be_public(db.session.get_one(Photo, shown.id))


def test_a_made_up_link_opens_nothing_and_soon_is_not_answered(visitor: Visitor) -> None:
    answers = [visitor.get("/en/photo-permission/made-up").status_code for _try in range(62)]

    assert (answers[0], answers[59], answers[60:]) == (404, 404, [429, 429])


def test_once_the_photo_is_taken_down_there_is_nothing_to_answer(visitor: Visitor) -> None:
    shown = photo()
    named = person(shown)
    with unit_of_work():
        actions.take_down(shown, by=None)

    assert visitor.get(link_of(named)).status_code == visitor.get(f"{link_of(named)}/photo").status_code == 410


def test_whoever_is_erased_takes_their_photos_off_the_pages(app: Flask) -> None:
    member = factories.account(email="member@example.org")
    shown = photo(used_by="post:x")
    agreed(person(shown, email="member@example.org"))

    erase_person(member.id)

    db.session.refresh(shown)
    assert not may_be_public(shown)
    assert shown.people == []
