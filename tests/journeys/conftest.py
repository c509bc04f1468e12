"""A live portal and a Chromium, and windows to look through."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Response, sync_playwright

from tests.journeys import cast_pairs
from tests.journeys.cast import Cast
from tests.journeys.portal import LivePortal
from tests.journeys.states import STATES, State, Tour
from tests.journeys.window import Window
from tests.journeys.words import LANGUAGES

OpenWindow = Callable[..., Window]

# The tests' browser visits the portal and nobody else.
KEEPS_TO_ITSELF = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WAYS = [("fi", True), ("fi", False), ("en", True), ("en", False)]
NAMES_OF_WAYS = ["Finnish, scripts on", "Finnish, scripts off", "English, scripts on", "English, scripts off"]


@pytest.fixture(scope="package")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivePortal]:
    """The portal of all journeys; at the end it has seen nothing it did not expect."""
    portal = LivePortal(tmp_path_factory.mktemp("live"))
    try:
        portal.start()
        yield portal
    finally:
        portal.stop()
    assert portal.refusals() == []


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium; each window in it is a stranger to the others."""
    with sync_playwright() as playwright:
        path = os.environ.get("PORTAL_TEST_CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=path, args=list(KEEPS_TO_ITSELF))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def new_window(portal: LivePortal, browser: Browser) -> OpenWindow:
    """A function that opens a window; whoever opens one here closes it."""

    def open_window(
        language: str = "en",
        *,
        scripts: bool = True,
        theme: str = "light",
        width: int = 1280,
        signed_in_as: str | None = None,
        **options: Any,
    ) -> Window:
        context = browser.new_context(
            java_script_enabled=scripts,
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": width, "height": 900},
            **options,
        )
        context.set_default_timeout(60_000)
        window = Window(context, portal.address, language)
        return window.sign_in(portal.session_cookie(signed_in_as)) if signed_in_as else window

    return open_window


@pytest.fixture
def open_window(new_window: OpenWindow) -> Iterator[OpenWindow]:
    """A function that opens a window for this test. At the end nothing has gone wrong in any of them."""
    opened: list[Window] = []

    def open_one(*arguments: Any, **options: Any) -> Window:
        opened.append(new_window(*arguments, **options))
        return opened[-1]

    yield open_one
    for window in opened:
        window.context.close()
    assert [window.problems for window in opened if window.problems] == []


@pytest.fixture(params=[WAYS[0], WAYS[3]], ids=[NAMES_OF_WAYS[0], NAMES_OF_WAYS[3]])
def way(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One language with scripts, the other without; `make trust` goes every way."""
    language, scripts = request.param
    return {"language": language, "scripts": scripts}


@dataclass
class Shown:
    """One state of one page in one language, before one's eyes."""

    name: str
    language: str
    window: Window
    answer: Response
    source: str
    state: State
    cells: list[tuple[str, int]]


CELLS = [("light", 1280), ("dark", 320), ("light", 320), ("dark", 1280)]


def every_state(*, in_one_language: bool) -> Iterator[tuple[str, str, list[tuple[str, int]]]]:
    """Each page in each language; the first of its looks differs in both from the other language's first.

    `in_one_language` shows what else a page can say in one of them, this one or that.
    """
    seen: set[str | None] = set()
    for number, (name, state) in enumerate(STATES.items()):
        again = in_one_language and state.endpoint in seen
        seen.add(state.endpoint)
        for place, language in enumerate(LANGUAGES):
            if again and place != number % len(LANGUAGES):
                continue
            pair = CELLS[:2] if number % 2 else CELLS[2:]
            first = pair[place]
            yield name, language, [first, *(cell for cell in CELLS if cell != first)]


@pytest.fixture(scope="package")
def cast(portal: LivePortal) -> Cast:
    """The people that pages are shown to."""
    cast = Cast(portal).make()
    cast_pairs.make(cast)
    return cast


@pytest.fixture(scope="module")
def tours(cast: Cast, new_window: OpenWindow) -> Iterator[dict[str, Tour]]:
    """A way through the pages in each language."""
    tours = {language: Tour(cast, language, new_window) for language in LANGUAGES}
    yield tours
    for tour in tours.values():
        tour.close()


def its_name(state: tuple[str, str, object]) -> str:
    """What a test of a state is called."""
    return f"{state[0]}, {state[1]}"


@pytest.fixture(scope="module", params=every_state(in_one_language=True), ids=its_name)
def shown(request: pytest.FixtureRequest, tours: dict[str, Tour]) -> Shown:
    """Every page in every state, once for all tests that look at it."""
    return bring(tours, *request.param)


def bring(tours: dict[str, Tour], name: str, language: str, cells: list[tuple[str, int]]) -> Shown:
    """A state of a page before one's eyes."""
    answer = STATES[name].bring(tours[language])
    window = next(each for each in tours[language].windows.values() if each.page == answer.frame.page)
    return Shown(name, language, window, answer, answer.text(), STATES[name], cells)
