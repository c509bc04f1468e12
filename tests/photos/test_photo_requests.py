"""Anyone may ask for a photo to be taken down; staff see it with its day, and one act takes it down."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.people.models import Role
from portal.photos.models import Photo, PhotoRequest, RequestOutcome
from tests import factories
from tests.factories_photos import agreed, person, photo, request
from tests.visitor import Visitor

TYPED = {"which": "The one with two cups", "email": "Asks@example.org", "wish": "I did not know of it."}


def asked() -> list[PhotoRequest]:
    db.session.rollback()
    return list(db.session.scalars(sa.select(PhotoRequest).order_by(PhotoRequest.id)))


def test_a_request_gets_a_number_a_day_and_a_receipt(visitor: Visitor, app: Flask) -> None:
    path = visitor.get("/fi/kuvan-poisto").location

    answers = [visitor.fill_in(path, **TYPED) for _click in range(2)]

    [one], [letter] = asked(), factories.letters()
    assert [answer.location for answer in answers] == [f"{path}/lahetetty"] * 2
    assert one.number in visitor.get(f"{path}/lahetetty").text
    assert timedelta(days=13, hours=23) < one.due_at - now() <= timedelta(days=14)
    assert (letter.to_address, letter.language, one.number in letter.text) == ("asks@example.org", "fi", True)
    assert (one.which, one.wish) == (TYPED["which"], TYPED["wish"])
    assert not any(words in letter.text for words in TYPED.values())
    assert not any(words in visitor.get(f"{path}/lahetetty").text for words in TYPED.values())


def test_what_is_missing_is_asked_for(visitor: Visitor, app: Flask) -> None:
    answer = visitor.fill_in(f"/en/photo-request/{new_public_id()}", which="", email="nobody", wish="Kept")

    assert (answer.status_code, asked()) == (422, [])
    assert "Tell us which photo it is" in answer.text
    assert "Enter an e-mail address" in answer.text
    assert "Kept" in answer.text


def test_the_photo_is_known_by_its_link(visitor: Visitor, app: Flask) -> None:
    one = photo(used_by="post:x")
    file, page = f"see http://localhost/media/{one.file(60, 'jpg')}.", f"http://localhost/en/photos/{one.public_id}"

    for words in (file, page, "the one by the window"):
        visitor.fill_in(f"/en/photo-request/{new_public_id()}", **{**TYPED, "which": words})

    assert [each.photo_id for each in asked()] == [one.id, one.id, None]


def test_a_request_that_begins_beside_a_photo_shows_it_only_while_it_is_public(visitor: Visitor, app: Flask) -> None:
    shown, hidden = photo(used_by="post:x"), photo()

    pages = [
        visitor.get(f"/en/photo-request?photo={each.public_id}", follow_redirects=True) for each in (shown, hidden)
    ]

    assert [each.file_name in page.text for each, page in zip((shown, hidden), pages, strict=True)] == [True, False]
    assert "Caption (en)" in pages[0].text
    visitor.fill_in(f"/en/photo-request/{new_public_id()}?photo={shown.public_id}", **TYPED)
    assert asked()[0].photo_id == shown.id


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(visitor: Visitor, app: Flask) -> None:
    answer = visitor.fill_in(f"/en/photo-request/{new_public_id()}", **TYPED, website="https://spam.example")

    assert (answer.status_code, asked(), factories.letters()) == (302, [], [])
    assert "Your request is here" in visitor.get(answer.location).text


def test_the_sixth_of_one_address_in_a_day_waits(visitor: Visitor, app: Flask) -> None:
    answers = [visitor.fill_in(f"/en/photo-request/{new_public_id()}", **TYPED).status_code for _ask in range(6)]

    assert (answers, len(asked())) == ([302] * 5 + [429], 5)


def test_staff_see_it_today_and_take_the_photo_down_at_once(visitor: Visitor, app: Flask) -> None:
    one = photo(used_by="post:x")
    this, file = request(about=one), f"/media/{one.file(60, 'jpg')}"
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    before = visitor.get(file).status_code

    today = staff.get("/en/staff").text
    staff.press(f"/en/staff/photo-requests/{this.public_id}/take-down")

    [handled] = asked()
    assert f"Photo request {this.number}" in today
    assert f"Photo request {this.number}" not in staff.get("/en/staff").text
    assert (before, visitor.get(file).status_code) == (200, 410)
    assert (handled.outcome, handled.handled_at is not None) == (RequestOutcome.TAKEN_DOWN, True)
    assert [letter.subject for letter in factories.letters()][-1] == f"The photo is taken down: {this.number}"


def test_a_photo_nobody_can_name_is_not_taken_down_and_can_be_answered(visitor: Visitor, app: Flask) -> None:
    this = request()
    path = f"/en/staff/photo-requests/{this.public_id}"
    visitor.signed_in_as(factories.account(Role.STAFF))

    visitor.press(f"{path}/take-down")
    unknown = visitor.get(path).text
    visitor.press(f"{path}/close")

    assert "We do not know which photo this is." in unknown
    assert asked()[0].outcome is RequestOutcome.ANSWERED


def test_what_is_late_says_so(visitor: Visitor, app: Flask) -> None:
    this, pages = request(), []
    visitor.signed_in_as(factories.account(Role.STAFF))

    for days in (1, -1):
        with unit_of_work():
            this.due_at = now() + timedelta(days=days)
        pages.append(visitor.get("/en/staff/photo-requests").text)

    assert ["Late" in page for page in pages] == [False, True]


def test_a_permission_taken_back_waits_for_staff(visitor: Visitor, app: Flask) -> None:
    named = agreed(person(photo()))
    visitor.press(f"/en/photo-permission/{named.token}/decline")
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))

    assert "A photo may not be shown. The answer came from: Maija Meri" in staff.get("/en/staff").text


@pytest.mark.parametrize("role", [Role.NONE, None])
def test_nobody_else_reads_requests(visitor: Visitor, app: Flask, role: Role | None) -> None:
    this = request(about=photo())
    if role:
        visitor.signed_in_as(factories.account(role))

    answer = visitor.get(f"/en/staff/photo-requests/{this.public_id}")

    assert answer.status_code == (404 if role else 302)
    assert "Please take it down." not in answer.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Photo)) == 1
