"""Finding private places, members and all, asked anew on every request: whoever has left is outside at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import abort
from sqlalchemy.orm import aliased, joinedload

from portal.foundation.db import db
from portal.people.models import Account
from portal.spaces.models import Membership, Space, SpaceKind

WITH_MEMBERS = joinedload(Space.memberships).joinedload(Membership.account)
_SPACE = (
    sa.select(Space)
    .options(WITH_MEMBERS)
    .where(Space.public_id == sa.bindparam("public_id"), Space.kind == sa.bindparam("kind"))
)
_mine, _place = aliased(Membership), aliased(Space)
OPEN_PAIRS_OF_READER = (
    sa.select(sa.func.count(_mine.id))
    .join(_place, _place.id == _mine.space_id)
    .where(_mine.account_id == sa.bindparam("reader_id"), _mine.left_at.is_(None))
    .where(_place.closed_at.is_(None), _place.kind == SpaceKind.PAIR)
    .scalar_subquery()
)
_SEEN = _SPACE.add_columns(OPEN_PAIRS_OF_READER)


def space_or_404(public_id: str, kind: SpaceKind) -> Space:
    """The space of this name with its members, in one query. Whether the viewer may enter is the policy's to say."""
    space: Space | None = db.session.scalar(_SPACE, {"public_id": public_id, "kind": kind})
    return space or abort(404)


def space_seen_by(reader: Account, public_id: str, kind: SpaceKind) -> tuple[Space, int]:
    """The same, with the number of open places of pairs that `reader` is in, in the same query."""
    wanted = {"public_id": public_id, "kind": kind, "reader_id": reader.id}
    found = db.session.execute(_SEEN, wanted).unique().one_or_none()
    return (found[0], found[1]) if found else abort(404)


def spaces_of(account: Account) -> Sequence[Space]:
    """The places this person is in now, members and all, the newest first."""
    mine = sa.select(Membership.space_id).where(Membership.account_id == account.id, Membership.left_at.is_(None))
    found = sa.select(Space).options(WITH_MEMBERS).where(Space.id.in_(mine))
    return db.session.scalars(found.order_by(Space.id.desc())).unique().all()
