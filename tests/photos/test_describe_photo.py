"""What is told of a photo, in each language, by two people at once if need be."""

import pytest
from flask import Flask, render_template_string

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.i18n import speaking
from portal.people.models import Role
from portal.photos import actions
from portal.photos.models import Photo
from portal.photos.policy import described_in
from portal.photos.queries import photos_named
from tests import factories
from tests.factories_photos import person, photo, picture
from tests.visitor import Visitor, hidden_fields

SHOW = '{%% from "_components/photo.html" import figure %%}{{ figure(photo, "%s") }}'


@pytest.fixture
def staff(visitor: Visitor, app: Flask) -> Visitor:
    return visitor.signed_in_as(factories.account(Role.STAFF))


def shown(of: Photo, code: str) -> str:
    with speaking(code):
        return render_template_string(SHOW % code, photo=of)


def test_words_are_kept_in_each_language(staff: Visitor) -> None:
    one = photo()

    answer = staff.fill_in(
        f"/en/staff/photos/{one.public_id}",
        description_fi="Kuppi", caption_fi="Aamulla", credit_fi="S. Laine", description_en="A cup", focus="0-100",
    )  # fmt: skip

    db.session.refresh(one)
    assert answer.status_code == 302
    assert (one.words["fi"].description, one.words["fi"].credit, one.words["en"].description) == (
        "Kuppi", "S. Laine", "A cup"
    )  # fmt: skip
    assert (one.focal_x, one.focal_y, one.decorative) == (0, 100, False)


def test_what_would_not_do_is_asked_again_and_kept(staff: Visitor) -> None:
    one = photo()

    answer = staff.fill_in(f"/en/staff/photos/{one.public_id}", description_fi="x" * 502, focus="7-7")

    assert answer.status_code == 422
    assert "Shorten the text by 2 characters" in answer.text
    assert "Choose which part must stay in view" in answer.text
    assert "x" * 502 in answer.text


def test_two_at_once_lose_no_word(staff: Visitor) -> None:
    one = photo()
    path = f"/en/staff/photos/{one.public_id}"
    seen = hidden_fields(staff.get(path).text)
    stored = {**actions.photo_fields(one, ("fi", "en")), "decorative": ""}
    del stored["decorative"]

    first = staff.post(path, **{**seen, **stored, "caption_fi": "Mine"})
    other_field = staff.post(path, **{**seen, **stored, "caption_en": "Yours"})
    same_field = staff.post(path, **{**seen, **stored, "caption_fi": "Theirs"})

    db.session.refresh(one)
    assert (first.status_code, other_field.status_code, same_field.status_code) == (302, 302, 409)
    assert (one.words["fi"].caption, one.words["en"].caption) == ("Mine", "Yours")
    assert "Mine" in same_field.text
    assert 'value="Theirs"' in same_field.text


def test_a_photo_is_shown_with_its_words_and_keeps_its_place(app: Flask) -> None:
    one = photo(content=picture(1000, 500))

    page = shown(one, "fi")

    assert 'alt="What it shows (fi)"' in page
    assert "Caption (fi)" in page
    assert 'width="1000" height="500"' in page
    assert f'fill="{one.colour}"' in page
    assert f"/media/{one.file_name}-480.avif 480w, /media/{one.file_name}-960.avif 960w" in page
    assert "style=" not in page


def test_a_decorative_photo_says_nothing_and_hostile_words_stay_words(app: Flask) -> None:
    still, hostile = photo(decorative=True), photo(words='"><script>alert(1)</script>')

    assert 'alt=""' in shown(still, "en")
    assert "<script>" not in shown(hostile, "en")


def test_words_in_another_language_say_so(app: Flask) -> None:
    one = photo()
    with unit_of_work():
        del one.words["en"]

    page = shown(one, "en")

    assert page.count('lang="fi"') == 2
    assert [described_in(one, code) for code in ("fi", "en")] == [True, False]


def test_many_are_found_with_all_that_belongs_to_them_in_one_query(app: Flask, queries: list[str]) -> None:
    photos = [photo() for _number in range(3)]
    for each in photos:
        person(each, asked=False)
    ids = [each.public_id for each in photos]
    db.session.rollback()
    db.session.expunge_all()
    queries.clear()

    found = photos_named([*ids, new_public_id()])
    told = [(each.told_in("fi"), each.people[0].name) for each in found.values()]

    assert (sorted(found), len(told), len(queries)) == (sorted(ids), 3, 1)
