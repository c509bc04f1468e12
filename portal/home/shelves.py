"""What is new, for the front page: a shelf for each kind of public text, with the newest few on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flask import url_for

from portal.diary.queries import newest_posts
from portal.foundation.i18n import LazyString, language
from portal.foundation.i18n import lazy_gettext as _l
from portal.stories.public_queries import newest_stories

ON_A_SHELF = 3


class OnShelf(NamedTuple):
    """One public text: where it is, what it is called, a sentence or two of it, and since when it is there."""

    url: str
    title: str
    ingress: str
    published_at: datetime


@dataclass(frozen=True)
class Shelf:
    """A heading, the newest texts in a language (one query), and the page that has them all."""

    name: str
    heading: LazyString
    newest: Callable[[str], Sequence[OnShelf]]
    all_words: LazyString
    all_endpoint: str


def _posts(code: str) -> Sequence[OnShelf]:
    return [
        OnShelf(
            url_for("diary.show_post", year=card.year, post_slug=card.slug), card.title, card.ingress, card.published_at
        )
        for card in newest_posts(code, ON_A_SHELF)
    ]


def _stories(code: str) -> Sequence[OnShelf]:
    return [
        OnShelf(url_for("stories.read_story", story_slug=page.slug), page.title, page.quote, page.published_at)
        for page in newest_stories(code, ON_A_SHELF)
    ]


SHELVES: list[Shelf] = [
    Shelf("diary", _l("From the specialist's diary"), _posts, _l("The whole diary"), "diary.show_diary"),
    Shelf("stories", _l("What mentoring changed"), _stories, _l("All stories"), "stories.list_stories"),
]


def filled_shelves() -> list[tuple[Shelf, Sequence[OnShelf]]]:
    """Those that have something in the reader's language."""
    return [(shelf, texts) for shelf in SHELVES if (texts := shelf.newest(language()))]
