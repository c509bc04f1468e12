"""Writing: drafts, languages, mistakes, the Back button and two devices never cost a word."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.people import a_pair, a_reflection
from tests.journeys.portal import LivePortal

WORDS = "First line.\n\nSecond line, with åäö and **bold**."


def test_a_draft_is_kept_while_one_types_or_by_its_button(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    window = open_window(**way, signed_in_as=a_pair(portal).mentee)

    window.open(portal.path("reflections.begin_reflection", window.language, prompt="next"))
    window.field("Your words").fill(WORDS)
    if way["scripts"]:
        kept = re.compile(window.words("Draft saved at %(time)s", time="."))
        expect(window.page.locator("[data-draft-state]")).to_have_text(kept, timeout=20_000)
    else:
        window.press("Save draft")
    window.open(portal.path("home.my_page", window.language))
    found_again = window.says("You have an unfinished reflection")
    window.click(window.link("Carry on"))

    assert found_again
    assert window.field("Your words").input_value() == WORDS
    window.press("Save")
    window.open(portal.path("home.my_page", window.language))
    assert not window.says("You have an unfinished reflection")


def test_a_draft_can_be_thrown_away(open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]) -> None:
    window = open_window(**way, signed_in_as=a_pair(portal).mentee)

    window.open(portal.path("reflections.begin_reflection", window.language, prompt="next"))
    window.field("Your words").fill(WORDS)
    window.press("Save draft")
    window.press("Discard the draft")

    assert window.field("Your words").input_value() == ""


def test_switching_the_language_takes_a_half_written_text_along(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    window = open_window(**way, signed_in_as=a_pair(portal).mentee)

    window.open(portal.path("reflections.begin_reflection", window.language, prompt="grateful"))
    window.field("Title or question").fill("Kuka? Who?")
    window.field("Your words").fill(WORDS)
    window.click(window.page.get_by_role("button", name=window.words.switch, exact=True).first)

    assert window.page.locator("html").get_attribute("lang") == window.words.other
    window.words = type(window.words)(window.words.other)
    assert window.field("Title or question").input_value() == "Kuka? Who?"
    assert window.field("Your words").input_value() == WORDS
    window.press("Save")
    assert window.says("Your reflection is saved. Only you can see it.")


def test_a_mistake_is_told_above_and_beside_the_field_and_keeps_the_rest(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    window = open_window(**way, signed_in_as=a_pair(portal).mentee)

    window.open(portal.path("reflections.begin_reflection", window.language, prompt="blank"))
    window.field("Title or question").fill("A title alone")
    answer = window.press("Save")
    summary = window.page.locator(".error-summary")

    assert answer.status == 422
    assert window.page.title().startswith(window.words("Error:"))
    assert window.field("Title or question").input_value() == "A title alone"
    assert window.field("Your words").get_attribute("aria-invalid") == "true"
    if way["scripts"]:
        expect(summary).to_be_focused()
    summary.get_by_role("link", name=window.words("Write something first")).click()
    expect(window.field("Your words")).to_be_focused()


def test_back_after_saving_neither_loses_nor_doubles(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    window = open_window(**way, signed_in_as=a_pair(portal).mentee)

    window.open(portal.path("reflections.begin_reflection", window.language, prompt="stayed"))
    window.field("Your words").fill(WORDS)
    window.press("Save")
    window.page.go_back()
    if window.field("Your words").count():
        window.press("Save")
    window.open(portal.path("reflections.show_reflections", window.language))

    assert window.page.locator("article").count() == 1
    assert window.shows("Second line, with åäö and bold.")


def test_pressing_save_twice_keeps_one_reflection(open_window: OpenWindow, portal: LivePortal) -> None:
    window = open_window("en", signed_in_as=a_pair(portal).mentee)

    window.open(portal.path("reflections.begin_reflection", "en", prompt="stayed"))
    window.field("Your words").fill(WORDS)
    form = window.page.url
    window.button("Save").dblclick()
    expect(window.page).not_to_have_url(form)  # The second click ends the first one's journey; one of them arrives.
    window.open(portal.path("reflections.show_reflections", "en"))

    assert window.page.locator("article").count() == 1


def test_two_windows_changing_the_same_words_show_both(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    name = a_reflection(portal, two, heading="Together", body="As it was.")
    phone, laptop = (open_window(**way, signed_in_as=two.mentee) for _ in range(2))
    for window in (phone, laptop):
        window.open(portal.path("reflections.edit_reflection", window.language, reflection_id=name))

    phone.field("Your words").fill("From the phone.")
    phone.press("Save")
    laptop.field("Your words").fill("From the laptop.")
    answer = laptop.press("Save")

    assert answer.status == 409
    assert laptop.page.locator(".clash").inner_text().endswith("From the phone.")
    assert laptop.field("Your words").input_value() == "From the laptop."
    laptop.field("Your words").fill("From the laptop. From the phone.")
    laptop.press("Save")
    assert laptop.shows("From the laptop. From the phone.")


def test_two_windows_changing_different_fields_keep_both(open_window: OpenWindow, portal: LivePortal) -> None:
    two = a_pair(portal)
    name = a_reflection(portal, two, heading="Before", body="As it was.")
    phone, laptop = (open_window("en", signed_in_as=two.mentee) for _ in range(2))
    for window in (phone, laptop):
        window.open(portal.path("reflections.edit_reflection", "en", reflection_id=name))

    phone.field("Title or question").fill("From the phone")
    phone.press("Save")
    laptop.field("Your words").fill("From the laptop.")
    laptop.press("Save")

    assert laptop.shows("From the phone")
    assert laptop.shows("From the laptop.")
