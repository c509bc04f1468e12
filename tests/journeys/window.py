"""One person's browser window, which notes whatever goes wrong in it."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from tests.journeys.words import Words

# A page that one leaves cuts off what was still being fetched for it.
CUT_OFF = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")
# What Chromium says of a fade between two pages (`@view-transition`) that came too fast to be drawn.
HURRIED = "Transition was"
BROWSERS_OWN = ("data:", "blob:", "about:", "chrome-error:")


class Window:
    """A page of a browser context of its own."""

    def __init__(self, context: BrowserContext, address: str, language: str) -> None:
        self.context, self.address, self.language = context, address, language
        self.words = Words(language)
        self.problems: list[str] = []
        self.requests: list[Request] = []
        self.clicks = 0
        self._visited: set[str] = set()
        context.on("page", self._watch)
        context.on("weberror", lambda error: self._stumble(str(error.error)))
        self.page: Page = context.new_page()

    def _watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("request", self._note)
        page.on("response", self._receive)
        page.on("requestfailed", self._fail)

    def _stumble(self, error: str) -> None:
        if not error.startswith(HURRIED):
            self.problems.append(f"page error: {error}")

    def _note(self, request: Request) -> None:
        self.requests.append(request)
        if request.is_navigation_request():
            self._visited.add(request.url)
        if not request.url.startswith((self.address, *BROWSERS_OWN)):
            self.problems.append(f"a request to somebody else: {request.url}")
        if "/csp-report" in request.url:
            self.problems.append(f"a violation of the policy was reported from {request.frame.url}")

    def _receive(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"{response.status} for {response.url}")

    def _fail(self, request: Request) -> None:
        if request.failure not in CUT_OFF:
            self.problems.append(f"{request.url} failed: {request.failure}")

    def _hear(self, message: ConsoleMessage) -> None:
        own_status = message.text.startswith("Failed to load resource") and message.location["url"] in self._visited
        if message.type in ("error", "warning") and not own_status:
            self.problems.append(f"console {message.type}: {message.text}")

    def open(self, path: str) -> Response:
        """Open a page by its address."""
        response = self.page.goto(path if path.startswith("http") else f"{self.address}{path}")
        assert response
        return response

    @property
    def path(self) -> str:
        """Where the window is, without the host."""
        return urlsplit(self.page.url).path

    def link(self, sentence: str, **values: object) -> Locator:
        """The first link that says this in the window's language."""
        return self.page.get_by_role("link", name=self.words(sentence, **values), exact=True).first

    def link_of(self, sentence: str, whose: str) -> Locator:
        """The link that says this of one pair, where one may have two."""
        return self.page.get_by_role("link", name=f"{self.words(sentence)} ({whose})", exact=True)

    def button(self, sentence: str, **values: object) -> Locator:
        """The first button that says this in the window's language."""
        return self.page.get_by_role("button", name=self.words(sentence, **values), exact=True).first

    def field(self, label: str) -> Locator:
        """The field of this label."""
        return self.page.get_by_role("textbox", name=self.words(label)).first

    def follow(self, sentence: str, **values: object) -> None:
        """Click a link."""
        self.clicks += 1
        self.link(sentence, **values).click()

    def press(self, sentence: str, **values: object) -> Response:
        """Press a button that sends a form; answers the page that came."""
        return self.click(self.button(sentence, **values))

    def press_name(self, name: str) -> Response:
        """Press a button that carries somebody's name."""
        return self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def click(self, something: Locator) -> Response:
        """Click what leads to another page; answers that page."""
        self.clicks += 1
        with self.page.expect_navigation() as navigation:
            something.click()
        return navigation.value

    def says(self, sentence: str, **values: object) -> bool:
        """Whether the page shows this sentence."""
        return self.shows(self.words(sentence, **values))

    def shows(self, text: str) -> bool:
        """Whether the page shows this text."""
        return text in self.text()

    def text(self) -> str:
        """What can be read in the main part of the page."""
        return " ".join(self.page.locator("main").inner_text().split())

    def sign_in(self, cookie: str) -> "Window":
        """As if by a letter, some time ago."""
        self.context.add_cookies([{"name": "sid", "value": cookie, "url": self.address, "httpOnly": True}])
        return self

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """Ask the page by script, whatever its own policy says of scripts."""
        return self.page.evaluate(script, argument)
