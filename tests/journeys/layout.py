"""What cannot be read or hit on a page as it is laid out now."""

from typing import Any

from playwright.sync_api import Page

SMALLEST_TARGET = 44
# What WCAG 1.4.12 lets readers set for themselves.
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
"""
SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > width + 1)
        .map((each) => `${each.tagName} ${each.className} "${(each.innerText ?? "").slice(0, 40)}"`)
        .slice(0, 5)
        .concat(`${document.scrollingElement.scrollWidth} px wide`);
}"""
# Text that its box hides; hidden on purpose are words for readers of screens alone.
CUT_OFF = """() => [...document.querySelectorAll("body *")]
    .filter((each) => {
        const style = getComputedStyle(each);
        const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
        const tight = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
        return hides && tight && style.display !== "inline" && each.clientWidth > 2
            && !["TEXTAREA", "SELECT", "INPUT"].includes(each.tagName) && !["auto", "scroll"].includes(style.overflowX);
    })
    .map((each) => `${each.tagName} ${each.className}`)"""
PRESSED = "button, .button, nav a, header a, footer a, summary, .choice label"
SMALL = """([pressed, smallest]) => [...document.querySelectorAll(pressed)]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, .skip"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.height < smallest - 0.5 || box.width < smallest - 0.5)
    .map(([each, box]) => `${each.innerText} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
NAVIGATION = """() => [...document.querySelectorAll("nav, .skip, .themes, .toolbar")]
    .filter((each) => each.checkVisibility())
    .map((each) => `${each.tagName} ${each.className}`)"""
SPREAD = """(rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = rules ? [sheet] : [];
}"""


def look(page: Page, *, theme: str, width: int) -> None:
    """Lay the page out anew, as it stands: nothing is loaded again."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")


def sideways(page: Page) -> Any:
    """What makes the page scroll sideways."""
    return page.evaluate(SIDEWAYS)


def small_targets(page: Page) -> Any:
    """Buttons and navigation that a thumb may miss."""
    return page.evaluate(SMALL, [PRESSED, SMALLEST_TARGET])


def lost_when_spaced(page: Page) -> Any:
    """What a reader loses who spreads letters, words and lines."""
    page.evaluate(SPREAD, SPACED)
    lost = [*page.evaluate(SIDEWAYS), *page.evaluate(CUT_OFF)]
    page.evaluate(SPREAD, "")
    return lost


def navigation_on_paper(page: Page) -> Any:
    """What leads elsewhere, and is printed all the same."""
    page.emulate_media(media="print")
    printed = page.evaluate(NAVIGATION)
    page.emulate_media(media="screen")
    return printed
