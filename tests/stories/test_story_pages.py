"""What everyone reads: a story, its list, its feed and its search hit; and what is left of one that was taken back."""

import feedparser
import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.search.queries import found
from portal.stories import publishing
from portal.stories.public_queries import newest_stories
from tests import factories_stories
from tests.visitor import Visitor


def test_a_public_story_is_a_page_a_card_a_feed_entry_and_a_hit(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()
    slug = story.pages["en"].slug

    page, cards, feed = (visitor.get(path) for path in (f"/en/stories/{slug}", "/en/stories", "/en/stories/feed.xml"))

    assert slug == "i-dared-to-ask"
    assert '<h2 id="section-1">Then</h2>' in page.text
    assert f'<link rel="canonical" href="http://localhost/en/stories/{slug}">' in page.text
    assert 'property="og:type" content="article"' in page.text
    assert page.text.count(story.writer.name) >= 1
    assert f'href="/en/stories/{slug}"' in cards.text
    assert [entry.title for entry in feedparser.parse(feed.data).entries] == ["I dared to ask"]
    assert [hit.public_id for hit in found("asking", "en").rows] == [story.public_id]
    assert [each.slug for each in newest_stories("en", 3)] == [slug]


def test_a_story_of_one_language_says_so_in_the_other(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()

    page = visitor.get(f"/en/stories/{story.pages['en'].slug}")

    assert 'href="/fi/tarinat" lang="fi"' in page.text
    assert 'hreflang="fi" href' not in page.text
    assert visitor.get("/fi/tarinat/i-dared-to-ask").status_code == 404


def test_twins_lead_to_each_other(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()
    factories_stories.waiting(factories_stories.edited(story, "fi", title="Uskalsin kysyä"), "fi")
    factories_stories.agreed(story, "fi")

    english, finnish = visitor.get("/en/stories/i-dared-to-ask"), visitor.get("/fi/tarinat/uskalsin-kysya")

    assert 'hreflang="fi" href="http://localhost/fi/tarinat/uskalsin-kysya"' in english.text
    assert 'hreflang="en" href="http://localhost/en/stories/i-dared-to-ask"' in finnish.text


def test_an_old_address_leads_to_the_new_one(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()
    factories_stories.agreed(factories_stories.waiting(factories_stories.edited(story, title="I asked twice")))

    answer = visitor.get("/en/stories/i-dared-to-ask")

    assert (answer.status_code, answer.location) == (301, "/en/stories/i-asked-twice")


def test_two_stories_of_one_title_have_two_addresses(app: Flask) -> None:
    slugs = {factories_stories.published().pages["en"].slug for _ in range(2)}

    assert len(slugs) == 2


def test_taken_back_it_is_gone_from_everywhere_on_the_next_request(app: Flask, visitor: Visitor) -> None:
    story = factories_stories.published()
    assert visitor.get("/en/stories/i-dared-to-ask").status_code == 200

    with unit_of_work():
        publishing.take_back(story)

    page, cards, feed = (
        visitor.get(path) for path in ("/en/stories/i-dared-to-ask", "/en/stories", "/en/stories/feed.xml")
    )
    assert page.status_code == 410
    assert "taken back" in page.text
    assert "I dared to ask" not in page.text + cards.text + feed.text
    assert found("asking", "en").rows == []
    assert list(newest_stories("en", 3)) == []


@pytest.mark.parametrize("path", ["/en/stories/i-dared-to-ask", "/en/stories"])
def test_reading_asks_the_database_little_however_many_stories_there_are(
    app: Flask, visitor: Visitor, queries: list[str], path: str
) -> None:
    for _ in range(3):
        factories_stories.published(title="I dared to ask")
    visitor.get("/en/")
    queries.clear()

    visitor.get(path)

    assert len(queries) <= 3


def test_a_field_is_chosen_in_the_address(app: Flask, visitor: Visitor) -> None:
    factories_stories.published()

    page = visitor.get("/en/stories?field=health")

    assert "No stories here yet" in page.text
    assert "I dared to ask" in visitor.get("/en/stories?field=technology").text
    assert visitor.get("/en/stories?field=nonsense").status_code == 200
