"""Typing hostile words into every field there is, and looking for harm wherever they are shown."""

import itertools
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from portal.diary.blocks import photo_mark
from portal.foundation.db import unit_of_work
from tests import factories, factories_photos
from tests.factories_diary import published
from tests.journeys.conftest import OpenWindow
from tests.journeys.harm import harm_on, listen
from tests.journeys.people import a_pair
from tests.journeys.portal import LivePortal
from tests.journeys.vectors import in_texts, on_one_line
from tests.journeys.window import Window

Harm = list[tuple[str, list[str]]]
STAFF = "staff@demo.example"
LONGEST_NAME = 120
LONGEST_HEADING = 160


def look_at(window: Window, *urls: str) -> Harm:
    """The harm on each of these pages."""
    found = []
    for url in urls:
        window.open(url)
        found.append((url, harm_on(window.page)))
    return [(url, harm) for url, harm in found if harm]


def in_reflections(open_window: OpenWindow, portal: LivePortal, vectors: list[str], **options: Any) -> Harm:
    """As headings and as texts: in the preview, for their author, and for the pair they are shared with."""
    two = a_pair(portal)
    mentee = listen(open_window("en", signed_in_as=two.mentee, **options))
    mentor = listen(open_window("en", signed_in_as=two.mentor, **options))
    headings = itertools.cycle([line for line in map(on_one_line, vectors) if len(line) <= LONGEST_HEADING])
    found: Harm = []
    for text in in_texts(vectors):
        mentee.open(portal.path("reflections.begin_reflection", "en", prompt="blank"))
        mentee.field("Title or question").fill(next(headings))
        mentee.field("Your words").fill(text)
        mentee.press("Preview")
        found.append(("preview", harm_on(mentee.page)))
        mentee.press("Save")
        found.append(("its page", harm_on(mentee.page)))
        if not mentee.page.locator(".read strong", has_text="as Markdown").count():
            found.append(("its page", [f"shown as it was typed, not as Markdown: {text[:60]}"]))
        mentee.follow("Share with your pair")
        found.append(("sharing", harm_on(mentee.page)))
        mentee.press("Share with your pair")
        mentee.follow("Edit")
        found.append(("editing", harm_on(mentee.page)))
    found += look_at(mentee, portal.path("reflections.show_reflections", "en"))
    found += look_at(mentor, portal.path("reflections.show_shared_reflections", "en", space_id=two.space))
    return [(where, harm) for where, harm in found if harm]


def in_names(open_window: OpenWindow, portal: LivePortal, vectors: list[str], **options: Any) -> Harm:
    """On one's own pages, on the partner's, on those of staff, and in the letters that carry the name."""
    two = a_pair(portal)
    mentee = listen(open_window("en", signed_in_as=two.mentee, **options))
    mentor = listen(open_window("en", signed_in_as=two.mentor, **options))
    visitor = listen(open_window("en", **options))
    profile = portal.path("accounts.edit_profile", "en")
    found: Harm = []
    for letters, vector in enumerate(vectors):
        mentee.open(profile)
        mentee.field("Name").fill(on_one_line(vector)[:LONGEST_NAME])
        mentee.press("Save")
        mentee.open(portal.path("reflections.begin_reflection", "en", prompt="stayed"))
        mentee.field("Your words").fill("Shared by somebody with a strange name.")
        mentee.press("Save")
        mentee.follow("Share with your pair")
        portal.let_a_day_go_by(two.mentor)
        mentee.press("Share with your pair")
        portal.bring_the_morning(two.mentor)
        letter = portal.next_letter_to(two.mentor, after=letters).name
        found += look_at(mentee, profile, portal.path("home.my_page", "en"))
        found += look_at(
            mentor,
            portal.path("home.my_page", "en"),
            portal.path("pairs.show_path", "en", space_id=two.space),
            portal.path("reflections.show_shared_reflections", "en", space_id=two.space),
        )
        found += look_at(visitor, "/demo/inbox", f"/demo/inbox/{letter}")
    return found


def in_lists_of_names(open_window: OpenWindow, portal: LivePortal, vectors: list[str]) -> Harm:
    """Two names in each row of the page where staff see a programme's pairs, and on the page of the last pair."""
    staff = listen(open_window("en", signed_in_as=STAFF))
    names = itertools.cycle(on_one_line(vector)[:LONGEST_NAME] for vector in vectors)
    found: Harm = []
    for _ in range(0, len(vectors), 100):
        with portal.inside():
            term = factories.programme()
            for _ in range(min(50, len(vectors) // 2)):
                mentor, mentee = factories.account(name=next(names)), factories.account(name=next(names))
                pair = factories.pair(term=term, mentor=mentor, mentee=mentee)
            slug, last = term.slug, pair.public_id
        found += look_at(
            staff,
            portal.path("pairs_for_staff.list_pairs", "en", slug=slug),
            portal.path("pairs_for_staff.show_pair", "en", slug=slug, pair_id=last),
        )
    return found


def in_own_texts(open_window: OpenWindow, portal: LivePortal, vectors: list[str], **options: Any) -> Harm:
    """As titles and words of the portal's own pages: in the preview, on the page, and in the lists of staff."""
    staff = listen(open_window("en", signed_in_as=STAFF, **options))
    visitor = listen(open_window("en", **options))
    edit = portal.path("texts_for_staff.edit_text", "en", text_name="help", code="en")
    titles = itertools.cycle([line for line in map(on_one_line, vectors) if len(line) <= LONGEST_HEADING])
    found: Harm = []
    for text in in_texts(vectors):
        staff.open(edit)
        staff.page.locator("#title").fill(next(titles))
        staff.page.locator("#source").fill(text)
        staff.press("Preview")
        found.append(("preview", harm_on(staff.page)))
        staff.press("Save and publish")
        found.append(("list of texts", harm_on(staff.page)))
        found += look_at(visitor, portal.path("texts.show_help", "en"))
    staff.open(portal.path("texts_for_staff.list_revisions", "en", text_name="help", code="en"))
    staff.page.locator("ul.rows a").first.click()
    found.append(("version", harm_on(staff.page)))
    return [(where, harm) for where, harm in found if harm]


def in_feedback(open_window: OpenWindow, portal: LivePortal, vectors: list[str]) -> Harm:
    """What a stranger tells, where staff read it."""
    visitor, staff = listen(open_window("en")), listen(open_window("en", signed_in_as=STAFF))
    for text in in_texts(vectors):
        portal.forget_attempts()
        visitor.open(portal.path("feedback.begin_feedback", "en"))
        visitor.page.locator("#message").fill(text[:4000])
        visitor.page.locator("#place").fill(on_one_line(text)[:300])
        visitor.press("Send feedback")
    return look_at(staff, portal.path("feedback.list_feedback", "en"))


def in_fields_that_refuse(open_window: OpenWindow, portal: LivePortal, vectors: list[str]) -> Harm:
    """The address to sign in with, the code, and the telephone number: each vector in one of them, in turn."""
    member = listen(open_window("en", signed_in_as=a_pair(portal).mentee))
    visitor = listen(open_window("en"))
    visitor.open(portal.path("accounts.sign_in", "en"))
    visitor.field("E-mail address").fill(a_pair(portal).mentee)
    visitor.press("Send link")
    places = itertools.cycle(
        [
            (visitor, "accounts.sign_in", "#email", "Send link"),
            (visitor, "accounts.enter_code", "#code", "Sign in"),
            (member, "accounts.edit_profile", "#phone", "Save"),
        ]
    )
    found: Harm = []
    for vector, (window, endpoint, field, button) in zip(vectors, places, strict=False):
        portal.forget_attempts()
        window.open(portal.path(endpoint, "en"))
        window.page.locator(field).evaluate("(field) => field.removeAttribute('maxlength')")
        words = vector if field != "#code" else "".join(each for each in vector if not each.isdigit())
        window.page.locator(field).fill(on_one_line(words))
        answer = window.press(button)
        found.append((endpoint, [*harm_on(window.page), *([] if answer.status == 422 else [str(answer.status)])]))
    return [(where, harm) for where, harm in found if harm]


def in_addresses(open_window: OpenWindow, portal: LivePortal, vectors: list[str]) -> Harm:
    """As parts of an address that its page makes use of, each vector in one of them, in turn."""
    two = a_pair(portal)
    member, visitor = listen(open_window("en", signed_in_as=two.mentee)), listen(open_window("en"))
    places = itertools.cycle(
        [
            (visitor, portal.path("accounts.sign_in", "en") + "?next={}"),
            (member, portal.path("reflections.begin_reflection", "en") + "?prompt={}"),
            (member, portal.path("reflections.show_reflections", "en") + "?older-than={}&hidden={}"),
            (visitor, portal.path("home.welcome", "en") + "?{}={}"),
            (visitor, portal.path("home.welcome", "en") + "{}"),
            (visitor, portal.path("site.search", "en") + "?q={}"),
        ]
    )
    found: Harm = []
    for vector, (window, address) in zip(vectors, places, strict=False):
        found += look_at(window, address.replace("{}", quote(vector, safe="")))
    return found


def in_posts(open_window: OpenWindow, portal: LivePortal, vectors: list[str], **options: Any) -> Harm:
    """In every word of a post and of its photo: for readers, in lists, beside the photo, and for staff."""
    visitor = listen(open_window("en", **options))
    staff = listen(open_window("en", signed_in_as=STAFF, **options))
    lines = itertools.cycle([line for line in map(on_one_line, vectors) if 0 < len(line) <= LONGEST_NAME])
    found: Harm = []
    for text in in_texts(vectors):
        with portal.inside():
            photo = factories_photos.photo(words=next(lines))
            with unit_of_work():
                photo.words["en"].caption, photo.words["en"].credit = next(lines), next(lines)
            words = {"title_en": next(lines), "ingress_en": next(lines), "author_en": next(lines)}
            with patch("portal.diary.publishing.must_be_whole"):  # It refuses many of them as links to nowhere.
                post = published("en", source_en=f"{text}\n\n{photo_mark(photo.public_id)}", **words)
            where = {"year": str(post.texts["en"].year), "post_slug": post.texts["en"].slug}
            name, picture = post.public_id, photo.public_id
        found += look_at(
            visitor,
            portal.path("diary.show_post", "en", **where),
            portal.path("diary.show_photo", "en", picture_id=picture, **where),
            portal.path("diary.show_post", "fi", **where),
        )
        found += look_at(
            staff,
            portal.path("diary_for_staff.edit_post", "en", post_id=name),
            portal.path("diary_for_staff.preview_post", "en", post_id=name, code="en"),
            portal.path("publishing.publish_post", "en", post_id=name),
        )
    found += look_at(visitor, portal.path("diary.show_diary", "en"))
    found += look_at(staff, portal.path("diary_for_staff.list_posts", "en"))
    return found
