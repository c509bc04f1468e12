"""Keeping photos and what is told of them, showing them, and taking them down. Functions here flush; never commit.

The words of a photo travel as fields, the way forms keep them: `description_fi`, `caption_fi`, `credit_fi` and so on,
`decorative` as `yes` or empty, and `focus` as `50-0`.
"""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import after_commit, db, delete_rows, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import merge
from portal.people.models import Account
from portal.photos.developing import KINDS, Developed, develop
from portal.photos.models import Photo, PhotoUse, PhotoWords
from portal.photos.queries import photo_named
from portal.photos.storage import store

Fields = Mapping[str, str]
TOLD = ("description", "caption", "credit")


class PhotoIsShown(Refused):
    """Something published shows it."""

    message = _l("This photo is on a published page. Take it off the page first, or take the photo down.")


@dataclass(frozen=True)
class Prepared:
    """A developed photo whose files lie in the store, under a name that nobody knows yet."""

    file_name: str
    width: int
    height: int
    colour: str
    files: tuple[str, ...]


def prepare(content: bytes) -> Prepared:
    """Develop what someone chose and lay its files down. Slow, so before the unit of work that keeps the photo.

    Raises what `develop` does. Files that no photo ever named are swept away the next night.
    """
    return lay_down(develop(content))


def lay_down(developed: Developed) -> Prepared:
    """Put the files of a developed picture in the store, under a new name."""
    file_name = secrets.token_urlsafe(16)
    files = {f"{file_name}-{width}.{kind}": file for (width, kind), file in developed.files.items()}
    for name, file in files.items():
        store().put(name, file)
    return Prepared(file_name, developed.width, developed.height, developed.colour, tuple(files))


def photo_id_for(batch_id: str, content: bytes) -> str:
    """The public id of one of several files sent together: the same file sent twice is the same photo."""
    digest = hashlib.sha256(batch_id.encode() + content).digest()
    return urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def keep_photo(photo_id: str, prepared: Prepared, *, by: Account) -> Photo:
    """A new photo. Sent twice it is there once, and the second files go."""
    if there := photo_named(photo_id):
        _forget_files(prepared.files)
        return there
    photo = Photo(
        public_id=photo_id,
        uploaded_by_id=by.id,
        file_name=prepared.file_name,
        width=prepared.width,
        height=prepared.height,
        colour=prepared.colour,
    )
    try:
        with db.session.begin_nested():
            db.session.add(photo)
    except IntegrityError:  # The same form, sent twice in the same moment.
        return keep_photo(photo_id, prepared, by=by)
    record("uploaded", f"photo:{photo_id}", actor_id=by.id)
    return photo


def photo_fields(photo: Photo, languages: tuple[str, ...]) -> dict[str, str]:
    """What the form of a photo shows."""
    fields = {"decorative": "yes" if photo.decorative else "", "focus": f"{photo.focal_x}-{photo.focal_y}"}
    for code in languages:
        words = photo.words.get(code)
        fields |= {f"{name}_{code}": getattr(words, name) if words else "" for name in TOLD}
    return fields


def describe_photo(photo: Photo, *, seen: str, fields: Fields, by: Account) -> None:
    """Keep what is told of a photo that two of the staff may have open.

    Raises `ChangedMeanwhile` for a field that somebody else has changed too.
    """
    lock(photo)
    codes = tuple(name.removeprefix("caption_") for name in fields if name.startswith("caption_"))
    stored = photo_fields(photo, codes)
    merged = merge(seen=seen, stored=stored, typed=fields)
    if merged == stored:
        return
    photo.decorative = merged["decorative"] == "yes"
    photo.focal_x, photo.focal_y = (int(part) for part in merged["focus"].split("-"))
    for code in codes:
        words = photo.words.setdefault(code, PhotoWords(language=code))
        words.description, words.caption, words.credit = (merged[f"{name}_{code}"] for name in TOLD)
    photo.version += 1  # Its words are rows of their own.
    db.session.flush()
    record("described", f"photo:{photo.public_id}", actor_id=by.id)


def use_photo(photo: Photo, *, by: str) -> None:
    """Something published (`post:public id`) shows it from now on; told twice it is the same."""
    db.session.flush()  # Reading it afresh forgets what was not sent yet.
    lock(photo)
    if any(use.used_by == by for use in photo.uses):
        return
    photo.uses.append(PhotoUse(used_by=by))
    db.session.flush()


def stop_using(photo: Photo, *, by: str) -> None:
    """It is no longer shown there; its files answer nobody but staff once nothing shows it."""
    delete_rows(PhotoUse, PhotoUse.photo_id == photo.id, PhotoUse.used_by == by)
    db.session.expire(photo, ["uses"])


def stop_using_all(*, by: str) -> None:
    """What showed photos is published no more."""
    delete_rows(PhotoUse, PhotoUse.used_by == by)


def take_down(photo: Photo, *, by: Account | None) -> None:
    """Gone from every page, every feed and its own address on the next request, for good."""
    db.session.flush()
    lock(photo)
    if photo.taken_down_at:
        return
    photo.taken_down_at = now()
    db.session.flush()
    record("took down", f"photo:{photo.public_id}", actor_id=by.id if by else None)


def delete_photo(photo: Photo, *, by: Account) -> None:
    """The photo and its files go. Raises `PhotoIsShown`."""
    lock(photo)
    shown = sa.select(PhotoUse.id).where(PhotoUse.photo_id == photo.id).limit(1)
    if not photo.taken_down_at and db.session.scalar(shown):
        raise PhotoIsShown
    _forget_files(tuple(photo.file(width, kind) for width in photo.widths for kind in KINDS))
    record("deleted", f"photo:{photo.public_id}", actor_id=by.id)
    db.session.delete(photo)
    db.session.flush()


def _forget_files(names: tuple[str, ...]) -> None:
    """Once it is certain that nothing names them."""
    files = store()

    def forget() -> None:
        for name in names:
            files.delete(name)

    after_commit(f"forget {names[0]}", forget)
