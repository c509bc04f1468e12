"""Putting a photo of oneself beside one's story, seeing it there, and taking it away."""

from typing import Any

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import NotFound

from portal.foundation.db import new_public_id
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language
from portal.photos.developing import MOST_BYTES
from portal.photos.media_views import NEVER, file_of
from portal.photos.queries import photo_named
from portal.stories import pictures, policy, queries
from portal.stories.forms import PhotoForm
from portal.stories.labels import PHOTO_TEXT
from portal.stories.writer_views import own_or_404, then_back
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, require_visible, viewer

story_photo_pages = Pages("story_photos", __name__)


@story_photo_pages.url_value_preprocessor
def let_a_picture_in(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """A picture is larger than forms may be elsewhere. Said before anything reads the form, for who is signed in."""
    if endpoint == "story_photos.add_story_photo" and request.method == "POST" and current_user.is_authenticated:
        request.max_content_length = MOST_BYTES + current_app.config["MAX_CONTENT_LENGTH"]


@story_photo_pages.page("/my/story/<public:story_id>/photo")
@open_to(Audience.MEMBERS)
def begin_story_photo(story_id: str) -> ResponseReturnValue:
    """A photo has its name from the start: sent twice, it is there once."""
    own_or_404(story_id)
    return redirect(url_for(".add_story_photo", story_id=story_id, photo_id=new_public_id()))


@story_photo_pages.page("/my/story/<public:story_id>/photo/<public:photo_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def add_story_photo(story_id: str, photo_id: str) -> ResponseReturnValue:
    """Choose a picture; putting it here is agreeing to its being shown."""
    story = own_or_404(story_id)
    form = PhotoForm.opened()
    prepared = form.prepared() if form.accepted() else None
    if prepared and form.carries_out(lambda: pictures.add_story_photo(story, photo_id, prepared, spoken=language())):
        flash(_("The photo is beside your story. You see it on the page before you say yes."))
        return redirect(url_for("my_stories.show_story", story_id=story_id))
    if request.method == "GET" and not policy.may_write(viewer(), story):
        return redirect(url_for("my_stories.show_story", story_id=story_id))
    return form.page("stories/add_story_photo.html", story=story, permission=PHOTO_TEXT)


@story_photo_pages.page("/my/story/<public:story_id>/photo/delete", methods=["POST"])
@open_to(Audience.MEMBERS)
def remove_story_photo(story_id: str) -> ResponseReturnValue:
    """Nobody sees it from now on."""
    story = own_or_404(story_id)
    return then_back(
        lambda: pictures.remove_story_photo(story),
        _("The photo is gone from every page."),
        story_id,
        "my_stories.show_story",
    )


@story_photo_pages.page("/my/story/<public:story_id>/photo/<file_name>")
@open_to(Audience.MEMBERS)
def show_story_photo(story_id: str, file_name: str) -> ResponseReturnValue:
    """The picture itself, for those who are to agree to the page it is on."""
    story = queries.story_or_404(story_id)
    require_visible(pictures.may_see_photo(viewer(), story))
    photo = photo_named(story.photo_id) if story.photo_id else None
    if photo is None or photo.taken_down_at or file_name != photo.file(photo.widths[-1], "jpg"):
        raise NotFound
    return file_of(photo, file_name, kept=NEVER)
