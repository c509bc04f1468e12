"""Staff bring a post before its readers, language by language; what lacks anything stays at home and says why."""

import pytest
from flask import Flask

from portal.diary import checks
from portal.diary.blocks import photo_mark
from portal.diary.models import Post, PostStatus
from portal.foundation.db import unit_of_work
from portal.people.models import Role
from portal.photos import permissions
from portal.photos.actions import take_down
from portal.photos.models import Photo
from portal.search.queries import found
from tests import factories, factories_photos
from tests.factories_diary import BOTH, FINNISH, afresh, post, publish, published, written
from tests.visitor import Visitor


@pytest.fixture
def staff(app: Flask) -> Visitor:
    """A member of staff at the desk."""
    return Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))


def status(made: Post, code: str = "fi") -> PostStatus:
    return afresh(made).texts[code].status


def address(made: Post, code: str = "fi") -> str:
    text = afresh(made).texts[code]
    return f"/{'fi/paivakirja' if code == 'fi' else 'en/diary'}/{text.year}/{text.slug}"


def media(photo: Photo) -> str:
    return f"/media/{photo.file(photo.widths[0], 'jpg')}"


def test_one_language_goes_out_and_the_other_follows(staff: Visitor, visitor: Visitor) -> None:
    made = post(**BOTH)
    check = f"/en/staff/diary/{made.public_id}/publish"

    first = staff.press(check, code="fi")
    after_one = (status(made, "fi"), status(made, "en"))
    staff.press(check, code="en")

    assert first.location == check
    assert after_one == (PostStatus.PUBLISHED, PostStatus.DRAFT)
    assert visitor.get(address(made, "en")).status_code == 200


def test_both_go_out_or_neither(staff: Visitor) -> None:
    made = post(**{**BOTH, "ingress_en": ""})

    staff.press(f"/en/staff/diary/{made.public_id}/publish", code=["fi", "en"])

    assert (status(made, "fi"), status(made, "en")) == (PostStatus.DRAFT, PostStatus.DRAFT)
    assert "English: The introduction is missing." in staff.get("/en/staff/diary").text


def lacking(app: Flask) -> dict[str, Post]:
    """A post for each thing that may be missing, by the words that say so."""
    silent, unasked = factories_photos.photo(words=""), factories_photos.photo()
    with unit_of_work():
        silent.words["fi"].description = ""
    factories_photos.person(unasked)
    down = factories_photos.photo()
    with unit_of_work():
        take_down(down, by=None)
    return {
        "The title is missing.": post(**{**FINNISH, "title_fi": ""}),
        "The introduction is missing.": post(**{**FINNISH, "ingress_fi": ""}),
        "The text is missing.": post(**{**FINNISH, "source_fi": " "}),
        "Photo 1 does not exist any more.": post(**{**FINNISH, "source_fi": photo_mark("A" * 22)}),
        "Photo 1 has no description in this language.": post(**{**FINNISH, "source_fi": photo_mark(silent.public_id)}),
        "Photo 1 may not be shown: a permission is missing.": post(
            **{**FINNISH, "source_fi": photo_mark(unasked.public_id)}
        ),
        "Photo 1 may not be shown": post(**{**FINNISH, "source_fi": photo_mark(down.public_id)}),
        "does not stand on a line of its own": post(**{**FINNISH, "source_fi": f"Tässä {photo_mark(down.public_id)}"}),
        "The link /fi/ei-mitaan leads to no page of ours.": post(**{**FINNISH, "source_fi": "[a](/fi/ei-mitaan)"}),
        "The link http://localhost/fi/x leads": post(**{**FINNISH, "source_fi": "[a](http://localhost/fi/x)"}),
        "/fi/paivakirja/2026/ei-ole leads": post(**{**FINNISH, "source_fi": "[a](/fi/paivakirja/2026/ei-ole)"}),
    }


def test_the_check_list_says_what_is_missing(app: Flask, staff: Visitor, visitor: Visitor) -> None:
    for words, made in lacking(app).items():
        page = staff.get(f"/en/staff/diary/{made.public_id}/publish").text
        staff.press(f"/en/staff/diary/{made.public_id}/publish", code="fi")
        staff.press(f"/en/staff/diary/{made.public_id}/ready", code="fi")

        assert words in page
        assert "Publish now" not in page
        assert status(made) in (PostStatus.DRAFT, PostStatus.NOT_STARTED), words


def test_without_the_check_list_they_would_all_go_out(
    app: Flask, staff: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.diary.publishing.must_be_whole", lambda _text: None)

    for made in list(lacking(app).values())[3:]:
        staff.press(f"/en/staff/diary/{made.public_id}/publish", code="fi")

        assert status(made) is PostStatus.PUBLISHED


def test_links_that_lead_somewhere_are_fine(app: Flask) -> None:
    other = address(published())
    fine = (
        "/fi/",
        "/en/diary",
        other,
        "https://example.org/x",
        "mailto:a@example.org",
        "#section-1",
        "http://localhost/en/",
    )

    assert [link for link in fine if checks.leads_nowhere(link)] == []


def test_a_photo_is_fetched_while_a_published_post_shows_it(app: Flask, staff: Visitor, visitor: Visitor) -> None:
    photo = factories_photos.photo()
    before = visitor.get(media(photo)).status_code
    made = published(source_fi=photo_mark(photo.public_id), source_en=photo_mark(photo.public_id))
    page = visitor.get(address(made)).text
    gallery = visitor.get(f"{address(made)}/kuva/{photo.public_id}")

    shown = visitor.get(media(photo)).status_code
    staff.press(f"/en/staff/diary/{made.public_id}/unpublish", code="fi")
    still = visitor.get(media(photo)).status_code
    written(made, source_en="No photo any more.")
    after = visitor.get(media(photo)).status_code

    assert (before, shown, still, after) == (404, 200, 200, 404)
    assert f"{photo.file_name}-" in page
    assert '<meta property="og:image" content="http://localhost/media/' in page
    assert gallery.status_code == 200


def test_a_permission_taken_back_is_seen_on_the_next_request(app: Flask, visitor: Visitor) -> None:
    photo = factories_photos.photo()
    named = factories_photos.agreed(factories_photos.person(photo))
    made = published("fi", source_fi=f"Sanoja.\n\n{photo_mark(photo.public_id)}\n\nLisää sanoja.")
    places = (address(made), "/fi/paivakirja", f"/fi/paivakirja/{afresh(made).texts['fi'].year}")
    shown = [photo.file_name in visitor.get(path).text for path in places]

    with unit_of_work():
        permissions.refuse_permission(named)
    after = [photo.file_name in visitor.get(path).text for path in places]

    assert (shown, after) == ([True] * 3, [False] * 3)
    assert "Lisää sanoja." in visitor.get(places[0]).text
    assert visitor.get(f"{address(made)}/kuva/{photo.public_id}").status_code == 404
    assert visitor.get(media(photo)).status_code == 410


def test_the_search_finds_what_is_public_and_nothing_else(app: Flask, staff: Visitor) -> None:
    made = post(**{**FINNISH, "source_fi": "Pitkospuut ja suopursut."})
    before = found("suopursu", "fi").rows
    publish(made, "fi")
    there = found("suopursu", "fi").rows
    written(made, source_fi="Pelkkiä pitkospuita.")
    changed = found("suopursu", "fi").rows
    staff.press(f"/en/staff/diary/{made.public_id}/unpublish", code="fi")

    assert (before, [hit.public_id for hit in there], changed) == ([], [made.public_id], [])
    assert found("pitkospuut", "fi").rows == []


def test_a_post_is_marked_ready_and_stays_at_home(staff: Visitor, visitor: Visitor) -> None:
    made = post()

    staff.press(f"/en/staff/diary/{made.public_id}/ready", code="fi")

    assert status(made) is PostStatus.READY
    assert "Aloitusilta" not in visitor.get("/fi/paivakirja").text


def test_the_preview_shows_a_draft_to_staff(staff: Visitor) -> None:
    photo = factories_photos.photo()
    made = post(**{**FINNISH, "source_fi": f"Alku.\n\n{photo_mark(photo.public_id)}"})

    page = staff.get(f"/en/staff/diary/{made.public_id}/preview/fi").text

    assert '<div class="phone" lang="fi">' in page
    assert photo.file_name in page
