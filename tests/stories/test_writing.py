"""What a person who was asked does: says no or later, writes, lifts a passage, adds a photo, or asks to be called."""

import io

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.db import db, unit_of_work
from portal.people.models import Role
from portal.photos.models import PhotoWords
from portal.photos.queries import photo_named
from portal.stories import pictures
from portal.stories.models import Story, StoryState
from tests import factories, factories_stories
from tests.factories_photos import picture
from tests.visitor import Visitor

WORDS = {
    "title": "Uskalsin",
    "body": "Kysyin, ja hän vastasi.",
    "field": "health",
    "name_form": "first",
    "written_in": "fi",
}


@pytest.fixture
def writer(app: Flask, visitor: Visitor) -> tuple[Visitor, Story, str]:
    """The browser of somebody who has been asked, the story, and its page."""
    story = factories_stories.asked()
    return visitor.signed_in_as(story.writer), story, f"/en/my/story/{story.public_id}"


Writer = tuple[Visitor, Story, str]


def test_no_and_later_are_one_press_each(writer: Writer) -> None:
    browser, story, page = writer

    browser.press(f"{page}/decline")

    assert story.state is StoryState.DECLINED
    browser.fill_in(f"{page}/later", day="8.9.2099")
    assert (story.state, str(story.ask_again_on)) == (StoryState.LATER, "2099-09-08")
    assert browser.fill_in(f"{page}/later", day="8.9.2020").status_code == 422


def test_a_draft_is_the_writers_alone_until_it_is_sent(app: Flask, writer: Writer) -> None:
    browser, story, page = writer
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    browser.press(f"{page}/begin", opening="changed")
    browser.fill_in(f"{page}/write", **WORDS, _act="draft")

    seen = staff.get(f"/en/staff/stories/{story.public_id}")

    assert "Kysyin" in browser.get(f"{page}/write").text
    assert "Kysyin" not in seen.text
    assert staff.get(f"/en/staff/stories/{story.public_id}/edit/fi").status_code == 404
    assert browser.fill_in(f"{page}/write", **WORDS).location == page
    assert "Kysyin" in staff.get(f"/en/staff/stories/{story.public_id}/edit/fi").text
    assert story.state is StoryState.WITH_EDITOR


def test_nothing_is_chosen_in_advance(writer: Writer) -> None:
    browser, _story, page = writer
    browser.press(f"{page}/begin")

    answer = browser.fill_in(f"{page}/write", title="x", body="x", field="", written_in="en")

    assert answer.status_code == 422
    assert "Choose how we may name you" in answer.text
    assert "Choose the field" in answer.text


def test_a_passage_of_an_own_reflection_is_copied_on_purpose(writer: Writer) -> None:
    browser, story, page = writer
    browser.press(f"{page}/begin")
    browser.fill_in(f"{page}/write", **WORDS, _act="draft")
    entry = factories.reflection(by=story.writer, body="A long entry. One good sentence.")
    assert "One good sentence." in browser.get(f"{page}/lift/{entry.public_id}").text

    browser.fill_in(f"{page}/lift/{entry.public_id}", passage="One good sentence.")

    form = browser.get(f"{page}/write").text
    assert "Kysyin, ja hän vastasi.\n\nOne good sentence." in form
    assert "A long entry." not in form


def test_a_passage_begins_a_draft_that_can_be_sent(writer: Writer) -> None:
    browser, story, page = writer
    browser.press(f"{page}/begin")
    entry = factories.reflection(by=story.writer, body="One good sentence.")

    browser.fill_in(f"{page}/lift/{entry.public_id}", passage="One good sentence.")

    answer = browser.fill_in(f"{page}/write", **{**WORDS, "body": "One good sentence."})
    assert (answer.status_code, story.body, story.may_translate) == (302, "One good sentence.", False)


def test_a_passage_of_somebody_elses_is_not_there(writer: Writer) -> None:
    browser, _story, page = writer
    browser.press(f"{page}/begin")

    answer = browser.get(f"{page}/lift/{factories.reflection().public_id}")

    assert answer.status_code == 404


def test_a_call_is_asked_for_and_staff_write_it_down(app: Flask, writer: Writer) -> None:
    browser, story, page = writer
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    browser.fill_in(f"{page}/call", phone="040 123 4567", call_when="after four")

    shown = staff.get(f"/en/staff/stories/{story.public_id}").text
    staff.fill_in(f"/en/staff/stories/{story.public_id}/write-down", **WORDS)

    assert "040 123 4567" in shown
    assert (story.state, story.written_down, story.phone) == (StoryState.WITH_EDITOR, True, "")


def test_what_was_taken_back_is_not_for_staff(app: Flask, writer: Writer) -> None:
    browser, story, page = writer
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    browser.press(f"{page}/begin")
    browser.fill_in(f"{page}/write", **WORDS)

    browser.press(f"{page}/withdraw")

    assert "Kysyin" not in staff.get(f"/en/staff/stories/{story.public_id}").text
    assert staff.get(f"/en/staff/stories/{story.public_id}/edit/fi").status_code == 404
    browser.press(f"{page}/begin")
    assert "Kysyin" in browser.get(f"{page}/write").text


def test_the_photo_is_agreed_to_by_putting_it_there_and_goes_at_once(app: Flask, writer: Writer) -> None:
    browser, story, page = writer
    browser.press(f"{page}/begin")
    browser.fill_in(f"{page}/write", **WORDS)
    upload = browser.get(f"{page}/photo").location
    browser.fill_in(upload, photo=(io.BytesIO(picture()), "me.jpg"))
    entry = db.session.scalars(sa.select(ConsentEntry)).one()
    assert (entry.purpose, entry.about) == (Purpose.PHOTO_IS_PUBLIC, f"photo:{story.photo_id}")
    with pytest.raises(pictures.PhotoWaits):  # Nobody has said what it shows.
        factories_stories.agreed(factories_stories.waiting(story, "fi"), "fi")
    photo = photo_named(story.photo_id or "")
    assert photo is not None
    with unit_of_work():
        photo.words["fi"] = PhotoWords(language="fi", description="Minä")
    factories_stories.agreed(story, "fi")
    public = browser.get(f"/fi/tarinat/{story.pages['fi'].slug}").text
    stranger = Visitor(app.test_client())
    file = f"/media/{photo.file(60, 'jpg')}"
    assert file in public
    assert stranger.get(file).status_code == 200

    browser.press(f"{page}/photo/delete")

    assert file not in browser.get(f"/fi/tarinat/{story.pages['fi'].slug}").text
    assert stranger.get(file).status_code in (404, 410)


def test_a_file_that_is_no_picture_is_told_beside_the_field(writer: Writer) -> None:
    browser, story, page = writer
    browser.press(f"{page}/begin")

    answer = browser.fill_in(browser.get(f"{page}/photo").location, photo=(io.BytesIO(b"<svg/>"), "me.jpg"))

    assert answer.status_code == 422
    assert story.photo_id is None
