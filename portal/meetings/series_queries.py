"""Reading a series of meetings."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.meetings.models import Meeting, MeetingStatus
from portal.spaces.models import Space


def series_in(space: Space, series_id: str) -> Sequence[Meeting]:
    """Every meeting of this series in `space`, in the order of time; empty when it has none."""
    found = sa.select(Meeting).where(Meeting.space_id == space.id, Meeting.series == series_id)
    return db.session.scalars(found.order_by(Meeting.starts_at, Meeting.id)).all()


def ahead_in_series(space: Space, series_id: str) -> Sequence[Meeting]:
    """Those of them that are planned and have not begun."""
    found = sa.select(Meeting).where(Meeting.space_id == space.id, *ahead_in(series_id))
    return db.session.scalars(found.order_by(Meeting.starts_at, Meeting.id)).all()


def ahead_in(series_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    """What makes a meeting of this series one that can still be cancelled."""
    return Meeting.series == series_id, Meeting.status == MeetingStatus.PLANNED, Meeting.starts_at > now()


def meetings_named(series_id: str) -> Sequence[Meeting]:
    """The meetings of this series, wherever they are: for a name that may be taken."""
    found = sa.select(Meeting).where(Meeting.series == series_id)
    return db.session.scalars(found.order_by(Meeting.starts_at, Meeting.id)).all()
