"""What everyone, a writer, somebody named, and staff see of stories."""

from playwright.sync_api import Response

from tests.journeys.cast_stories import with_stories
from tests.journeys.tour import Tour, state

SLUGS = {"en": "i-dared-to-ask", "fi": "uskalsin-kysya"}


def _page(
    name: str, part: str, endpoint: str, story: str = "", query: str = "", status: int = 200, **named: str
) -> None:
    """Enter a page of a story in the state `story`."""

    def bring(tour: Tour) -> Response:
        names = with_stories(tour.cast).names
        values = {key: names.get(value, value) for key, value in named.items()}
        return tour.show(part, endpoint, query, **({"story_id": names[f"{story} story"]} if story else {}), **values)

    state(name, endpoint, status)(bring)


_page("stories", "visitor", "stories.list_stories")
_page("stories of a field without any", "visitor", "stories.list_stories", query="?field=tourism")
_page("story, taken back", "visitor", "stories.read_story", status=410, story_slug="gone-with-the-tram")
_page("my story, asked", "asked writer", "my_stories.show_story", "asked")
_page("my story, writing", "begun writer", "my_stories.show_story", "begun")
_page("my story, with the editor", "sent writer", "my_stories.show_story", "sent")
_page("my story, waiting for a yes", "waiting writer", "my_stories.show_story", "waiting")
_page("my story, published", "published writer", "my_stories.show_story", "published")
_page("my story, taken back", "taken back writer", "my_stories.show_story", "taken back")
_page("my story, none", "lonely", "my_stories.list_own_stories")
_page("my story, later", "asked writer", "my_stories.put_off_story", "asked")
_page("my story, a call", "asked writer", "my_stories.ask_for_a_call", "asked")
_page("my story, take back", "published writer", "my_stories.take_back", "published")
_page("my story, a photo", "sent writer", "story_photos.add_story_photo", "sent", photo_id="new")
_page("write a story", "begun writer", "my_stories.write_story", "begun", "?opening=dared")
_page("lift from which", "sent writer", "my_stories.choose_reflection", "sent")
_page("lift a passage", "sent writer", "my_stories.lift_passage", "sent", reflection_id="reflection of the sent writer")
_page("named in a story", "named in a story", "stories_named.show_naming", "waiting")
_page("staff stories", "staff", "stories_for_staff.list_stories")
_page("staff ask for stories", "staff", "stories_for_staff.invite_writers", slug="crowded programme")
_page("staff story", "staff", "stories_for_staff.show_story", "waiting")
_page("staff story, a call", "staff", "stories_for_staff.show_story", "called")
_page("staff story, edit", "staff", "stories_for_staff.edit_story", "waiting", code="en")
_page("staff story, translate", "staff", "stories_for_staff.edit_story", "waiting", code="fi")
_page("staff story, preview", "staff", "stories_for_staff.preview_story", "waiting", code="en")
_page("staff story, write down", "staff", "stories_for_staff.write_down", "called")


@state("story", "stories.read_story")
def story(tour: Tour) -> Response:
    """In the language of the reader, with a photo."""
    with_stories(tour.cast)
    return tour.show("visitor", "stories.read_story", story_slug=SLUGS[tour.language])


@state("write a story, mistakes", "my_stories.write_story", 422)
def mistaken_story(tour: Tour) -> Response:
    """Nothing written and nothing chosen."""
    names = with_stories(tour.cast).names
    tour.show("begun writer", "my_stories.write_story", story_id=names["begun story"])
    return tour.window("begun writer").press("Send to the staff")


@state("staff ask for stories, nobody", "stories_for_staff.invite_writers", 422)
def nobody_asked(tour: Tour) -> Response:
    """Nobody is chosen."""
    tour.show("staff", "stories_for_staff.invite_writers", slug=with_stories(tour.cast).names["crowded programme"])
    return tour.window("staff").press("Ask for a story")
