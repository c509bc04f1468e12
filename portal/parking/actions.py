"""Parking a form and giving it back, to the same person only."""

import json
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.parking.models import ParkedForm
from portal.parking.queries import parked_form

Typed = list[tuple[str, str]]


def park(account_id: int, address: str, typed: Typed) -> datetime:
    """Keep `typed` for this person at this address, in place of what was kept before. Answers when (UTC)."""
    words = json.dumps(typed)
    if form := parked_form(account_id, address):
        form.fields, form.parked_at = words, now()
        db.session.flush()
        return form.parked_at
    form = ParkedForm(account_id=account_id, address=address)
    form.fields, form.parked_at = words, now()
    try:
        with db.session.begin_nested():
            db.session.add(form)
    except IntegrityError:  # Another window of the same person was first, by a moment; this one is newer.
        return park(account_id, address, typed)
    return form.parked_at


def forget(account_id: int, address: str) -> None:
    """The form was sent, or its writer does not want it."""
    db.session.execute(sa.delete(ParkedForm).where(ParkedForm.account_id == account_id, ParkedForm.address == address))


def forget_all_about(account_id: int, public_id: str) -> None:
    """What this person left on any page of the thing of this name: it is gone for good, and unsent words go with it."""
    here = ParkedForm.address.contains(f"={public_id}", autoescape=True)
    db.session.execute(sa.delete(ParkedForm).where(ParkedForm.account_id == account_id, here))
