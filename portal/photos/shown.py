"""Photos as staff see them: what each still needs, where it is shown, and what a script learns of a new one."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, ngettext
from portal.photos.models import PermissionState, Photo
from portal.photos.policy import described_in, may_be_public


@dataclass(frozen=True)
class PhotoState:
    """A kind of badge and its words."""

    badge: str
    told: str


def state_of(photo: Photo) -> PhotoState:
    """The one thing to know about a photo: what stands in its way, else that it can be shown."""
    if photo.taken_down_at:
        return PhotoState("problem", _("Taken down"))
    said = {person.state for person in photo.people}
    if said & {PermissionState.REFUSED, PermissionState.WITHDRAWN}:
        return PhotoState("problem", _("No permission: crop or change the photo"))
    if not may_be_public(photo):
        return PhotoState("waiting", _("Waiting for a permission"))
    if not all(described_in(photo, code) for code in current_app.config["LANGUAGES"]):
        return PhotoState("waiting", _("Needs a description"))
    if photo.uses:
        return PhotoState("public", _("Public"))
    return PhotoState("done", _("Ready to use"))


def shown_on(photo: Photo) -> list[str]:
    """Where it is shown, in words: how many posts, how many stories."""
    kinds = Counter(use.used_by.partition(":")[0] for use in photo.uses)
    told = []
    if posts := kinds.pop("post", 0):
        told.append(ngettext("%(num)d diary post", "%(num)d diary posts", posts))
    if stories := kinds.pop("story", 0):
        told.append(ngettext("%(num)d story", "%(num)d stories", stories))
    if others := kinds.total():
        told.append(ngettext("%(num)d other page", "%(num)d other pages", others))
    return told


def told_of(photo: Photo) -> str:
    """What is said of it in the reader's language, in a line."""
    told = photo.told_in(language())
    return (told.caption or told.description) if told else ""


def uploaded(photo: Photo) -> dict[str, Any]:
    """What a script needs to show a photo that it has just sent."""
    return {
        "id": photo.public_id,
        "page": url_for("photos_for_staff.describe_photo", photo_id=photo.public_id),
        "src": url_for("media.show_file", file=photo.file(photo.widths[0], "jpg")),
        "width": photo.width,
        "height": photo.height,
    }
