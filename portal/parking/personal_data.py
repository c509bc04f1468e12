"""What the parked forms hold about one person."""

from datetime import timedelta

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Holding, Rows
from portal.parking.models import ParkedForm
from portal.parking.queries import typed_in

KEPT_FOR = timedelta(days=60)
_KEPT = "until the form is sent, 60 days at the most"


def export(account_id: int) -> Rows:
    """Every form this person has not sent."""
    mine = sa.select(ParkedForm).where(ParkedForm.account_id == account_id).order_by(ParkedForm.id)
    return [
        {"page": form.address, "when": form.parked_at, "typed": typed_in(form)} for form in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """Unsent words go."""
    db.session.execute(sa.delete(ParkedForm).where(ParkedForm.account_id == account_id))


def prune() -> int:
    """Forget what nobody came back for."""
    return delete_rows(ParkedForm, ParkedForm.parked_at < now() - KEPT_FOR)


HOLDING = Holding(
    title="parked forms",
    columns={
        "parked_form.account_id": Column("whose words", _KEPT),
        "parked_form.address": Column("where to give them back", _KEPT),
        "parked_form.parked_at": Column("which are the newest", _KEPT),
        "parked_form.fields_sealed": Column("so that nothing typed is lost", _KEPT),
    },
    export=export,
    erase=erase,
    prune=prune,
)
