"""Writing in the audit ledger."""

from portal.audit.models import AuditEntry
from portal.foundation.db import db


def record(verb: str, subject: str, *, actor_id: int | None) -> None:
    """Note that `actor_id` (None: the portal itself) did `verb` to `subject` (`kind:public id`)."""
    db.session.add(AuditEntry(actor_id=actor_id, verb=verb, subject=subject))
