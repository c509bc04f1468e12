"""Stories as everyone reads them: the list, one story, and the feed."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from portal.foundation.i18n import language
from portal.stories import public_queries as queries
from portal.stories.feed import story_feed
from portal.stories.labels import FIELD_LABELS, language_label
from portal.stories.models import StoryField, StoryState
from portal.stories.pictures import public_photos
from portal.stories.showing import line_of, shown_page
from portal.web.addresses import Pages, say_twins
from portal.web.guards import Audience, open_to

story_pages = Pages("stories", __name__)


@story_pages.page("/stories")
@open_to(Audience.EVERYONE)
def list_stories() -> ResponseReturnValue:
    """The latest first, of one field if it is chosen."""
    field = next((each for each in StoryField if each.value == request.args.get("field")), None)
    page = queries.stories_in(language(), field=field, older_than=request.args.get("older-than"))
    return render_template(
        "stories/list_stories.html",
        page=page,
        field=field,
        fields=queries.fields_in(language()),
        pictures=public_photos(page.rows),
        field_words=FIELD_LABELS,
        line_of=line_of,
        shown_page=shown_page,
    )


@story_pages.page("/stories/<story_slug>")
@open_to(Audience.EVERYONE)
def read_story(story_slug: str) -> ResponseReturnValue:
    """One story; an old address leads to it, and where one has been taken back stand kind words."""
    found = queries.story_at(language(), story_slug)
    if found is None:
        raise NotFound
    _say_twins(found)
    page = found.pages.get(language())
    if page is None:
        return _not_here(found)
    if page.slug != story_slug:
        return redirect(url_for(".read_story", story_slug=page.slug), 301)
    return render_template(
        "stories/read_story.html",
        page=page,
        shown=shown_page(page),
        pictures=public_photos([page]),
        line_of=line_of,
    )


def _say_twins(found: queries.Found) -> None:
    """The story in the other languages; where it has none, their list."""
    urls = {
        code: url_for(".read_story", story_slug=found.pages[code].slug, language=code)
        if code in found.pages
        else url_for(".list_stories", language=code)
        for code in current_app.config["LANGUAGES"]
    }
    say_twins(urls, readable=found.pages or urls)  # Gone everywhere, each list is as good as the other.


def _not_here(found: queries.Found) -> ResponseReturnValue:
    """Taken back, or not to be read for now; perhaps still there in another language."""
    others = [(code, language_label(code), page) for code, page in found.pages.items()]
    taken_back = found.story.state is StoryState.TAKEN_BACK
    return render_template("stories/not_here.html", others=others, taken_back=taken_back), 410


@story_pages.page("/stories/feed.xml")
@open_to(Audience.EVERYONE)
def read_feed() -> ResponseReturnValue:
    """The latest stories for a feed reader."""
    return story_feed()
