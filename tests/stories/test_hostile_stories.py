"""Where no browser looks: hostile words in the feed, in what machines read of a page, in letters and in the search."""

import html

import feedparser
from flask import Flask

from portal.search.queries import found
from tests import factories, factories_stories
from tests.visitor import Visitor

EVIL = '"><script>alert(1)</script>'
LINK = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> ]]> &lt;script&gt;"


def test_nothing_of_it_is_code_anywhere(app: Flask, visitor: Visitor) -> None:
    pair = factories.pair(mentee=factories.account(name=f"Evil {EVIL}"))
    story = factories_stories.sent(pair, title=f"Words {EVIL}", body=LINK)
    factories_stories.edited(story, title=f"Words {EVIL}", body=LINK, quote=f"Quote {EVIL}")
    factories_stories.agreed(factories_stories.waiting(story))

    page = visitor.get(f"/en/stories/{story.pages['en'].slug}").text
    cards, feed = visitor.get("/en/stories").text, visitor.get("/en/stories/feed.xml").text

    [entry] = feedparser.parse(feed, sanitize_html=False).entries
    [hit] = found("words", "en").rows
    for text in (page, cards, feed, *(letter.html for letter in factories.letters())):
        assert EVIL not in text
        assert "<img" not in text
        assert "javascript:alert" not in text.replace(html.escape(LINK), "")
    assert (entry.title, entry.author) == (f"Words {EVIL}", f"Evil {EVIL}")
    assert EVIL not in entry.summary
    assert "".join(piece.text for piece in hit.title) == f"Words {EVIL}"
    assert f'content="{html.escape(f"Quote {EVIL}")}"'.replace("&#x27;", "&#39;") in page.replace("&#34;", "&quot;")
