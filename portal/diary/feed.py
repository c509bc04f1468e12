"""Feeds (Atom, RFC 4287): what is new, for the programs with which people follow it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed
from flask import Response, current_app, request
from markupsafe import escape

from portal.diary import queries
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language
from portal.web.addresses import absolute_url

ENTRIES = 20


@dataclass(frozen=True)
class Entry:
    """One thing of a feed; `name` says for good which one it is."""

    name: str
    title: str
    summary: str
    author: str
    url: str
    published_at: datetime
    edited_at: datetime


def atom(*, title: str, subtitle: str, url: str, own_url: str, entries: Iterable[Entry]) -> Response:
    """A feed in the language of its address; whoever has it already is told so in few bytes."""
    feed = Atom1Feed(title=title, link=url, description=subtitle, language=language(), feed_url=own_url)
    host = urlsplit(current_app.config["BASE_URL"]).hostname
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=str(escape(entry.summary)),  # A summary is HTML in this format.
            author_name=entry.author or "Rinnalla",
            pubdate=entry.published_at,
            updateddate=max(entry.edited_at, entry.published_at),
            unique_id=f"tag:{host},{entry.published_at.year}:{entry.name}",
        )
    answer = Response(feed.writeString("utf-8"), mimetype="application/atom+xml")
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def diary_feed() -> Response:
    """The latest posts in the reader's language."""
    return atom(
        title=_("Rinnalla: the diary"),
        subtitle=_("From the everyday life of a mentoring programme"),
        url=absolute_url("diary.show_diary"),
        own_url=absolute_url("diary.read_feed"),
        entries=[
            Entry(
                f"post/{card.public_id}",
                card.title,
                card.ingress,
                card.author,
                absolute_url("diary.show_post", year=card.year, post_slug=card.slug),
                card.published_at,
                card.edited_at,
            )
            for card in queries.newest_posts(language(), ENTRIES)
        ],
    )
