"""How often something was tried, counted once for all worker processes and all nodes."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db import Base


class ThrottleCounter(Base):
    """One counter. Its key is a keyed hash: neither an address nor an e-mail can be read from it."""

    __tablename__ = "throttle_counter"

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[datetime]
