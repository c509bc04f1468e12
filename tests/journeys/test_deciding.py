"""Deciding who sees what, and how the portal looks."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.people import a_pair, a_reflection
from tests.journeys.portal import LivePortal


def test_a_phone_number_is_shared_with_the_pair_and_taken_back(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    mentee = open_window(**way, signed_in_as=two.mentee)
    mentor = open_window("en", scripts=way["scripts"], signed_in_as=two.mentor)
    path = portal.path("pairs.show_path", "en", space_id=two.space)

    mentee.open(portal.path("accounts.edit_profile", mentee.language))
    mentee.page.locator("input[type=tel], input[inputmode=tel]").fill("040 765 4321")
    mentee.press("Save")
    mentor.open(path)
    seen_before = mentor.shows("040 765 4321")
    mentee.press("Share your number")
    mentor.open(path)
    seen_while_shared = mentor.shows("040 765 4321")
    mentee.press("Stop sharing the number")
    mentor.open(path)

    assert (seen_before, seen_while_shared, mentor.shows("040 765 4321")) == (False, True, False)
    assert mentee.says("Your pair no longer sees it.")


def test_texts_can_be_folded_away_while_someone_looks(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    a_reflection(portal, two, heading="On the train", body="Nobody else should read this now.")
    window = open_window(**way, signed_in_as=two.mentee)

    window.open(portal.path("reflections.show_reflections", window.language))
    words = window.page.get_by_text("Nobody else should read this now.")
    expect(words).to_be_visible()
    window.follow("Hide the texts")
    expect(words).to_be_hidden()
    window.page.get_by_text(window.words("Show the text"), exact=True).click()
    expect(words).to_be_visible()
    window.follow("Show the texts")

    expect(words).to_be_visible()


def test_the_chosen_colours_stay(open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]) -> None:
    window = open_window(**way)
    ink = "getComputedStyle(document.body).color"

    window.open(portal.path("accounts.sign_in", window.language))
    by_day = window.evaluate(ink)
    window.press("Dark")
    back_here = window.path
    window.open(portal.path("home.welcome", window.language))
    by_night = window.evaluate(ink)
    pressed = window.button("Dark").get_attribute("aria-pressed")
    window.press("As on the device")

    assert back_here == portal.path("accounts.sign_in", window.language)
    assert (by_night != by_day, pressed) == (True, "true")
    assert window.evaluate(ink) == by_day
    assert "theme" not in {cookie["name"] for cookie in window.context.cookies()}


def test_a_deleted_reflection_is_asked_about_once_and_gone(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    name = a_reflection(portal, two, heading="Away with it", body="Not mine any more.", shared=True)
    mentee, mentor = open_window(**way, signed_in_as=two.mentee), open_window("en", signed_in_as=two.mentor)

    mentee.open(portal.path("reflections.show_reflection", mentee.language, reflection_id=name))
    mentee.follow("Delete")
    mentee.follow("Keep reflection")
    kept = mentee.shows("Not mine any more.")
    mentee.follow("Delete")
    mentee.press("Delete reflection")
    mentor.open(portal.path("reflections.show_shared_reflections", "en", space_id=two.space))

    assert kept
    assert mentee.says("The reflection is deleted.")
    assert not mentor.shows("Not mine any more.")
