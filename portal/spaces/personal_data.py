"""What belonging to private places leaves behind about one person."""

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.spaces.models import Membership

_KEPT = "as long as the place; without a name after erasure"


def export(account_id: int) -> Rows:
    """Which places, from when until when."""
    mine = sa.select(Membership).where(Membership.account_id == account_id).order_by(Membership.id)
    return [
        {"place": each.space.public_id, "joined": each.joined_at, "left": each.left_at}
        for each in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """The person leaves every place; that they were there stays, without a name."""
    still_in = sa.update(Membership).where(Membership.account_id == account_id, Membership.left_at.is_(None))
    db.session.execute(still_in.values(left_at=now()))


def left_by_all_but(account_id: int) -> sa.Select[int]:
    """The places of this person in which nobody else is any more: what was written there together has no reader."""
    mine = sa.select(Membership.space_id).where(Membership.account_id == account_id)
    others = sa.select(Membership.space_id).where(Membership.account_id != account_id, Membership.left_at.is_(None))
    return mine.where(Membership.space_id.not_in(others))


HOLDING = Holding(
    title="spaces",
    columns={
        "membership.space_id": Column("in which place", _KEPT, erasure=Erasure.KEPT),
        "membership.account_id": Column("who may enter", _KEPT, exported=False, erasure=Erasure.KEPT),
        "membership.joined_at": Column("since when", _KEPT, erasure=Erasure.KEPT),
        "membership.left_at": Column("until when", _KEPT, erasure=Erasure.KEPT),
    },
    export=export,
    erase=erase,
)
