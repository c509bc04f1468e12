"""The diary as programs follow it: read back by a library for feeds."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from html import escape

import feedparser
from flask import Flask

from tests.factories_diary import afresh, many, published, written
from tests.visitor import Visitor

FEEDS = {"fi": "/fi/paivakirja/syote.xml", "en": "/en/diary/feed.xml"}
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script>&\"'<img src=x onerror=alert(2)>]]>"


def read(visitor: Visitor, code: str) -> feedparser.FeedParserDict:
    answer = visitor.get(FEEDS[code])
    assert answer.mimetype == "application/atom+xml"
    found = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_each_language_has_its_feed(app: Flask, visitor: Visitor) -> None:
    moment = datetime(2026, 9, 1, 6, 5, tzinfo=UTC)
    post = published(at=moment)
    published("fi", title_fi="Vain suomeksi", at=datetime(2026, 9, 2, tzinfo=UTC))

    finnish, english = read(visitor, "fi"), read(visitor, "en")

    assert [entry.title for entry in finnish.entries] == ["Vain suomeksi", "Aloitusilta"]
    [entry] = english.entries
    text = afresh(post).texts["en"]
    assert entry.link == f"http://localhost/en/diary/{text.year}/{text.slug}"
    assert (entry.title, entry.summary, entry.author) == (text.title, text.ingress, text.author)
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == moment
    assert (english.feed.language, finnish.feed.language) == ("en", "fi")
    assert {link.rel: link.href for link in english.feed.links} == {
        "alternate": "http://localhost/en/diary",
        "self": "http://localhost/en/diary/feed.xml",
    }


def test_an_entry_keeps_its_name_when_its_words_and_address_change(app: Flask, visitor: Visitor) -> None:
    post = published("fi")
    before = read(visitor, "fi").entries[0]

    written(post, title_fi="Toinen otsikko", slug_fi="toinen")
    after = read(visitor, "fi").entries[0]

    assert (before.id, before.link == after.link) == (after.id, False)
    assert after.updated_parsed >= before.updated_parsed


def test_hostile_words_arrive_as_words(app: Flask, visitor: Visitor) -> None:
    published("fi", title_fi=HOSTILE, ingress_fi=HOSTILE, author_fi=HOSTILE)

    entry = ElementTree.fromstring(visitor.get(FEEDS["fi"]).data).find(f"{ATOM}entry")

    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == HOSTILE
    assert entry.findtext(f"{ATOM}summary") == escape(HOSTILE, quote=True).replace("&quot;", "&#34;").replace(
        "&#x27;", "&#39;"
    )
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == HOSTILE


def test_the_latest_twenty_and_nothing_new_costs_little(app: Flask, visitor: Visitor, queries: list[str]) -> None:
    many(22)
    queries.clear()

    first = visitor.get(FEEDS["fi"])
    again = visitor.get(FEEDS["fi"], headers={"If-None-Match": first.headers["ETag"]})

    assert len(queries) == 2
    assert first.text.count("<entry>") == 20
    assert (again.status_code, again.data) == (304, b"")


def test_an_empty_feed_is_one_too(app: Flask, visitor: Visitor) -> None:
    assert read(visitor, "en").entries == []
