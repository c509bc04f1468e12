"""Finding parked forms, each for its own writer."""

import json
from collections.abc import Sequence

import sqlalchemy as sa

from portal.foundation.db import db
from portal.parking.models import ParkedForm


def parked_form(account_id: int, address: str) -> ParkedForm | None:
    """What this person left at this address."""
    return db.session.scalar(
        sa.select(ParkedForm).where(ParkedForm.account_id == account_id, ParkedForm.address == address)
    )


def parked_forms_under(account_id: int, endpoint: str) -> Sequence[ParkedForm]:
    """What this person left on one kind of page, the latest first; twenty at the most."""
    return db.session.scalars(
        sa.select(ParkedForm)
        .where(ParkedForm.account_id == account_id, ParkedForm.address.startswith(f"{endpoint}?", autoescape=True))
        .order_by(ParkedForm.parked_at.desc(), ParkedForm.id.desc())
        .limit(20)
    ).all()


def typed_in(form: ParkedForm) -> list[tuple[str, str]]:
    """The names and values that were typed."""
    return [(name, value) for name, value in json.loads(form.fields)]
