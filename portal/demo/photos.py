"""Photos of the demo, as staff would have added them: with their words, and with the people who said yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from portal.demo.pictures import drawn
from portal.foundation.db import db
from portal.people.models import Account
from portal.photos.actions import keep_photo, lay_down, photo_id_for
from portal.photos.developing import Developed, develop
from portal.photos.models import PermissionState, Photo, PhotoWords
from portal.photos.permissions import add_person, ask_person, give_permission

NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class InPicture:
    """Someone who is said to be in a picture (the pictures themselves show nobody), and what they say."""

    name: str
    email: str
    language: str
    says: PermissionState = PermissionState.GIVEN


@cache
def _developed(name: str) -> Developed:
    """A picture is drawn and developed once, however many worlds are made of it."""
    return develop(drawn(name))


def demo_photo(
    name: str,
    *,
    by: Account,
    descriptions: Mapping[str, str],
    captions: Mapping[str, str] = NONE,
    credit: str = "",
    people: Sequence[InPicture] = (),
    copy: str = "",
) -> Photo:
    """The photo of this name, added by someone of the staff; asked for again it is the same one, unless it is a `copy`.

    Texts are by language. In a unit of work: nobody else is there yet while the demo is made, so it may be slow.
    """
    photo = keep_photo(photo_id_for("demo", f"{name} {copy}".encode()), lay_down(_developed(name)), by=by)
    if photo.words:
        return photo
    for code, description in descriptions.items():
        caption = captions.get(code, "")
        photo.words[code] = PhotoWords(language=code, description=description, caption=caption, credit=credit)
    db.session.flush()
    for each in people:
        person = add_person(photo, name=each.name, email=each.email, spoken=each.language, by=by)
        if each.says is not PermissionState.NOT_ASKED:
            ask_person(person, by=by)
        if each.says is PermissionState.GIVEN:
            give_permission(person)
    return photo
