"""Writing the diary, and reading it: the specialist's 25 minutes, and a visitor who changes the language."""

import re
from typing import Any

from playwright.sync_api import expect

from portal.diary.blocks import photo_mark
from tests import factories_photos
from tests.factories_diary import BOTH, published
from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import LivePortal
from tests.journeys.window import Window

STAFF = "staff@demo.example"
MOST_CLICKS = 8
WITH_A_PHOTO = re.compile(r"!\[\]\(photo:[\w-]{22}\)")


def choose_a_photo(staff: Window, *, scripts: bool) -> None:
    """By the button: a chooser with script, a page that leads back without it."""
    file = {"name": "night.jpg", "mimeType": "image/jpeg", "buffer": factories_photos.picture(900, 600)}
    if scripts:
        staff.clicks += 1
        with staff.page.expect_file_chooser() as chooser:
            staff.button("Add photos").click()
        chooser.value.set_files(file)  # type: ignore[arg-type]
    else:
        staff.press("Add photos")
        staff.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        staff.press("Add photos")
    for code in ("fi", "en"):
        expect(staff.page.locator(f"#source_{code}")).to_have_value(WITH_A_PHOTO)


def test_a_post_in_two_languages_with_a_photo_takes_few_clicks(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    staff, reader = open_window(**way, signed_in_as=STAFF), open_window("en")
    staff.open(portal.path("diary_for_staff.list_posts", staff.language))

    staff.follow("New post")
    for name, words in BOTH.items():
        staff.page.locator(f"#{name}").fill(words)
    choose_a_photo(staff, scripts=way["scripts"])
    kept = staff.page.locator("#title_fi").input_value()
    staff.press("Save")
    staff.follow("Photo %(number)s: texts and people", number=1)
    for code in ("fi", "en"):
        staff.page.locator(f"#description_{code}").fill("Chairs in a circle")
    staff.press("Save")
    staff.follow("Check and publish")
    staff.press("Publish both now")

    assert kept == BOTH["title_fi"]
    assert staff.clicks <= MOST_CLICKS
    reader.open(staff.page.locator("a[href^='/en/diary/']").first.get_attribute("href") or "")
    assert reader.shows(BOTH["title_en"])
    assert reader.page.get_by_alt_text("Chairs in a circle").count() == 1


def a_post_with_photos(portal: LivePortal) -> str:
    """Something to read; answers where it is in Finnish."""
    with portal.inside():
        photos = [factories_photos.photo(words=f"Photo {number}") for number in range(2)]
        source = "\n\n".join(["Alku.", *(photo_mark(photo.public_id) for photo in photos)])
        text = published(source_fi=source, source_en=source, slug_fi="", slug_en="").texts["fi"]
        return f"/fi/paivakirja/{text.year}/{text.slug}"


def test_a_visitor_reads_a_post_and_changes_the_language(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    visitor = open_window("fi", scripts=way["scripts"])
    visitor.open(a_post_with_photos(portal))

    read = visitor.shows(BOTH["title_fi"])
    visitor.click(visitor.page.get_by_role("link", name="In English", exact=True).first)

    assert read
    assert visitor.path.startswith("/en/diary/")
    assert visitor.shows(BOTH["title_en"])


def test_photos_are_seen_one_at_a_time(open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]) -> None:
    visitor = open_window("fi", scripts=way["scripts"])
    post = a_post_with_photos(portal)
    visitor.open(post)
    first = visitor.page.locator("[data-photo]").first

    if way["scripts"]:
        viewer, keyboard = visitor.page.locator("dialog"), visitor.page.keyboard
        first.click()
        expect(viewer.get_by_alt_text("Photo 0 (fi)")).to_be_visible()
        keyboard.press("ArrowRight")
        expect(viewer.get_by_alt_text("Photo 1 (fi)")).to_be_visible()
        keyboard.press("ArrowRight")
        expect(viewer.get_by_alt_text("Photo 0 (fi)")).to_be_visible()
        keyboard.press("Escape")
        expect(viewer).to_be_hidden()
        expect(first).to_be_focused()
    else:
        visitor.click(first)
        visitor.follow("Next photo")
        expect(visitor.page.get_by_alt_text("Photo 1 (fi)")).to_be_visible()
        visitor.follow("Previous photo")
        expect(visitor.page.get_by_alt_text("Photo 0 (fi)")).to_be_visible()


def test_a_post_in_one_language_leads_on_in_the_other(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    with portal.inside():
        text = published("fi", title_fi="Vain suomeksi").texts["fi"]
    visitor = open_window("fi", scripts=way["scripts"])
    visitor.open(f"/fi/paivakirja/{text.year}/{text.slug}")

    visitor.click(visitor.page.get_by_role("link", name="In English: not yet", exact=True).first)
    told = visitor.shows("This post is in Finnish only for now.")
    visitor.click(visitor.page.get_by_role("link", name="Vain suomeksi", exact=True))

    assert told
    assert visitor.shows(BOTH["ingress_fi"])
