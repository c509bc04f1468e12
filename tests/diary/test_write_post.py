"""Staff write a post: two languages side by side, alone or together, and no word is lost."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.diary.models import Post, PostRevision, PostStatus
from portal.diary.staff_queries import post_named
from portal.foundation.db import db, new_public_id
from portal.people.models import Role
from tests import factories, factories_photos
from tests.factories_diary import BOTH, FINNISH, afresh, post, published, written
from tests.visitor import Visitor, hidden_fields


@pytest.fixture
def staff(app: Flask, visitor: Visitor) -> Visitor:
    """A member of staff at the desk."""
    return visitor.signed_in_as(factories.account(Role.STAFF))


@pytest.fixture
def colleague(app: Flask) -> Visitor:
    """Another one."""
    return Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))


def statuses(name: str) -> dict[str, PostStatus]:
    """Where each language stands."""
    db.session.rollback()
    found = post_named(name)
    return {code: text.status for code, text in found.texts.items()} if found else {}


def test_a_post_is_begun_in_one_language_and_goes_on_in_the_other(staff: Visitor) -> None:
    path = staff.get("/en/staff/diary/new").location
    name = path.rpartition("/")[2]

    first = staff.fill_in(path, **FINNISH, topics="beginnings")
    begun = statuses(name)
    page = staff.fill_in(path, **BOTH, topics="beginnings")

    assert (first.status_code, page.status_code) == (302, 302)
    assert begun == {"fi": PostStatus.DRAFT, "en": PostStatus.NOT_STARTED}
    assert statuses(name) == {"fi": PostStatus.DRAFT, "en": PostStatus.DRAFT}
    assert "Aloitusilta" in staff.get("/fi/hallinta/paivakirja").text
    assert 'value="Sanna Laine, uraohjaaja"' in staff.get(staff.get("/en/staff/diary/new").location).text


def test_sent_twice_it_is_there_once(staff: Visitor) -> None:
    path = f"/en/staff/diary/{new_public_id()}"
    sent = {**hidden_fields(staff.get(path).text), **FINNISH}

    answers = [staff.post(path, **sent).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert len(db.session.scalars(sa.select(Post)).all()) == 1
    assert len(db.session.scalars(sa.select(PostRevision)).all()) == 1


def test_two_who_write_different_languages_keep_both(staff: Visitor, colleague: Visitor) -> None:
    made = post(**BOTH)
    path = f"/en/staff/diary/{made.public_id}"
    shown = hidden_fields(staff.get(path).text)

    colleague.fill_in(path, **{**BOTH, "source_en": "By my colleague."})
    mine = staff.post(path, **{**shown, **BOTH, "source_fi": "Minun."})

    assert mine.status_code == 302
    texts = afresh(made).texts
    assert (texts["fi"].source, texts["en"].source) == ("Minun.", "By my colleague.")
    assert "By my colleague." in str(texts["en"].pieces)


def test_two_who_change_the_same_words_see_both(staff: Visitor, colleague: Visitor) -> None:
    made = post(**BOTH)
    path = f"/en/staff/diary/{made.public_id}"
    shown = hidden_fields(staff.get(path).text)

    colleague.fill_in(path, **{**BOTH, "ingress_fi": "Kollegan sanat."})
    answer = staff.post(path, **{**shown, **BOTH, "ingress_fi": "Omat sanat."})
    again = staff.post(path, **{**hidden_fields(answer.text), **BOTH, "ingress_fi": "Omat ja kollegan sanat."})

    assert answer.status_code == 409
    assert "Kollegan sanat." in answer.text
    assert "Omat sanat.</textarea>" in answer.text
    assert again.status_code == 302
    assert afresh(made).texts["fi"].ingress == "Omat ja kollegan sanat."


def test_a_draft_waits_for_its_writer(staff: Visitor, colleague: Visitor) -> None:
    path = f"/en/staff/diary/{new_public_id()}"

    staff.fill_in(path, **{**FINNISH, "title_fi": "Puolikas ajatus"}, _act="draft")

    assert "Puolikas ajatus" in staff.get(path).text
    assert "Puolikas ajatus" in staff.get("/en/staff/diary").text
    assert "Puolikas ajatus" not in colleague.get(path).text + colleague.get("/en/staff/diary").text


def test_photos_are_added_without_losing_what_was_typed(staff: Visitor) -> None:
    photo = factories_photos.photo()
    path = f"/en/staff/diary/{new_public_id()}"

    away = staff.fill_in(path, **FINNISH, _act="photos")
    back = staff.get(f"{path}?photos={photo.public_id},not-a-photo")

    assert away.location.startswith("/en/staff/photos/new")
    assert path in away.location.replace("%2F", "/")
    assert FINNISH["title_fi"] in back.text
    assert back.text.count(f"![](photo:{photo.public_id})</textarea>") == 2
    assert "not-a-photo)" not in back.text


def test_what_readers_see_has_to_stay_whole(staff: Visitor) -> None:
    made = published()

    answer = staff.fill_in(f"/en/staff/diary/{made.public_id}", **{**BOTH, "title_fi": "", "ingress_fi": "Uusi."})

    assert answer.status_code == 422
    assert "suomi: The title is missing." in answer.text
    assert "Uusi.</textarea>" in answer.text
    assert afresh(made).texts["fi"].title == FINNISH["title_fi"]


def test_too_long_a_text_is_refused_and_kept(staff: Visitor) -> None:
    answer = staff.fill_in(f"/en/staff/diary/{new_public_id()}", **{**FINNISH, "title_fi": "x" * 170})

    assert answer.status_code == 422
    assert "Shorten the text by 10 characters" in answer.text
    assert "x" * 170 in answer.text


def test_what_is_not_translated_yet_is_marked(staff: Visitor) -> None:
    made = post(**{**BOTH, "source_en": "The doors opened at five."})

    page = staff.get(f"/en/staff/diary/{made.public_id}").text

    assert "2 paragraphs have no counterpart yet" in page
    assert "<li>## Ensin kahvia</li>" in page


def test_every_version_is_kept_compared_and_can_come_back(staff: Visitor) -> None:
    made = post()
    written(made, source_fi="Ovet avattiin kuudelta.")
    history = f"/en/staff/diary/{made.public_id}/history/fi"

    latest, first = (link.split('"')[0] for link in staff.get(history).text.split('<li>\n      <a href="')[1:])
    changes = staff.get(latest).text
    staff.press(f"{first}/restore")

    assert "<ins>" in changes
    assert "<del>" in changes
    assert afresh(made).texts["fi"].source == FINNISH["source_fi"]
    assert "Ensin kahvia" in str(afresh(made).texts["fi"].pieces)
    assert staff.get(history).text.count("/revision/") == 3


def test_a_revision_of_another_post_is_not_restored(staff: Visitor) -> None:
    one, other = post(), post()
    revision = db.session.scalars(sa.select(PostRevision.public_id).order_by(PostRevision.id.desc())).first()

    answer = staff.press(f"/en/staff/diary/{one.public_id}/revision/{revision}/restore")

    assert other.texts
    assert answer.status_code == 404


def test_the_list_asks_no_more_for_more_posts(staff: Visitor, queries: list[str]) -> None:
    counted = []
    for more in (2, 8):
        for _post in range(more):
            post(**BOTH)
        queries.clear()
        staff.get("/en/staff/diary")
        counted.append(len(queries))

    assert counted[0] == counted[1]
