"""Who can be recognised in a photo, and what they say: each act is one row in the ledger of consents."""

import secrets

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.consents.actions import Wording, give_consent, withdraw_consent
from portal.consents.models import Purpose
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import language
from portal.foundation.i18n import lazy_gettext as _l
from portal.people.models import Account, fingerprint
from portal.people.queries import account_by_email
from portal.photos import letters
from portal.photos.labels import PERMISSION_TEXT, PERMISSION_WORDING
from portal.photos.models import PermissionState, Photo, PhotoPerson
from portal.photos.policy import may_be_removed

_BY_LINK = "link in a letter"


class HasAnswered(Refused):
    """What someone has said about a photo stays with the photo."""

    message = _l("This person has answered already, so they stay with the photo.")


class IsInThePhotoAlready(Refused):
    """One address, one person."""

    message = _l("Someone with this e-mail address is named in this photo already.")


def add_person(photo: Photo, *, name: str, email: str, spoken: str, by: Account) -> PhotoPerson:
    """Someone can be recognised: from now on the photo waits for their yes. Sent twice they are there once.

    `spoken` is the language to write to them in. Raises `IsInThePhotoAlready` for an address under another name.
    """
    address = email.strip().lower()
    there = sa.select(PhotoPerson).where(PhotoPerson.photo_id == photo.id, PhotoPerson.email == address)
    if known := db.session.scalar(there):
        if known.name != name:
            raise IsInThePhotoAlready
        return known
    account, token = account_by_email(address), secrets.token_urlsafe(32)
    person = PhotoPerson(
        photo_id=photo.id,
        account_id=account.id if account else None,
        name=name,
        email=address,
        language=spoken,
        token_hash=fingerprint(token),
    )
    person.token = token
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError:  # The same form, sent twice in the same moment.
        return add_person(photo, name=name, email=email, spoken=spoken, by=by)
    db.session.expire(photo, ["people"])
    record("named in", f"photo:{photo.public_id}", actor_id=by.id)
    return person


def ask_person(person: PhotoPerson, *, by: Account) -> None:
    """Write to them, again if need be; the link is the same. Who has answered is left in peace.

    Raises `HasAnswered`.
    """
    lock(person)
    if not may_be_removed(person.state):
        raise HasAnswered
    person.state, person.asked_at = PermissionState.ASKED, now()
    db.session.flush()
    record("asked permission for", f"photo:{person.photo.public_id}", actor_id=by.id)
    letters.take_back(person)  # One that has not left yet says the same.
    letters.permission_asked(person)


def remove_person(person: PhotoPerson, *, by: Account) -> None:
    """They were put there by mistake. Raises `HasAnswered`."""
    lock(person)
    if not may_be_removed(person.state):
        raise HasAnswered
    photo = person.photo
    letters.take_back(person)
    record("no longer named in", f"photo:{photo.public_id}", actor_id=by.id)
    db.session.delete(person)
    db.session.flush()
    db.session.expire(photo, ["people"])


def give_permission(person: PhotoPerson, *, wording: Wording | None = None, how: str = _BY_LINK) -> None:
    """They say yes; the photo may be shown once everyone in it has. `wording`: what they saw, if not what we write."""
    lock(person)
    shown = wording or _wording()
    give_consent(_who(person), Purpose.PHOTO_IS_PUBLIC, about=_about(person), wording=shown, how=how)
    _answer(person, PermissionState.GIVEN)


def refuse_permission(person: PhotoPerson) -> None:
    """They say no, or take back the yes they gave: from the next request on nobody sees the photo."""
    lock(person)
    had_agreed = withdraw_consent(
        _who(person), Purpose.PHOTO_IS_PUBLIC, about=_about(person), wording=_wording(), how=_BY_LINK
    )
    if had_agreed:
        _answer(person, PermissionState.WITHDRAWN)
    elif person.state is not PermissionState.WITHDRAWN:
        _answer(person, PermissionState.REFUSED)


def _answer(person: PhotoPerson, state: PermissionState) -> None:
    if person.state is state:
        return
    person.state, person.answered_at = state, now()
    db.session.flush()
    record(f"permission {state.value}", f"photo:{person.photo.public_id}", actor_id=person.account_id)


def _who(person: PhotoPerson) -> int | str:
    return person.account_id or person.email


def _about(person: PhotoPerson) -> str:
    return f"photo:{person.photo.public_id}"


def _wording() -> Wording:
    return Wording(PERMISSION_WORDING, language(), str(PERMISSION_TEXT))
