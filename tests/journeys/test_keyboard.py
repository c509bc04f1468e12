"""Everything with the keyboard alone, and one always sees where one is."""

from typing import Any

import pytest

from portal.demo.world import PEOPLE
from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import LivePortal
from tests.journeys.window import Window

MOST_STOPS = 60
# What has the focus: its words, whether a ring is drawn round it, and whether something lies on top of it.
FOCUSED = """() => {
    const it = document.activeElement;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 10);
    const top = document.elementFromPoint(x, y);
    const label = it.labels?.[0]?.innerText ?? it.innerText ?? "";
    return {
        tag: it.tagName.toLowerCase(),
        words: label.trim().replace(/\\s+/g, " "),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        uncovered: top !== null && (it.contains(top) || top.contains(it) || it.labels?.[0]?.contains(top) === true),
    };
}"""


def tab_to(window: Window, tag: str, wanted: str) -> None:
    """Press Tab until what says this has the focus; at each stop the focus can be seen."""
    for _ in range(MOST_STOPS):
        window.page.keyboard.press("Tab")
        here = window.evaluate(FOCUSED)
        if here["tag"] == "body":
            continue
        assert here["ring"], f"no ring round {here}"
        assert here["uncovered"], f"something covers {here}"
        if here["tag"] == tag and here["words"].startswith(wanted):
            return
    pytest.fail(f"no stop at {tag} {wanted!r}")


def enter(window: Window) -> None:
    """Press Enter on what has the focus, and wait for the page it leads to."""
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [320, 1280])
def test_signing_in_writing_and_sharing_need_no_mouse(open_window: OpenWindow, portal: LivePortal, width: int) -> None:
    window = open_window("fi" if width == 320 else "en", width=width)

    window.open(portal.path("accounts.sign_in", window.language))
    tab_to(window, "button", PEOPLE["mentee2@demo.example"].name)
    enter(window)
    tab_to(window, "a", window.words("Write a reflection"))
    enter(window)
    tab_to(window, "textarea", window.words("Your words"))
    window.page.keyboard.insert_text("Written without a mouse.")
    tab_to(window, "button", window.words("Save"))
    enter(window)
    saved = window.says("Your reflection is saved. Only you can see it.")
    tab_to(window, "a", window.words("Share with your pair"))
    enter(window)
    tab_to(window, "button", window.words("Share with your pair"))
    enter(window)

    assert saved
    assert window.says("The reflection is shared. The reader: %(name)s.", name=PEOPLE["mentor2@demo.example"].name)
    assert window.shows("Written without a mouse.")


def test_the_first_stop_skips_to_the_content(open_window: OpenWindow, portal: LivePortal) -> None:
    window = open_window("en")

    window.open(portal.path("home.welcome", "en"))
    tab_to(window, "a", window.words("Skip to content"))
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    inside: Any = window.evaluate("document.querySelector('main').contains(document.activeElement)")

    assert inside is True


def test_the_buttons_of_the_editor_are_one_stop_and_the_arrows_move_between_them(
    open_window: OpenWindow, portal: LivePortal
) -> None:
    window = open_window("en", signed_in_as="mentee2@demo.example")

    window.open(portal.path("reflections.begin_reflection", "en", prompt="stayed"))
    window.field("Your words").fill("bold")
    window.field("Your words").select_text()
    tab_to(window, "button", window.words("Save"))
    window.page.locator("[data-mark=bold]").focus()
    window.page.keyboard.press("ArrowRight")
    second = window.evaluate("document.activeElement.dataset.mark")
    window.page.keyboard.press("Home")
    window.page.keyboard.press("Enter")

    assert second == "italic"
    assert window.field("Your words").input_value() == "**bold**"


def test_a_focus_without_a_ring_would_be_noticed(open_window: OpenWindow, portal: LivePortal) -> None:
    window = open_window("en", bypass_csp=True)

    window.open(portal.path("home.welcome", "en"))
    window.page.add_style_tag(content="* { outline: none !important }")

    with pytest.raises(AssertionError, match="no ring"):
        tab_to(window, "a", window.words("Sign in"))
