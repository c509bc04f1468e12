"""How much comes over the line before one can read, and what stays behind in the browser."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.journeys.cast import Cast
from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import LivePortal
from tests.journeys.window import Window

KILOBYTE = 1024
MOST_REQUESTS = 8
MOST = {
    "document": 14 * KILOBYTE,
    "stylesheet": 10 * KILOBYTE,
    "script": 10 * KILOBYTE,
    "interface font": 36 * KILOBYTE,
    "reading font": 36 * KILOBYTE,  # The face of people's own words, where there are any.
}
OURS = {"sid", "lang", "theme"}
PAGES = [
    ("mentee", "home.welcome", ""),
    ("mentee", "home.my_page", ""),
    ("mentee", "reflections.show_reflections", ""),
    ("mentee", "texts.show_privacy", ""),
    ("mentee", "site.search", ""),
    ("quiet mentee", "reflections.begin_reflection", "?prompt=stayed"),
]
SHIFTS = """() => new Promise((answer) => {
    let shifted = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => answer(shifted), 50)));
})"""
PUSH_DOWN = """() => new Promise((answer) => {
    const more = document.createElement("p");
    more.textContent = "An advertisement that came late";
    document.querySelector("main").prepend(more);
    requestAnimationFrame(() => requestAnimationFrame(answer));
})"""


def packed_size(response: Response) -> int:
    """As many bytes as travel behind a server that packs text; fonts are packed already."""
    body = response.body()
    return len(body) if response.request.resource_type == "font" else len(gzip.compress(body, 6))


def first_view(window: Window, url: str) -> list[Response]:
    """Everything a browser fetches that has never been here, until nothing more comes."""
    answers: list[Response] = []
    window.page.on("response", lambda answer: answers.append(answer))
    window.page.goto(f"{window.address}{url}", wait_until="networkidle")
    return [answer for answer in answers if not answer.url.startswith("data:")]


def weights(answers: list[Response]) -> dict[str, int]:
    """Bytes of each kind."""
    found: dict[str, int] = {}
    for answer in answers:
        if answer.status == 200:
            kind = answer.request.resource_type
            if kind == "font":
                kind = "interface font" if "grotesk" in answer.url else "reading font"
            found[kind] = found.get(kind, 0) + packed_size(answer)
    return found


@pytest.mark.parametrize(("part", "endpoint", "query"), PAGES, ids=[endpoint for _part, endpoint, _query in PAGES])
def test_a_first_view_is_light_and_still(
    open_window: OpenWindow, portal: LivePortal, cast: Cast, part: str, endpoint: str, query: str
) -> None:
    window = open_window("fi", width=390, signed_in_as=cast.emails[part])

    answers = first_view(window, portal.path(endpoint, "fi") + query)
    shifted = window.evaluate(SHIFTS)

    pages_of_their_own = [answer for answer in answers if answer.status == 302]
    assert len(answers) - len(pages_of_their_own) <= MOST_REQUESTS, [answer.url for answer in answers]
    assert {kind: size for kind, size in weights(answers).items() if size > MOST.get(kind, 6 * KILOBYTE)} == {}
    assert shifted == 0
    assert {cookie["name"] for cookie in window.context.cookies()} <= OURS


def test_text_that_moves_would_be_noticed(open_window: OpenWindow, portal: LivePortal) -> None:
    window = open_window("fi", width=390)

    window.open(portal.path("home.welcome", "fi"))
    still = window.evaluate(SHIFTS)
    window.evaluate(PUSH_DOWN)

    assert still == 0
    assert window.evaluate(SHIFTS) > 0


def test_all_of_the_style_and_all_of_the_script_are_small(portal: LivePortal) -> None:
    files = portal.app.extensions["assets"].files

    packed = {
        kind: sum(len(gzip.compress(file.body, 6)) for name, file in files.items() if name.endswith(kind))
        for kind in (".css", ".js")
    }

    assert packed[".css"] <= MOST["stylesheet"]
    assert packed[".js"] <= MOST["script"]


def test_no_more_than_three_cookies_are_ever_set(open_window: OpenWindow, portal: LivePortal, cast: Cast) -> None:
    window = open_window("en", signed_in_as=cast.emails["mentor"])

    window.open(portal.path("home.my_page", "en"))
    window.press("Dark")
    cookies = window.context.cookies()

    assert {cookie["name"] for cookie in cookies} == OURS
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in cookies if cookie["name"] != "sid")
