"""Finding requests about photos, the most urgent first."""

import re

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal.foundation.db import PUBLIC_ID_LENGTH, db
from portal.foundation.keyset import Keyset, keyset
from portal.photos.models import Photo, PhotoRequest
from portal.photos.policy import is_public
from portal.photos.queries import photo_named

PAGE = 50
_WITH_PHOTO = joinedload(PhotoRequest.photo)
# The public id in the address of a photo's page, or the name in the address of its file.
_NAME = re.compile(rf"(?<![\w-])[\w-]{{{PUBLIC_ID_LENGTH}}}(?=$|[^\w-]|-\d)", re.ASCII)


def request_named(public_id: str) -> PhotoRequest | None:
    """The request of this public id."""
    return db.session.scalar(sa.select(PhotoRequest).where(PhotoRequest.public_id == public_id))


def request_or_404(public_id: str) -> PhotoRequest:
    """For staff: one request, with its photo if that is known."""
    request: PhotoRequest = db.first_or_404(
        sa.select(PhotoRequest).options(_WITH_PHOTO).where(PhotoRequest.public_id == public_id)
    )
    return request


def open_requests() -> list[PhotoRequest]:
    """For staff: what waits to be handled, the first due first."""
    waiting = sa.select(PhotoRequest).options(_WITH_PHOTO).where(PhotoRequest.handled_at.is_(None))
    return list(db.session.scalars(waiting.order_by(PhotoRequest.due_at, PhotoRequest.id).limit(200)))


def handled_requests(*, older_than: str | None = None) -> Keyset[PhotoRequest]:
    """For staff: what has been handled, the latest to come first."""
    found = sa.select(PhotoRequest).options(_WITH_PHOTO).where(PhotoRequest.handled_at.is_not(None))
    if older_than:
        last = aliased(PhotoRequest)
        found = found.where(PhotoRequest.id < sa.select(last.id).where(last.public_id == older_than).scalar_subquery())
    rows = db.session.scalars(found.order_by(PhotoRequest.id.desc()).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def public_photo_named(public_id: str) -> Photo | None:
    """The photo beside which a request begins, if whoever asks can see it."""
    photo = photo_named(public_id) if len(public_id) == PUBLIC_ID_LENGTH else None
    return photo if photo and is_public(photo) else None


def photo_meant_by(typed: str) -> Photo | None:
    """The photo whose address, or whose file's, someone typed."""
    names = _NAME.findall(typed)[:20]
    if not names:
        return None
    named = sa.or_(Photo.public_id.in_(names), Photo.file_name.in_(names))
    return db.session.scalar(sa.select(Photo).where(named).order_by(Photo.id).limit(1))
