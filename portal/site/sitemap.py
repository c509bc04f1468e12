"""Every public page there is, for search engines: in each language, and with its twins."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

from flask import current_app

from portal.diary import queries as diary
from portal.stories import public_queries as stories
from portal.web.addresses import absolute_url


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
        yield _everywhere(endpoint)


def _everywhere(endpoint: str) -> PublicPage:
    """A page that every language has."""
    return PublicPage({code: absolute_url(endpoint, language=code) for code in current_app.config["LANGUAGES"]})


def diary_pages() -> Iterable[PublicPage]:
    """The diary, and every post."""
    yield _everywhere("diary.show_diary")
    for _post, texts in groupby(diary.every_place(), key=lambda row: row.post_id):
        yield _in_its_languages(texts, "diary.show_post", lambda row: {"year": row.year, "post_slug": row.slug})


def story_pages() -> Iterable[PublicPage]:
    """The stories, and each of them."""
    yield _everywhere("stories.list_stories")
    for _story, pages in groupby(stories.every_place(), key=lambda row: row.story_id):
        yield _in_its_languages(pages, "stories.read_story", lambda row: {"story_slug": row.slug})


def _in_its_languages(rows: Iterable[Any], endpoint: str, values_of: Callable[[Any], dict[str, Any]]) -> PublicPage:
    """One thing that stands at an address of its own in each language it has, a row for each."""
    texts = list(rows)
    urls = {row.language: absolute_url(endpoint, language=row.language, **values_of(row)) for row in texts}
    return PublicPage(urls, max(row.edited_at for row in texts))


LISTINGS: list[Listing] = [lasting_pages, diary_pages, story_pages]


def public_pages() -> list[PublicPage]:
    """All of them."""
    return [page for listing in LISTINGS for page in listing()]


_MAP, _TWINS = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


def as_xml(pages: Iterable[PublicPage]) -> bytes:
    """The pages as search engines read them."""
    root = Xml.Element("urlset", {"xmlns": _MAP, "xmlns:xhtml": _TWINS})
    for page in pages:
        for url in page.urls.values():
            entry = Xml.SubElement(root, "url")
            Xml.SubElement(entry, "loc").text = url
            if page.changed_at:
                Xml.SubElement(entry, "lastmod").text = page.changed_at.date().isoformat()
            for code, twin in page.urls.items():
                Xml.SubElement(entry, "xhtml:link", {"rel": "alternate", "hreflang": code, "href": twin})
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))
