"""The latest stories of one language as a feed."""

from flask import Response

from portal.diary.feed import Entry, atom
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language
from portal.stories.labels import WRITER_LABELS
from portal.stories.public_queries import IN_A_FEED, newest_stories
from portal.web.addresses import absolute_url


def story_feed() -> Response:
    """In the reader's language; who tells a story is named as beside the story itself."""
    return atom(
        title=_("Rinnalla: stories"),
        subtitle=_("What changed? Mentees and mentors tell."),
        url=absolute_url("stories.list_stories"),
        own_url=absolute_url("stories.read_feed"),
        entries=[
            Entry(
                f"story/{page.story.public_id}/{page.language}",
                page.title,
                page.quote,
                page.byline or str(WRITER_LABELS[page.side]),
                absolute_url("stories.read_story", story_slug=page.slug),
                page.published_at,
                page.edited_at,
            )
            for page in newest_stories(language(), IN_A_FEED)
        ],
    )
