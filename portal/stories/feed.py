"""The latest stories of one language as an Atom feed."""

from collections.abc import Iterable

from feedgenerator import Atom1Feed

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language
from portal.stories.labels import WRITER_LABELS
from portal.stories.models import StoryPage
from portal.web.addresses import absolute_url


def feed_of(pages: Iterable[StoryPage]) -> str:
    """The feed's file. Its texts are whole; who wrote a story stands as in the story itself."""
    pages = list(pages)
    feed = Atom1Feed(
        title=_("Stories of mentoring"),
        link=absolute_url("stories.list_stories"),
        feed_url=absolute_url("stories.read_feed"),
        description=_("What changed? Mentees and mentors tell."),
        language=language(),
    )
    for page in pages:
        address = absolute_url("stories.read_story", slug=page.slug)
        feed.add_item(
            title=page.title,
            link=address,
            unique_id=address,
            description=page.html,
            author_name=page.byline or str(WRITER_LABELS[page.side]),
            pubdate=page.published_at,
            updateddate=max(page.edited_at, page.published_at),
        )
    if not pages:
        feed.feed["updated"] = now()
    return str(feed.writeString("utf-8"))
