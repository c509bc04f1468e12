"""The photo beside a story: its writer is in it, and agrees to it by putting it there."""

from collections.abc import Iterable

from portal.audit.actions import record
from portal.consents.actions import Wording
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.people.models import Account
from portal.photos.actions import Prepared, keep_photo, stop_using_all, use_photo
from portal.photos.models import Photo
from portal.photos.permissions import add_person, give_permission, refuse_permission
from portal.photos.policy import described_in, may_be_public
from portal.photos.queries import photo_named, photos_named
from portal.stories.labels import PHOTO_TEXT, PHOTO_WORDING
from portal.stories.models import Story, StoryPage
from portal.stories.policy import WRITABLE
from portal.stories.showing import Shown


class NoPhotoNow(Refused):
    """A story that is not being written has no place for a photo."""

    message = _l("This story is not being written now. Open its page to see where it stands.")


class PhotoWaits(Refused):
    """Somebody in the photo has not agreed, or nobody has said what it shows."""

    message = _l("The photo of this story cannot be shown yet: it needs a description, or somebody's permission.")


def add_story_photo(story: Story, photo_id: str, prepared: Prepared, *, spoken: str) -> None:
    """The writer puts a photo of themselves beside the story, and so agrees to its being shown. Sent twice it is one.

    `spoken` is the language in which they were told so. Raises `NoPhotoNow`.
    """
    lock(story)
    if story.state not in WRITABLE:
        raise NoPhotoNow
    photo = keep_photo(photo_id, prepared, by=story.writer)
    person = add_person(photo, name=story.writer.name, email=story.writer.email, spoken=spoken, by=story.writer)
    give_permission(person, wording=Wording(PHOTO_WORDING, spoken, str(PHOTO_TEXT)), how="page of the story")
    story.photo_id = photo.public_id
    db.session.flush()
    record("put a photo beside", f"story:{story.public_id}", actor_id=story.writer_id)


def remove_story_photo(story: Story) -> None:
    """The writer takes the photo away: from the next request on nobody sees it, on public pages either."""
    lock(story)
    photo = photo_named(story.photo_id) if story.photo_id else None
    for person in photo.people if photo else ():
        if person.account_id == story.writer_id:
            refuse_permission(person)
    story.photo_id = None
    db.session.flush()
    record("took the photo from", f"story:{story.public_id}", actor_id=story.writer_id)


def refuse_unless_it_may_be_shown(page: Shown) -> None:
    """A photo is published with a description and with everybody's permission. Raises `PhotoWaits`."""
    if page.photo_id is None:
        return
    photo = photo_named(page.photo_id)
    if photo is None or not may_be_public(photo) or not described_in(photo, page.language):
        raise PhotoWaits


def show_photos_of(story: Story) -> None:
    """The photos of its public pages are shown there, and no others. Call it after every change of the pages."""
    name = f"story:{story.public_id}"
    stop_using_all(by=name)
    for photo_id in {page.photo_id for page in story.pages.values() if page.photo_id}:
        if photo := photo_named(photo_id):
            db.session.expire(photo, ["uses"])
            use_photo(photo, by=name)


def public_photos(pages: Iterable[StoryPage]) -> dict[str, Photo]:
    """The photos of these pages that may be shown now, by their names; one query, and none without photos."""
    photos = photos_named({page.photo_id for page in pages if page.photo_id})
    return {name: photo for name, photo in photos.items() if may_be_public(photo)}


def photos_to_agree_to(pages: Iterable[Shown]) -> dict[str, Photo]:
    """The photos of these pages for those who are to agree to them, public or not."""
    return photos_named({page.photo_id for page in pages if page.photo_id})


def may_see_photo(viewer: Account, story: Story) -> bool:
    """Before it is public: its writer, and those it names, who have to agree to the page."""
    return viewer.id == story.writer_id or any(each.account_id == viewer.id for each in story.named)
