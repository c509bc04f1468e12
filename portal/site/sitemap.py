"""Every public page there is, for search engines: in each language, and with its twins."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from xml.etree import ElementTree as Xml

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
