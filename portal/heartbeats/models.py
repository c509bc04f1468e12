"""When the parts of the portal that nobody sees were last alive."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db import Base


class Heartbeat(Base):
    """One part (`worker`, `prune`) and the last moment it was seen at work."""

    __tablename__ = "heartbeat"

    part: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    at: Mapped[datetime]
