"""Who has agreed to what, asked of the ledger each time: what is withdrawn is gone on the next request."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.db import db

# Put together once: that takes as long as asking.
_IN_FORCE = (
    sa.select(ConsentEntry)
    .where(
        ConsentEntry.id.in_(
            sa.select(sa.func.max(ConsentEntry.id))
            .where(ConsentEntry.account_id.in_(sa.bindparam("account_ids", expanding=True)), ConsentEntry.about == "")
            .group_by(ConsentEntry.account_id, ConsentEntry.purpose)
        ),
        ConsentEntry.given,
    )
    .order_by(ConsentEntry.id)
)


Who = int | str  # The number of an account, or the e-mail address of someone without one.


def latest_consent(who: Who, purpose: Purpose, *, about: str = "") -> ConsentEntry | None:
    """The last entry of one person for one purpose, about one thing."""
    return db.session.scalar(
        sa.select(ConsentEntry)
        .where(_by(who), ConsentEntry.purpose == purpose, ConsentEntry.about == about)
        .order_by(ConsentEntry.id.desc())
        .limit(1)
    )


def _by(who: Who) -> sa.ColumnElement[bool]:
    return ConsentEntry.account_id == who if isinstance(who, int) else ConsentEntry.email == who


def consents_in_force(account_ids: Collection[int]) -> dict[tuple[int, Purpose], datetime]:
    """What these people agree to now, about no single thing: (account, purpose) and since when (UTC)."""
    entries = db.session.scalars(_IN_FORCE, {"account_ids": list(account_ids)})
    return {(entry.account_id, entry.purpose): entry.created_at for entry in entries if entry.account_id}
