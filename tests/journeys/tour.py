"""A way through the pages, and the register of every state that a page has."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Response

from tests.journeys.cast import Cast
from tests.journeys.window import Window

NewWindow = Callable[..., Window]


@dataclass
class Tour:
    """One language's way through the pages, with a window for each person."""

    cast: Cast
    language: str
    new_window: NewWindow
    windows: dict[str, Window] = field(default_factory=dict)

    def window(self, part: str) -> Window:
        """The window of this person; `visitor` has not signed in."""
        if part not in self.windows:
            email = self.cast.emails.get(part)
            still = {"reduced_motion": "reduce"}  # A colour half-way to another is no colour to judge.
            window = self.windows[part] = self.new_window(self.language, signed_in_as=email, **still)
            window.open(f"/{self.language}/")  # Pages without a language speak the one last read.
        return self.windows[part]

    def show(self, part: str, endpoint: str, query: str = "", **values: str) -> Response:
        """A page as this person sees it."""
        return self.window(part).open(self.cast.portal.path(endpoint, self.language, **values) + query)

    def close(self) -> None:
        """Close every window; nothing has gone wrong in any."""
        for window in self.windows.values():
            window.context.close()
        problems = {part: window.problems for part, window in self.windows.items() if window.problems}
        assert problems == {}


Bring = Callable[[Tour], Response]


@dataclass(frozen=True)
class State:
    """What answers, with which status, and how to get there."""

    endpoint: str | None
    status: int
    bring: Bring


STATES: dict[str, State] = {}


def state(name: str, endpoint: str | None, status: int = 200) -> Callable[[Bring], Bring]:
    """Enter a state under its name."""

    def enter(bring: Bring) -> Bring:
        STATES[name] = State(endpoint, status, bring)
        return bring

    return enter


def page(name: str, part: str, endpoint: str, query: str = "", status: int = 200, **named: str) -> None:
    """Enter a page that needs no more than its address; `named` are names of the cast."""
    state(name, None if query.startswith("/") else endpoint, status)(
        lambda tour: tour.show(part, endpoint, query, **{key: tour.cast.names[value] for key, value in named.items()})
    )
