"""Hostile words in a story, kept as its writer and staff would keep them, and looked for wherever it shows."""

import itertools

from tests import factories, factories_stories
from tests.journeys.conftest import OpenWindow
from tests.journeys.harm import listen
from tests.journeys.hostile import LONGEST_NAME, Harm, look_at
from tests.journeys.portal import LivePortal
from tests.journeys.vectors import in_texts, on_one_line

LONGEST_TITLE, LONGEST_QUOTE = 120, 240


def in_stories(open_window: OpenWindow, portal: LivePortal, vectors: list[str], **options: bool) -> Harm:
    """As title, quotation, text and name: on the page, its card, the writer's page, those of staff, and in the feed."""
    visitor, staff = (
        listen(open_window("en", **options)),
        listen(open_window("en", signed_in_as="staff@demo.example", **options)),
    )
    lines = itertools.cycle([line for line in map(on_one_line, vectors) if 0 < len(line) <= LONGEST_TITLE])
    found: Harm = []
    for text in in_texts(vectors):
        with portal.inside():
            pair = factories.pair(mentee=factories.account(name=next(lines)[:LONGEST_NAME]))
            story = factories_stories.sent(pair, title=next(lines), body=text)
            factories_stories.edited(story, title=next(lines), body=text, quote=next(lines)[:LONGEST_QUOTE])
            factories_stories.agreed(factories_stories.waiting(story))
            factories_stories.edited(story, title=next(lines), body=f"{text} again", quote=next(lines))
            named = {"story_id": story.public_id}
            slug, writer = story.pages["en"].slug, story.writer.email
        found += look_at(
            visitor,
            portal.path("stories.read_story", "en", story_slug=slug),
            f"{portal.path('stories.list_stories', 'en')}?field=technology",  # Without the demo's pictures.
        )
        found += look_at(
            staff,
            portal.path("stories_for_staff.list_stories", "en"),
            portal.path("stories_for_staff.show_story", "en", **named),
            portal.path("stories_for_staff.edit_story", "en", code="en", **named),
            portal.path("stories_for_staff.preview_story", "en", code="en", **named),
        )
        mine = listen(open_window("en", signed_in_as=writer, **options))
        found += look_at(mine, portal.path("my_stories.show_story", "en", **named))
        mine.context.close()
    return found
