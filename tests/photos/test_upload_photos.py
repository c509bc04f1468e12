"""Staff add pictures, several at once, by form or by script; nobody else does."""

import io
import os
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.people.models import Role
from portal.photos import actions
from portal.photos.developing import MOST_BYTES
from portal.photos.models import Photo
from portal.photos.personal_data import prune
from portal.photos.storage import Folder, store
from tests import factories
from tests.factories_photos import photo, picture
from tests.visitor import Visitor

Files = list[tuple[str, bytes]]
TWO: Files = [("one.jpg", picture(64, 48)), ("two.png", picture(60, 40, "PNG"))]


@pytest.fixture
def staff(visitor: Visitor, app: Flask) -> Visitor:
    return visitor.signed_in_as(factories.account(Role.STAFF))


def send(browser: Visitor, files: Files, batch: str = "A" * 22, headers: Any = None, **fields: str) -> TestResponse:
    """As a browser would; encoded here, for the test client leaves the temporary files of large bodies open."""
    photos = [FileStorage(io.BytesIO(content), name, "photos") for name, content in files]
    sent = MultiDict({"_act": "save", "csrf_token": browser.token(), **fields})
    sent.setlist("photos", photos)
    boundary, body = encode_multipart(sent)
    kind = f"multipart/form-data; boundary={boundary}"
    return browser.request("POST", f"/en/staff/photos/new/{batch}", data=body, content_type=kind, headers=headers)


def kept() -> list[Photo]:
    db.session.rollback()
    return list(db.session.scalars(sa.select(Photo).order_by(Photo.id)))


def test_several_are_added_at_once_and_twice_is_once(staff: Visitor) -> None:
    fresh = staff.get("/en/staff/photos/new").location

    answers = [send(staff, TWO, batch=fresh.rpartition("/")[2]) for _click in range(2)]

    assert [(answer.status_code, answer.location) for answer in answers] == [(302, "/en/staff/photos")] * 2
    assert [(each.width, each.height) for each in kept()] == [(64, 48), (60, 40)]
    files = {each.file(each.width, kind) for each in kept() for kind in ("avif", "webp", "jpg")}
    assert all(store().get(name) for name in files)


def test_the_files_have_names_of_their_own(staff: Visitor) -> None:
    send(staff, TWO[:1])

    [one] = kept()
    assert one.file_name not in (one.public_id, "one")
    assert len(one.file_name) == 22


def test_what_is_refused_is_told_by_name_and_the_others_are_kept(staff: Visitor) -> None:
    names = ("<img src=x onerror=alert(1)>.svg", "../../etc/passwd", "cut.jpg")
    contents = (b"<svg onload=alert(1)>", b"root:x:0", picture(300, 200)[:3000])

    answer = send(staff, [*zip(names, contents, strict=True), *TWO[:1]])

    assert answer.status_code == 422
    assert len(kept()) == 1
    assert "../../etc/passwd: This file is not a picture we can use." in answer.text
    assert "cut.jpg: This picture could not be opened" in answer.text
    assert "<img src=x" not in answer.text


def test_a_large_picture_is_named_with_its_size(staff: Visitor) -> None:
    answer = send(staff, [("large.jpg", picture() + bytes(MOST_BYTES + 300_000))])

    assert answer.status_code == 422
    assert "large.jpg: The picture is 10.3 MB. Choose one of 10 MB or less." in answer.text


@pytest.mark.parametrize(
    ("files", "told"),
    [([], "Choose at least one picture"), ([("x.jpg", picture())] * 11, "Choose at most 10 pictures at once")],
)
def test_none_and_too_many_are_asked_again(staff: Visitor, files: Files, told: str) -> None:
    answer = send(staff, files)

    assert (answer.status_code, kept()) == (422, [])
    assert told in answer.text


def test_far_too_much_is_turned_away(staff: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.photos.staff_views.MOST_BYTES_AT_ONCE", 3_000_000)

    answer = send(staff, [("x.jpg", bytes(4_000_000))])

    assert (answer.status_code, kept()) == (413, [])
    assert "Choose pictures of at most 10 MB each, 10 at once." in answer.text


def test_only_staff_may_send_more_than_a_form_holds(app: Flask, visitor: Visitor) -> None:
    large = [("x.jpg", picture() + bytes(3_000_000))]

    answers = [send(visitor, large).status_code, send(visitor.signed_in_as(factories.account()), large).status_code]

    assert (answers, kept()) == ([413, 413], [])


def test_a_page_that_shows_photos_gets_its_reader_back(staff: Visitor) -> None:
    there, elsewhere = (
        send(staff, TWO, back=back).location for back in ("/en/staff?x=1", "https://elsewhere.example/")
    )

    ids = ",".join(each.public_id for each in kept())
    assert there == f"/en/staff?x=1&photos={ids}"
    assert elsewhere == "/en/staff/photos"


def test_a_script_learns_what_it_needs(staff: Visitor) -> None:
    answer = send(staff, [*TWO[:1], ("x.svg", b"<svg/>")], headers={"Accept": "application/json"})

    [one] = kept()
    assert answer.status_code == 422
    assert answer.json["photos"] == [  # type: ignore[index]
        {
            "id": one.public_id,
            "page": f"/en/staff/photos/{one.public_id}",
            "src": f"/media/{one.file(64, 'jpg')}",
            "width": 64,
            "height": 48,
        }
    ]
    assert answer.json["errors"][0].startswith("x.svg: This file is not")  # type: ignore[index]


def test_a_photo_that_cannot_be_kept_leaves_no_files_for_long(app: Flask) -> None:
    shown, nowhere = photo(), actions.prepare(picture())
    folder = store()
    assert isinstance(folder, Folder)
    for name in folder.path.iterdir():
        two_days_ago = name.stat().st_mtime - timedelta(days=2).total_seconds()
        os.utime(name, (two_days_ago, two_days_ago))

    with unit_of_work():
        prune()

    assert folder.get(nowhere.files[0]) is None
    assert folder.get(shown.file(shown.width, "jpg"))


def test_a_deleted_photo_takes_its_files_along_unless_it_is_shown(staff: Visitor) -> None:
    shown, other = photo(used_by="post:x"), photo()
    file = other.file(other.width, "jpg")

    refused = staff.press(f"/en/staff/photos/{shown.public_id}/delete").location
    why = staff.get(refused).text
    deleted = staff.press(f"/en/staff/photos/{other.public_id}/delete").location

    assert (refused, deleted) == (f"/en/staff/photos/{shown.public_id}", "/en/staff/photos")
    assert "Take it off the page first" in why
    assert (len(kept()), store().get(file)) == (1, None)


def test_a_list_asks_as_little_of_many_as_of_few(staff: Visitor, queries: list[str]) -> None:
    asked = []
    for _round in range(2):
        for _photo in range(3):
            photo(used_by=f"post:{new_public_id()}")
        staff.get("/en/staff/photos")
        queries.clear()
        assert staff.get("/en/staff/photos").status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 3
