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
            .where(ConsentEntry.account_id.in_(sa.bindparam("account_ids", expanding=True)))
            .group_by(ConsentEntry.account_id, ConsentEntry.purpose)
        ),
        ConsentEntry.given,
    )
    .order_by(ConsentEntry.id)
)


def latest_consent(account_id: int, purpose: Purpose) -> ConsentEntry | None:
    """The last entry of one person for one purpose."""
    return db.session.scalar(
        sa.select(ConsentEntry)
        .where(ConsentEntry.account_id == account_id, ConsentEntry.purpose == purpose)
        .order_by(ConsentEntry.id.desc())
        .limit(1)
    )


def consents_in_force(account_ids: Collection[int]) -> dict[tuple[int, Purpose], datetime]:
    """What these people agree to now: (account, purpose) and since when (UTC)."""
    entries = db.session.scalars(_IN_FORCE, {"account_ids": list(account_ids)})
    return {(entry.account_id, entry.purpose): entry.created_at for entry in entries if entry.account_id}
