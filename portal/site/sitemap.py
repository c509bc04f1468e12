"""Every public page there is, for search engines: in each language, and with its twins."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from flask import current_app, url_for

from portal.diary import queries as diary
from portal.stories import public_queries as stories


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
    return PublicPage({code: whole(url_for(endpoint, language=code)) for code in current_app.config["LANGUAGES"]})


def whole(path: str) -> str:
    """A path with the portal's own address before it, as a setting says it."""
    return f"{current_app.config['BASE_URL']}{path}"


def diary_pages() -> Iterable[PublicPage]:
    """The diary, and every post."""
    yield _everywhere("diary.show_diary")
    for _post, texts in groupby(diary.every_place(), key=lambda row: row.post_id):
        those = list(texts)
        urls = {
            row.language: whole(url_for("diary.show_post", language=row.language, year=row.year, post_slug=row.slug))
            for row in those
        }
        yield PublicPage(urls, max(row.edited_at for row in those))


def story_pages() -> Iterable[PublicPage]:
    """The stories, and each of them."""
    yield _everywhere("stories.list_stories")
    for _story, pages in groupby(stories.every_place(), key=lambda row: row.story_id):
        those = list(pages)
        urls = {
            row.language: whole(url_for("stories.read_story", language=row.language, story_slug=row.slug))
            for row in those
        }
        yield PublicPage(urls, max(row.edited_at for row in those))


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
