"""Finding photos: by their names, by their files, and for staff."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.people.models import fingerprint
from portal.photos.models import PermissionState, Photo, PhotoPerson, PhotoUse

PAGE = 24
_SHOWN = (joinedload(Photo.words), joinedload(Photo.people))
_WHOLE = (*_SHOWN, joinedload(Photo.uses))

# Every page with photos asks the first, every picture on it the second. Put together once.
_NAMED = sa.select(Photo).options(*_SHOWN).where(Photo.public_id.in_(sa.bindparam("public_ids", expanding=True)))
_BY_FILE = (
    sa.select(Photo)
    .options(joinedload(Photo.people), joinedload(Photo.uses))
    .where(Photo.file_name == sa.bindparam("file_name"))
)


def photos_named(public_ids: Collection[str]) -> dict[str, Photo]:
    """The photos of these public ids that exist, with their words and people, in one query (none for no ids)."""
    if not public_ids:
        return {}
    found = db.session.scalars(_NAMED, {"public_ids": list(public_ids)}).unique()
    return {photo.public_id: photo for photo in found}


def photo_named(public_id: str) -> Photo | None:
    """One photo, with everything that belongs to it."""
    return db.session.scalars(sa.select(Photo).options(*_WHOLE).where(Photo.public_id == public_id)).unique().first()


def photo_or_404(public_id: str) -> Photo:
    """One photo, with everything that belongs to it."""
    photo: Photo = db.first_or_404(sa.select(Photo).options(*_WHOLE).where(Photo.public_id == public_id))
    return photo


def photo_of_file(file_name: str) -> Photo | None:
    """The photo whose files have this name, with its people and uses."""
    return db.session.scalars(_BY_FILE, {"file_name": file_name}).unique().first()


def photos_newest_first(*, older_than: str | None = None) -> Keyset[Photo]:
    """For staff: every photo with everything that belongs to it."""
    ids = sa.select(Photo.id)
    if older_than:
        last = aliased(Photo)
        ids = ids.where(Photo.id < sa.select(last.id).where(last.public_id == older_than).scalar_subquery())
    page = ids.order_by(Photo.id.desc()).limit(PAGE + 1).subquery()
    found = sa.select(Photo).options(*_WHOLE).join(page, page.c.id == Photo.id).order_by(Photo.id.desc())
    return keyset(db.session.scalars(found).unique().all(), size=PAGE, is_first=not older_than)


def person_in(photo: Photo, public_id: str) -> PhotoPerson | None:
    """Someone who can be recognised in this photo."""
    return next((person for person in photo.people if person.public_id == public_id), None)


def person_behind(token: str) -> PhotoPerson | None:
    """Whom a letter's link belongs to, with the photo they are asked about."""
    return (
        db.session.scalars(
            sa.select(PhotoPerson)
            .options(joinedload(PhotoPerson.photo).joinedload(Photo.words))
            .where(PhotoPerson.token_hash == fingerprint(token))
        )
        .unique()
        .first()
    )


def photos_used_by(used_by: str) -> list[Photo]:
    """The photos that something published shows."""
    found = sa.select(Photo).options(*_SHOWN).join(Photo.uses).where(PhotoUse.used_by == used_by).order_by(Photo.id)
    return list(db.session.scalars(found).unique())


def permissions_taken_back(*, since: datetime) -> list[PhotoPerson]:
    """For staff: who has taken a permission back or refused it lately, the latest first."""
    said_no = (PermissionState.REFUSED, PermissionState.WITHDRAWN)
    found = (
        sa.select(PhotoPerson)
        .options(joinedload(PhotoPerson.photo))
        .where(PhotoPerson.state.in_(said_no), PhotoPerson.answered_at >= since)
        .order_by(PhotoPerson.answered_at.desc(), PhotoPerson.id.desc())
        .limit(20)
    )
    return list(db.session.scalars(found))
