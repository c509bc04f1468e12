"""Who did what to which thing, and when. Written once, never edited, and never a word of content."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db import Base, Dated, Identified


class AuditEntry(Identified, Dated, Base):
    """One act. The subject is `kind:public id`. There are no entries about reflections (docs/decisions/0004)."""

    __tablename__ = "audit_entry"

    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    verb: Mapped[str] = mapped_column(sa.String(64))
    subject: Mapped[str] = mapped_column(sa.String(128), index=True)
