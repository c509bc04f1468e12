"""Everybody reads the diary: in either language, from any address a post ever had, and never what is not published."""

import pytest
from flask import Flask

from portal.diary.publishing import unpublish_post
from portal.foundation import markup
from portal.foundation.db import unit_of_work
from portal.people.models import Role
from tests import factories, factories_diary
from tests.factories_diary import afresh, many, published, written
from tests.visitor import Visitor


def addresses(post: object) -> dict[str, str]:
    """Where a post is, by language."""
    texts = afresh(post).texts  # type: ignore[arg-type]
    doors = {"fi": "/fi/paivakirja", "en": "/en/diary"}
    return {code: f"{doors[code]}/{text.year}/{text.slug}" for code, text in texts.items()}


def test_a_post_is_read_in_both_languages(app: Flask, visitor: Visitor) -> None:
    where = addresses(published(topics="beginnings"))

    finnish, english = (visitor.get(where[code]).text for code in ("fi", "en"))

    assert where["fi"].endswith("/aloitusilta")
    assert where["en"].endswith("/kick-off-night")
    assert "<h1>Aloitusilta</h1>" in finnish
    assert '<h2 id="section-1">Ensin kahvia</h2>' in finnish
    assert '<h2 id="section-1">Coffee first</h2>' in english
    assert f'href="{where["en"]}" lang="en"' in finnish
    assert f'<link rel="alternate" hreflang="fi" href="http://localhost{where["fi"]}">' in english
    assert f'<link rel="canonical" href="http://localhost{where["en"]}">' in english
    assert '<meta property="og:title" content="Kick-off night">' in english
    assert "/fi/paivakirja/aihe/aloitukset" in finnish


def test_reading_renders_and_cleans_nothing(app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    where = addresses(published())
    for name in ("safe_html", "article_html"):
        monkeypatch.setattr(markup, name, None)
    monkeypatch.setattr("portal.foundation.markup.markdown", None)
    monkeypatch.setattr("portal.foundation.markup.bleach", None)

    assert [visitor.get(path).status_code for path in where.values()] == [200, 200]


def test_a_missing_translation_is_a_notice_with_choices(app: Flask, visitor: Visitor) -> None:
    other = addresses(published("en", title_en="Something else"))["en"]
    only_finnish = published("fi")
    where = addresses(only_finnish)["fi"]

    page = visitor.get(where)
    notice = visitor.get(where.replace("/fi/paivakirja", "/en/diary"))
    written(only_finnish, **factories_diary.ENGLISH)
    factories_diary.publish(only_finnish, "en")
    now_there = visitor.get(where.replace("/fi/paivakirja", "/en/diary"))

    assert "In English: not yet" in page.text
    assert 'hreflang="en" href="http' not in page.text
    assert notice.status_code == 200
    assert f'href="{where}" lang="fi"' in notice.text
    assert other in notice.text
    assert '<meta name="robots" content="noindex">' in notice.text
    assert (now_there.status_code, now_there.location) == (302, addresses(only_finnish)["en"])


def test_an_old_address_leads_to_the_new_one(app: Flask, visitor: Visitor) -> None:
    post = published()
    before = addresses(post)["fi"]
    written(post, slug_fi="ensimmainen-ilta")

    answer = visitor.get(before)

    assert (answer.status_code, answer.location) == (301, addresses(post)["fi"])
    assert answer.location.endswith("/ensimmainen-ilta")


def test_two_posts_of_one_name_have_two_addresses(app: Flask, visitor: Visitor) -> None:
    one, two = published(), published(source_fi="Toinen.")

    assert addresses(two)["fi"] == addresses(one)["fi"] + "-2"
    assert "Toinen." in visitor.get(addresses(two)["fi"]).text


def test_only_what_is_published_is_read_anywhere(app: Flask, visitor: Visitor) -> None:
    staff = factories.account(Role.STAFF)
    post = published(topics="beginnings", title_fi="Salaisuus", title_en="A secret")
    where = addresses(post)
    lists = ("/fi/paivakirja", "/en/diary", "/fi/paivakirja/syote.xml", "/fi/paivakirja/aihe/aloitukset")
    shown = "".join(visitor.get(path).text for path in lists)
    with unit_of_work():
        unpublish_post(post, ("fi", "en"), by=staff)

    pages = [visitor.get(path) for path in (*where.values(), *lists)]

    assert shown.count("Salaisuus") >= 3
    assert [page.status_code for page in pages] == [404, 404, 200, 200, 200, 200]
    assert [page for page in pages if "Salaisuus" in page.text or "A secret" in page.text] == []


def test_the_diary_is_leafed_through_by_page_year_and_topic(app: Flask, visitor: Visitor) -> None:
    many(14, topics="mentors")
    published("fi", title_fi="Vanha", at=factories_diary.datetime.fromisoformat("2024-12-31T21:30:00+00:00"))

    first, year = visitor.get("/fi/paivakirja").text, visitor.get("/fi/paivakirja/2026").text
    older = first.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    second = visitor.get(older).text

    assert [first.count("post-card"), second.count("post-card")] == [12, 3]
    assert first.index("Number 13") < first.index("Number 2<")
    assert "Vanha" in second
    assert "Vanha" not in year
    assert "Vanha" in visitor.get("/fi/paivakirja/2024").text
    assert "Number 13" in visitor.get("/fi/paivakirja/aihe/mentorit").text
    assert visitor.get("/fi/paivakirja/2031").status_code == 404
    assert visitor.get("/fi/paivakirja/aihe/mentors").status_code == 404


def test_no_page_asks_more_because_there_is_more(app: Flask, visitor: Visitor, queries: list[str]) -> None:
    counted = []
    for post in (many(3, topics="mentors")[1], many(12, topics="mentors")[5]):
        paths = (addresses(post)["fi"], "/fi/paivakirja", "/fi/paivakirja/2026", "/fi/paivakirja/aihe/mentorit")
        for path in paths:
            queries.clear()
            assert visitor.get(path).status_code == 200
            counted.append((path.count("/"), len(queries)))

    assert counted[:4] == counted[4:]
    assert max(number for _depth, number in counted) <= 4


def test_next_and_previous_lead_along(app: Flask, visitor: Visitor) -> None:
    first, second, third = (addresses(post)["fi"] for post in many(3))

    page = visitor.get(second).text

    assert f'href="{third}" rel="next">' in page
    assert f'href="{first}" rel="prev">' in page


def test_an_empty_diary_says_when_it_begins(app: Flask, visitor: Visitor) -> None:
    assert "The diary begins when the next programme does." in visitor.get("/en/diary").text


@pytest.mark.parametrize("part", ["title_fi", "ingress_fi", "source_fi", "author_fi"])
def test_hostile_words_are_only_words(app: Flask, visitor: Visitor, part: str) -> None:
    hostile = '</title><script>alert(1)</script>"><img src=x onerror=alert(2)>]]>'
    where = addresses(published("fi", **{part: hostile}))["fi"]

    pages = [visitor.get(path).text for path in (where, "/fi/paivakirja")]

    assert "alert(1)" in pages[0]
    assert [page for page in pages if "<script>alert" in page or "<img src=x" in page] == []
