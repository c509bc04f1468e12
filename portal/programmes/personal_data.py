"""What taking part in a programme leaves behind about one person."""

import sqlalchemy as sa

from portal.foundation.db import db
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.programmes.models import Participation, ParticipationState

_KEPT = "as long as the programme is reported on; without the person's name after erasure"


def export(account_id: int) -> Rows:
    """In which programmes, on which side."""
    mine = sa.select(Participation).where(Participation.account_id == account_id).order_by(Participation.id)
    return [
        {
            "programme": each.programme.slug,
            "side": each.side.value,
            "group": each.group_language,
            "state": each.state.value,
        }
        for each in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """They no longer take part, so nobody waits for them; that they did stays, behind an empty shell of an account."""
    mine = sa.update(Participation).where(Participation.account_id == account_id)
    db.session.execute(mine.values(state=ParticipationState.WITHDRAWN))


HOLDING = Holding(
    title="participations",
    columns={
        "participation.programme_id": Column("in which programme", _KEPT, erasure=Erasure.KEPT),
        "participation.account_id": Column("who takes part", _KEPT, exported=False, erasure=Erasure.KEPT),
        "participation.side": Column("as mentor or mentee", _KEPT, erasure=Erasure.KEPT),
        "participation.group_language": Column("in which group", _KEPT, erasure=Erasure.KEPT),
        "participation.state": Column("still or no longer", _KEPT, erasure=Erasure.KEPT),
    },
    export=export,
    erase=erase,
)
