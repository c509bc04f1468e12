"""What photos hold about one person: that they are in one, that they added one, that they asked for one to go."""

import enum
from datetime import timedelta

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.mail.actions import discard
from portal.photos.actions import take_down
from portal.photos.letters import about
from portal.photos.models import Photo, PhotoPerson, PhotoRequest
from portal.photos.storage import store

_IN_IT = "as long as the photo is kept"
_THE_PHOTO = "until staff delete the photo"
_ASKED = "two years after it was handled"
REMEMBERED = timedelta(days=2 * 365)
UNNAMED = timedelta(days=1)  # A file that no photo names by then never will be named.
_account = sa.table("account", sa.column("id", sa.Integer), sa.column("email", sa.String))


def _address_of(account_id: int) -> sa.ScalarSelect[str]:
    return sa.select(_account.c.email).where(_account.c.id == account_id).scalar_subquery()


def _is_in(account_id: int) -> sa.ColumnElement[bool]:
    return sa.or_(PhotoPerson.account_id == account_id, PhotoPerson.email == _address_of(account_id))


def export(account_id: int) -> Rows:
    """In which photos they are named and what they say, which they added, and what they asked for."""
    named = sa.select(PhotoPerson).where(_is_in(account_id)).order_by(PhotoPerson.id)
    added = sa.select(Photo).where(Photo.uploaded_by_id == account_id).order_by(Photo.id)
    asked = sa.select(PhotoRequest).where(PhotoRequest.email == _address_of(account_id)).order_by(PhotoRequest.id)
    return [
        *({"in": each.photo.public_id, **_told(each, "name email language state asked_at answered_at token")}
          for each in db.session.scalars(named)),
        *(_told(each, "public_id created_at width height colour focal_x focal_y decorative taken_down_at")
          for each in db.session.scalars(added)),
        *(_told(each, "number email language due_at handled_at outcome which wish")
          for each in db.session.scalars(asked)),
    ]  # fmt: skip


def _told(row: Photo | PhotoPerson | PhotoRequest, columns: str) -> dict[str, object]:
    told = {name: getattr(row, name) for name in columns.split()}
    return {name: value.value if isinstance(value, enum.Enum) else value for name, value in told.items()}


def erase(account_id: int) -> None:
    """Nobody can ask them any more, so the photos they are in are taken down; their requests go."""
    for person in list(db.session.scalars(sa.select(PhotoPerson).where(_is_in(account_id)))):
        take_down(person.photo, by=None)
        discard(about(person))
        db.session.delete(person)
    db.session.flush()
    theirs = sa.select(PhotoRequest).where(PhotoRequest.email == _address_of(account_id))
    for request in list(db.session.scalars(theirs)):
        discard(f"photo request:{request.public_id}")
        db.session.delete(request)
    db.session.flush()


def prune() -> int:
    """Requests handled long ago go, and files that no photo names."""
    gone = delete_rows(PhotoRequest, PhotoRequest.handled_at < now() - REMEMBERED)
    named = set(db.session.scalars(sa.select(Photo.file_name)))
    for name in list(store().names(older_than=now() - UNNAMED)):
        if name.rsplit("-", 1)[0] not in named:
            store().delete(name)
            gone += 1
    return gone


def _kept(purpose: str) -> Column:
    return Column(purpose, _THE_PHOTO, erasure=Erasure.KEPT)


HOLDING = Holding(
    title="photos",
    columns={
        "photo.uploaded_by_id": Column("who added it", _THE_PHOTO, exported=False, erasure=Erasure.KEPT),
        "photo.file_name": Column("where its files lie", _THE_PHOTO, exported=False, erasure=Erasure.KEPT),
        "photo.width": _kept("the picture itself"),
        "photo.height": _kept("the picture itself"),
        "photo.colour": _kept("the picture itself"),
        "photo.focal_x": _kept("how to crop it"),
        "photo.focal_y": _kept("how to crop it"),
        "photo.decorative": _kept("whether it needs a description"),
        "photo.taken_down_at": _kept("whether it may be shown"),
        "photo_person.photo_id": Column("in which photo", _IN_IT, exported=False),
        "photo_person.account_id": Column("who is in it", _IN_IT, exported=False),
        "photo_person.name": Column("who is in it", _IN_IT),
        "photo_person.email": Column("to ask for permission", _IN_IT),
        "photo_person.language": Column("to ask in their language", _IN_IT),
        "photo_person.state": Column("what they say", _IN_IT),
        "photo_person.asked_at": Column("when they were asked", _IN_IT),
        "photo_person.answered_at": Column("when they answered", _IN_IT),
        "photo_person.token_hash": Column("to recognise their link", _IN_IT, exported=False),
        "photo_person.token_sealed": Column("so that asking again sends the same link", _IN_IT),
        "photo_request.number": Column("to ask after it", _ASKED),
        "photo_request.photo_id": Column("which photo", _ASKED, exported=False),
        "photo_request.email": Column("to answer", _ASKED),
        "photo_request.language": Column("to answer in their language", _ASKED),
        "photo_request.handled_at": Column("when it was handled", _ASKED),
        "photo_request.handled_by_id": Column("by whom it was handled", _ASKED, exported=False, erasure=Erasure.KEPT),
        "photo_request.outcome": Column("what became of it", _ASKED),
        "photo_request.which_sealed": Column("which photo", _ASKED),
        "photo_request.wish_sealed": Column("why", _ASKED),
    },
    export=export,
    erase=erase,
    prune=prune,
)
