"""Finding private places, members and all, asked anew on every request: whoever has left is outside at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import abort
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.people.models import Account
from portal.spaces.models import Membership, Space, SpaceKind

WITH_MEMBERS = joinedload(Space.memberships).joinedload(Membership.account)
_SPACE = (
    sa.select(Space)
    .options(WITH_MEMBERS)
    .where(Space.public_id == sa.bindparam("public_id"), Space.kind == sa.bindparam("kind"))
)


def space_or_404(public_id: str, kind: SpaceKind) -> Space:
    """The space of this name with its members, in one query. Whether the viewer may enter is the policy's to say."""
    space: Space | None = db.session.scalar(_SPACE, {"public_id": public_id, "kind": kind})
    return space or abort(404)


def spaces_of(account: Account) -> Sequence[Space]:
    """The places this person is in now, members and all, the newest first."""
    mine = sa.select(Membership.space_id).where(Membership.account_id == account.id, Membership.left_at.is_(None))
    found = sa.select(Space).options(WITH_MEMBERS).where(Space.id.in_(mine))
    return db.session.scalars(found.order_by(Space.id.desc())).unique().all()
