"""Reading meetings."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.meetings.models import Meeting
from portal.spaces.models import Space


def meetings_in(space: Space) -> Sequence[Meeting]:
    """Every meeting of `space` with its note, in the order of time, in one query."""
    found = (
        sa.select(Meeting)
        .options(joinedload(Meeting.note))
        .where(Meeting.space_id == space.id)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return db.session.scalars(found).all()
