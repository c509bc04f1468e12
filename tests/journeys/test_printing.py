"""What a pair prints: an agreement on one sheet of A4, and a travel book on pages of A5, with nothing of the screen."""

import re

import pytest

from tests.journeys.cast import Cast
from tests.journeys.conftest import OpenWindow
from tests.journeys.window import Window

A4, A5 = (595, 842), (420, 595)
_SHEET = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
ON_PAPER = """() => [...document.querySelectorAll("nav, .button, button, noscript, h1, .book, .rules")]
    .filter((each) => each.checkVisibility()).map((each) => each.className || each.localName)"""


def sheets(window: Window) -> list[tuple[int, int]]:
    """The sizes of the sheets that the page fills, in points."""
    window.page.emulate_media(media="print")
    paper = window.page.pdf(prefer_css_page_size=True, format="A4")
    return [(round(float(width)), round(float(height))) for width, height in _SHEET.findall(paper)]


def opened(cast: Cast, open_window: OpenWindow, part: str, endpoint: str, query: str = "", **values: str) -> Window:
    """The page as this person sees it."""
    window = open_window("fi", signed_in_as=cast.emails[part])
    window.open(cast.portal.path(endpoint, "fi", **values) + query)
    return window


def near(sizes: list[tuple[int, int]], size: tuple[int, int]) -> bool:
    """Every sheet has this size, to a point."""
    return all(abs(width - size[0]) <= 1 and abs(height - size[1]) <= 1 for width, height in sizes)


def test_the_ground_rules_we_suggest_fit_on_one_sheet(cast: Cast, open_window: OpenWindow) -> None:
    rules = opened(
        cast, open_window, "agreed mentee", "ground_rules.show_ground_rules", space_id=cast.names["agreed space"]
    )

    printed = sheets(rules)

    assert (len(printed), near(printed, A4)) == (1, True)
    assert rules.page.evaluate(ON_PAPER) == ["h1", "rules"]


def test_the_travel_book_is_of_a5_and_brings_nothing_of_the_screen(cast: Cast, open_window: OpenWindow) -> None:
    book = opened(cast, open_window, "traveller", "travel_book.show_travel_book", space_id=cast.names["book space"])

    printed = sheets(book)

    assert len(printed) >= 4
    assert near(printed, A5)
    assert book.page.evaluate(ON_PAPER) == ["book"]


def test_without_its_own_kind_of_page_the_book_would_come_out_on_a4(cast: Cast, open_window: OpenWindow) -> None:
    book = opened(cast, open_window, "traveller", "travel_book.show_travel_book", space_id=cast.names["book space"])
    book.page.evaluate("document.querySelector('.book').classList.remove('book')")

    assert near(sheets(book), A4)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_button_prints_and_without_script_a_sentence_says_how(
    cast: Cast, open_window: OpenWindow, scripts: bool
) -> None:
    window = open_window("fi", scripts=scripts, signed_in_as=cast.emails["traveller"])
    window.open(cast.portal.path("travel_book.show_travel_book", "fi", space_id=cast.names["book space"]))

    button = window.page.locator("[data-print]")
    sentence = window.page.get_by_text("Tulosta sivu selaimella")
    if scripts:
        window.page.evaluate("window.print = () => { document.title = 'printing' }")
        button.click()

    assert (button.is_visible(), sentence.is_visible()) == (scripts, not scripts)
    assert (window.page.title() == "printing") == scripts
