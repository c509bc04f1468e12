"""Asking that a photo be taken down, and handling that. Functions here flush; they never commit."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.people.models import Account
from portal.photos import letters
from portal.photos.actions import take_down
from portal.photos.models import Photo, PhotoRequest, RequestOutcome
from portal.photos.request_queries import photo_meant_by, request_named

ANSWERED_WITHIN = timedelta(days=14)


class RequestIsHandled(Refused):
    """It was answered before these words came."""

    message = _l("This request has been handled already. Make a new one.")


class PhotoIsNotKnown(Refused):
    """The request does not say which photo it is in a way that the portal can find."""

    message = _l("We do not know which photo this is. Find it among the photos and take it down there.")


def request_removal(
    request_id: str, *, which: str, email: str, wish: str, spoken: str, meant: Photo | None = None
) -> PhotoRequest:
    """Ask for a photo to be taken down. Sent twice it is asked once; other words take the place of the first.

    `spoken` is the language to answer in, `meant` the photo if it is known. Raises `RequestIsHandled`.
    """
    request = request_named(request_id)
    is_new = request is None
    if request is None:
        number = "-".join(f"{secrets.randbelow(10_000):04}" for _part in range(2))
        request = PhotoRequest(
            public_id=request_id, number=number, language=spoken, due_at=due(now()), email=email.lower()
        )
    elif request.handled_at:
        raise RequestIsHandled
    photo = meant or photo_meant_by(which)
    request.photo_id, request.email = photo.id if photo else None, email.lower()
    request.which, request.wish = which, wish
    try:
        with db.session.begin_nested():
            db.session.add(request)
    except IntegrityError:  # The same form, sent twice in the same moment.
        return request_removal(request_id, which=which, email=email, wish=wish, spoken=spoken, meant=meant)
    if is_new:
        record("requested removal", f"photo request:{request_id}", actor_id=None)
        letters.request_received(request)
    return request


def due(asked_at: datetime) -> datetime:
    """Until when staff answer what is asked at this moment."""
    return asked_at + ANSWERED_WITHIN


def take_down_as_requested(request: PhotoRequest, *, by: Account) -> None:
    """The photo goes, and the request is handled. Raises `PhotoIsNotKnown`."""
    if not request.photo:
        raise PhotoIsNotKnown
    take_down(request.photo, by=by)
    close_request(request, RequestOutcome.TAKEN_DOWN, by=by)


def close_request(request: PhotoRequest, outcome: RequestOutcome, *, by: Account) -> None:
    """It is handled; whoever asked has been answered by e-mail. A second time changes nothing."""
    lock(request)
    if request.handled_at:
        return
    request.handled_at, request.handled_by_id, request.outcome = now(), by.id, outcome
    db.session.flush()
    record(f"handled {outcome.value}", f"photo request:{request.public_id}", actor_id=by.id)
    if outcome is RequestOutcome.TAKEN_DOWN:
        letters.request_granted(request)
