"""Photos for tests: small pictures of our own, kept as staff would keep them, and people who are in them."""

import io
from functools import lru_cache
from typing import Any

from PIL import Image

from portal.foundation.db import new_public_id, unit_of_work
from portal.people.models import Account, Role
from portal.photos import actions, permissions
from portal.photos.models import Photo, PhotoPerson, PhotoRequest, PhotoWords
from portal.photos.request_actions import request_removal
from tests import factories


@lru_cache
def picture(width: int = 60, height: int = 40, kind: str = "JPEG", mode: str = "RGB", **how: Any) -> bytes:
    """The bytes of a picture: a slope from dark to light."""
    slope = Image.linear_gradient("L").resize((width, height)).convert("RGB").convert(mode)
    file = io.BytesIO()
    slope.save(file, kind, **how)
    return file.getvalue()


def photo(
    *, by: Account | None = None, words: str = "What it shows", decorative: bool = False, content: bytes | None = None,
    used_by: str = "",
) -> Photo:  # fmt: skip
    """A photo with words in both languages, shown by `used_by` (`post:x`) if that is given."""
    keeper = by or factories.account(Role.STAFF)
    prepared = actions.prepare(content or picture())
    with unit_of_work():
        made = actions.keep_photo(new_public_id(), prepared, by=keeper)
        made.decorative = decorative
        for code in ("fi", "en"):
            made.words[code] = PhotoWords(language=code, description=f"{words} ({code})", caption=f"Caption ({code})")
        if used_by:
            actions.use_photo(made, by=used_by)
    return made


def person(
    in_photo: Photo, *, name: str = "Maija Meri", email: str = "maija@example.org", spoken: str = "fi",
    asked: bool = True,
) -> PhotoPerson:  # fmt: skip
    """Someone who can be recognised, asked unless it is said otherwise."""
    staff = factories.account(Role.STAFF)
    with unit_of_work():
        named = permissions.add_person(in_photo, name=name, email=email, spoken=spoken, by=staff)
        if asked:
            permissions.ask_person(named, by=staff)
    return named


def agreed(named: PhotoPerson) -> PhotoPerson:
    """They have said yes."""
    with unit_of_work():
        permissions.give_permission(named)
    return named


def request(
    *, about: Photo | None = None, email: str = "asks@example.org", which: str = "The one by the window",
    wish: str = "Please take it down.",
) -> PhotoRequest:  # fmt: skip
    """Someone asks for a photo to be taken down."""
    with unit_of_work():
        return request_removal(new_public_id(), which=which, email=email, wish=wish, spoken="en", meant=about)
