"""Signing in by e-mail, and what becomes of words when a sign-in ends."""

from typing import Any

from portal.demo.world import PEOPLE
from tests.journeys.conftest import OpenWindow
from tests.journeys.people import a_pair
from tests.journeys.portal import CODE, LivePortal


def test_the_link_of_the_letter_signs_in_with_one_more_press(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    window, two = open_window(**way), a_pair(portal, language=way["language"])

    window.open(portal.path("accounts.sign_in", window.language))
    window.field("E-mail address").fill(two.mentee)
    window.press("Send link")
    letter = portal.next_letter_to(two.mentee)
    window.follow("Demo inbox")
    window.click(window.page.get_by_role("listitem").filter(has_text=two.mentee).get_by_role("link").first)
    window.click(window.page.locator(".letter a").first)
    window.press("Sign in")

    assert letter.subject == window.words("Your sign-in link")
    assert window.path == portal.path("home.my_page", window.language)
    assert window.says("Hello %(name)s!", name=two.mentee_name)


def test_the_code_of_the_letter_signs_in_and_a_wrong_one_says_so(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    window, two = open_window(**way), a_pair(portal, language=way["language"])

    window.open(portal.path("accounts.sign_in", window.language))
    window.field("E-mail address").fill(two.mentee)
    window.press("Send link")
    [code] = CODE.findall(portal.next_letter_to(two.mentee).text)
    window.field("Code").fill("000000" if code != "000000" else "000001")
    window.press("Sign in")
    refused = window.says("The code does not match. Check your e-mail and enter it again.")
    window.field("Code").fill(f"{code[:3]} {code[3:]}")
    window.press("Sign in")

    assert refused
    assert window.path == portal.path("home.my_page", window.language)


def test_a_wish_to_see_a_page_is_remembered_over_signing_in_by_letter(
    open_window: OpenWindow, portal: LivePortal
) -> None:
    window, two = open_window("en"), a_pair(portal)
    wish = portal.path("pairs.show_path", "en", space_id=two.space)

    window.open(wish)
    window.field("E-mail address").fill(two.mentee)
    window.press("Send link")
    [code] = CODE.findall(portal.next_letter_to(two.mentee).text)
    window.field("Code").fill(code)
    window.press("Sign in")

    assert window.path == wish


def test_words_typed_in_an_expired_sign_in_come_back_after_signing_in(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    email = "mentee2@demo.example"
    writer, elsewhere = open_window(**way, signed_in_as=email), open_window("en", signed_in_as=email)

    writer.open(portal.path("reflections.begin_reflection", writer.language, prompt="dared"))
    writer.field("Your words").fill("I asked about pay.\n\nMy voice shook.")
    elsewhere.open(portal.path("accounts.list_sign_ins", "en"))
    elsewhere.press("End all other sign-ins")
    writer.press("Save")
    told = writer.says("You were signed out, but your text is safe. Sign in and carry on from here.")
    writer.press_name(PEOPLE[email].name)

    assert told
    assert writer.field("Your words").input_value() == "I asked about pay.\n\nMy voice shook."
    assert writer.field("Title or question").input_value() == writer.words("What did you dare to ask?")
    writer.press("Save")
    assert writer.says("Your reflection is saved. Only you can see it.")
    assert writer.shows("My voice shook.")


def test_after_signing_out_back_shows_nothing_private(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    window = open_window(**way, signed_in_as=two.mentee)

    window.open(portal.path("home.my_page", window.language))
    window.open(portal.path("accounts.edit_profile", window.language))
    seen = window.shows(two.mentee)
    window.press("Sign out")
    window.page.go_back()

    assert seen
    assert window.path == portal.path("accounts.sign_in", window.language)
    assert two.mentee not in window.page.content()
    assert two.mentee_name not in window.page.content()
