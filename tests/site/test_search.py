"""Anyone searches the public texts: what is public now is found, and what somebody types is only shown."""

from collections.abc import Mapping, Sequence

import pytest
from flask import Flask

from portal.foundation.i18n import lazy_gettext as _l
from portal.site import doors, sitemap
from portal.site.doors import Door
from tests.search.publishing import LONG_AGO, published
from tests.visitor import Visitor


@pytest.fixture(autouse=True)
def open_doors(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """One kind of text, `post`, each at an address of its own; those in the set have just been taken back."""
    closed: set[str] = set()

    def addresses(ids: Sequence[str], language: str) -> Mapping[str, str]:
        return {each: f"/{language}/post/{each}" for each in ids if each not in closed}

    monkeypatch.setattr(doors, "DOORS", {"post": Door(_l("Help"), addresses)})
    monkeypatch.setattr("portal.site.searching.DOORS", doors.DOORS)
    return closed


def test_hits_lead_to_their_texts_with_the_words_marked(app: Flask, visitor: Visitor) -> None:
    post = published("Ensimmäinen tapaaminen", "Opiskelijoita oli neljä, ja he kertoivat itsestään.")

    page = visitor.get("/fi/etsi?q=opiskelija+tapaamisessa").text

    assert f'<a href="/fi/post/{post}">Ensimmäinen <mark>tapaaminen</mark></a>' in page
    assert "<mark>Opiskelijoita</mark> oli neljä" in page
    assert "Ohjeet, " in page


def test_without_a_question_there_is_only_the_form(app: Flask, visitor: Visitor) -> None:
    page = visitor.get("/en/search")

    assert page.status_code == 200
    assert "No hits" not in page.text
    assert 'role="search"' in page.text


def test_no_hits_say_what_to_try(app: Flask, visitor: Visitor) -> None:
    page = visitor.get("/fi/etsi?q=lentokone").text

    assert "Ei osumia haulla ”lentokone”" in page
    assert 'href="/fi/ohjeet"' in page


def test_what_was_taken_back_a_moment_ago_is_not_shown(app: Flask, visitor: Visitor, open_doors: set[str]) -> None:
    open_doors.add(published("Tarina"))

    assert "<mark>" not in visitor.get("/fi/etsi?q=tarina").text


def test_a_text_of_a_kind_that_has_no_room_is_not_shown(app: Flask, visitor: Visitor) -> None:
    published("Tarina", kind="letter")

    page = visitor.get("/fi/etsi?q=tarina")

    assert (page.status_code, "<mark>" in page.text) == (200, False)


def test_many_hits_come_a_page_at_a_time_for_as_many_queries(app: Flask, visitor: Visitor, queries: list[str]) -> None:
    for day in range(11):
        published("Ilta", days=day)
    queries.clear()

    first = visitor.get("/fi/etsi?q=illan").text
    asked = len(queries)
    older = first.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    second = visitor.get(older).text

    assert (first.count("<mark>"), second.count("<mark>")) == (10, 1)
    assert asked <= 2


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "mark</mark><b>x"])
def test_what_is_typed_and_what_is_found_is_only_shown(app: Flask, visitor: Visitor, query: str) -> None:
    published(query, f"{query} " * 20, language="en")

    page = visitor.get("/en/search", query_string={"q": query}).text

    assert "<mark>" in page
    assert [tag for tag in ("<script>alert", "<img", "<b>x") if tag in page] == []


def test_the_sitemap_has_every_page_with_its_twin(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = {"fi": "http://localhost/fi/a?b=1&c", "en": "http://localhost/en/a"}
    monkeypatch.setattr(sitemap, "LISTINGS", [sitemap.lasting_pages, lambda: [sitemap.PublicPage(urls, LONG_AGO)]])

    page = visitor.get("/sitemap.xml")

    assert page.mimetype == "application/xml"
    assert "<loc>http://localhost/fi/ohjeet</loc>" in page.text
    assert 'hreflang="en" href="http://localhost/en/help"' in page.text
    assert "<loc>http://localhost/fi/a?b=1&amp;c</loc>" in page.text
    assert "<lastmod>2027-08-26</lastmod>" in page.text
    assert page.text.count("<url>") == 2 * (len(sitemap.LASTING) + 1)


def test_every_page_of_the_sitemap_opens(app: Flask, visitor: Visitor) -> None:
    with app.test_request_context("/fi/"):
        paths = [url.removeprefix("http://localhost") for page in sitemap.public_pages() for url in page.urls.values()]

    assert {visitor.get(path).status_code for path in paths} == {200}


def test_robots_are_asked_to_leave_private_places_alone(app: Flask, visitor: Visitor) -> None:
    told = visitor.get("/robots.txt").text.splitlines()

    wanted = {"Disallow: /fi/oma", "Disallow: /en/pair", "Disallow: /fi/hallinta", "Disallow: /en/staff"}
    assert wanted <= set(told)
    assert told[-1] == "Sitemap: http://localhost/sitemap.xml"
