"""Half-written forms, kept for the one who wrote them."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.clock import now
from portal.foundation.db import Base, Identified, PubliclyNamed
from portal.foundation.sealed import Sealed


class ParkedForm(PubliclyNamed, Identified, Base):
    """What one person typed at one address (endpoint and arguments, in no language) and has not sent yet."""

    __tablename__ = "parked_form"
    __table_args__ = (sa.UniqueConstraint("account_id", "address"),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    address: Mapped[str] = mapped_column(sa.String(200))
    parked_at: Mapped[datetime] = mapped_column(default=now)
    fields = Sealed()
