"""What the audit ledger holds about one person."""

from datetime import timedelta

import sqlalchemy as sa

from portal.audit.models import AuditEntry
from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows

KEPT_FOR = timedelta(days=730)
_KEPT = "24 months"


def export(account_id: int) -> Rows:
    """What this person did, and what others did to their account, oldest first; who the others were stays with us."""
    account = sa.table("account", sa.column("id"), sa.column("public_id"))  # The room of people is a floor above.
    about_me = sa.select(sa.literal("account:") + account.c.public_id).where(account.c.id == account_id)
    mine = sa.or_(AuditEntry.actor_id == account_id, AuditEntry.subject == about_me.scalar_subquery())
    return [
        {
            "when": entry.created_at,
            "by me": entry.actor_id == account_id,
            "did": entry.verb,
            "to": entry.subject,
        }
        for entry in db.session.scalars(sa.select(AuditEntry).where(mine).order_by(AuditEntry.id))
    ]


def erase(account_id: int) -> None:
    """The act stays, the actor goes."""
    db.session.execute(sa.update(AuditEntry).where(AuditEntry.actor_id == account_id).values(actor_id=None))


def prune() -> int:
    """Forget what is older than 24 months."""
    return delete_rows(AuditEntry, AuditEntry.created_at < now() - KEPT_FOR)


HOLDING = Holding(
    title="audit",
    columns={
        "audit_entry.actor_id": Column("accountability: who did it", _KEPT, erasure=Erasure.BLANKED),
        "audit_entry.verb": Column("accountability: what was done", _KEPT, erasure=Erasure.KEPT),
        "audit_entry.subject": Column("accountability: to which thing", _KEPT, erasure=Erasure.KEPT),
    },
    export=export,
    erase=erase,
    prune=prune,
)
