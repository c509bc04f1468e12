"""Showing a sign of life, and reading it."""

from datetime import datetime

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.heartbeats.models import Heartbeat


def beat(part: str) -> None:
    """Note that `part` is alive now."""
    db.session.merge(Heartbeat(part=part, at=now()))


def last_beat(part: str) -> datetime | None:
    """When `part` was last alive (UTC), or None."""
    heartbeat = db.session.get(Heartbeat, part)
    return heartbeat.at if heartbeat else None
