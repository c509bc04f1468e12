"""Files of photos are for everyone while a photo is public, for staff always, and for nobody else."""

from flask import Flask

from portal.foundation.db import unit_of_work
from portal.people.models import Role
from portal.photos import actions, permissions
from portal.photos.models import Photo
from tests import factories
from tests.factories_photos import agreed, person, photo
from tests.visitor import Visitor


def address(of: Photo, kind: str = "jpg") -> str:
    return f"/media/{of.file(of.widths[0], kind)}"


def test_a_photo_that_something_published_shows_is_for_everyone(visitor: Visitor) -> None:
    shown = photo(used_by="post:x")

    answers = [visitor.get(address(shown, kind)) for kind in ("avif", "webp", "jpg")]

    assert [answer.mimetype for answer in answers] == ["image/avif", "image/webp", "image/jpeg"]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith('inline; filename="photo.')
        assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert "Set-Cookie" not in answer.headers


def test_one_that_nothing_shows_is_for_staff_alone(app: Flask, visitor: Visitor) -> None:
    hidden, staff = photo(), Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    member = Visitor(app.test_client()).signed_in_as(factories.account())

    seen = staff.get(address(hidden))

    assert (visitor.get(address(hidden)).status_code, member.get(address(hidden)).status_code) == (404, 404)
    assert (seen.status_code, seen.headers["Cache-Control"]) == (200, "private, no-store")


def test_a_photo_waits_for_everyone_in_it(visitor: Visitor) -> None:
    shown = photo(used_by="post:x")
    first, second = person(shown), person(shown, email="other@example.org")

    agreed(first)
    after_one = visitor.get(address(shown)).status_code
    agreed(second)

    assert (after_one, visitor.get(address(shown)).status_code) == (410, 200)


def test_it_is_gone_on_the_next_request_once_it_may_not_be_shown(visitor: Visitor) -> None:
    shown = photo(used_by="post:x")
    named = agreed(person(shown))
    before = visitor.get(address(shown)).status_code

    with unit_of_work():
        permissions.refuse_permission(named)

    gone = visitor.get(address(shown))
    assert (before, gone.status_code, gone.headers["Cache-Control"]) == (200, 410, "no-store")


def test_what_is_taken_down_or_no_longer_used_answers_nobody(visitor: Visitor) -> None:
    down, unused = photo(used_by="post:x"), photo(used_by="post:y")

    with unit_of_work():
        actions.take_down(down, by=None)
        actions.stop_using(unused, by="post:y")

    assert (visitor.get(address(down)).status_code, visitor.get(address(unused)).status_code) == (410, 404)


def test_names_that_are_no_names_of_ours_are_nowhere(visitor: Visitor) -> None:
    shown = photo(used_by="post:x")

    for name in ("..%2F..%2Fetc%2Fpasswd", "photo.jpg", shown.public_id, f"{shown.public_id}-60.jpg",
                 f"{shown.file_name}-61.jpg", f"{shown.file_name}-60.svg", f"{shown.file_name}-60.jpg%00"):  # fmt: skip
        assert visitor.get(f"/media/{name}").status_code == 404, name


def test_a_file_costs_one_query(visitor: Visitor, queries: list[str]) -> None:
    shown = photo(used_by="post:x")
    for number in range(3):
        agreed(person(shown, email=f"person{number}@example.org"))
    path = address(shown)
    queries.clear()

    visitor.get(path)

    assert len(queries) == 1
