"""The demo's pictures are drawn alike each time, and its photos can be shown."""

from flask import Flask

from portal.demo.photos import InPicture, demo_photo
from portal.demo.pictures import SCENES, drawn
from portal.foundation.db import unit_of_work
from portal.people.models import Role
from portal.photos.policy import described_in, may_be_public
from tests import factories


def test_a_picture_follows_from_its_name() -> None:
    assert drawn("bog") == drawn("bog")
    assert len(SCENES) >= 9


def test_a_demo_photo_has_its_words_and_its_permissions_and_is_there_once(app: Flask) -> None:
    staff = factories.account(Role.STAFF)
    people = (InPicture("Maija", "maija@demo.example", "fi"),)
    words = {"fi": "Kaksi kahvikuppia pöydällä.", "en": "Two cups of coffee on a table."}

    with unit_of_work():
        first, again = (
            demo_photo("coffee", by=staff, descriptions=words, credit="Sanna Laine", people=people) for _ in range(2)
        )

    assert first.id == again.id
    assert may_be_public(first)
    assert all(described_in(first, code) for code in ("fi", "en"))
    assert [person.name for person in first.people] == ["Maija"]
