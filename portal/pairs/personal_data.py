"""What being a pair leaves behind about its two people."""

import sqlalchemy as sa

from portal.foundation.db import db
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.pairs.models import Pair
from portal.programmes.models import Participation

_KEPT = "as long as the programme is reported on; without names after erasure"


def export(account_id: int) -> Rows:
    """Which pairs this person was in."""
    mine = sa.select(Participation.id).where(Participation.account_id == account_id)
    found = sa.or_(Pair.mentor_participation_id.in_(mine), Pair.mentee_participation_id.in_(mine))
    pairs = db.session.scalars(sa.select(Pair).where(found).order_by(Pair.id))
    return [
        {
            "pair": pair.public_id,
            "programme": pair.programme.slug,
            "status": pair.status.value,
            "from": pair.started_at,
            "to": pair.ended_at,
        }
        for pair in pairs
    ]


def erase(_account_id: int) -> None:
    """Nothing goes: the accounts behind it are empty shells by then."""


HOLDING = Holding(
    title="pairs",
    columns={
        f"pair.{name}": Column(purpose, _KEPT, exported=exported, erasure=Erasure.KEPT)
        for name, purpose, exported in (
            ("programme_id", "in which programme", True),
            ("mentor_participation_id", "who mentors", False),
            ("mentee_participation_id", "who is mentored", False),
            ("space_id", "where the two meet", False),
            ("status", "still or no longer", True),
            ("started_at", "since when", True),
            ("ended_at", "until when", True),
        )
    },
    export=export,
    erase=erase,
)
