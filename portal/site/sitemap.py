"""Every public page there is, for search engines: in each language, and with its twins."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from flask import current_app, url_for


class PublicPage(NamedTuple):
    """One page: its whole address by language, and when it last changed, if that is known."""

    urls: Mapping[str, str]
    changed_at: datetime | None = None


Listing = Callable[[], Iterable[PublicPage]]
LASTING = (
    "home.welcome",
    "texts.show_how_it_works",
    "texts.show_help",
    "texts.show_contact",
    "texts.show_privacy",
    "texts.show_accessibility",
    "texts.show_about",
)


def lasting_pages() -> Iterable[PublicPage]:
    """The pages that are always there."""
    for endpoint in LASTING:
        yield PublicPage({code: whole(url_for(endpoint, language=code)) for code in current_app.config["LANGUAGES"]})


def whole(path: str) -> str:
    """A path with the portal's own address before it, as a setting says it."""
    return f"{current_app.config['BASE_URL']}{path}"


LISTINGS: list[Listing] = [lasting_pages]  # A room with public pages adds its own.


def public_pages() -> list[PublicPage]:
    """All of them."""
    return [page for listing in LISTINGS for page in listing()]
