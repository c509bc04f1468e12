"""What a calendar feed holds about one person: their private address."""

import sqlalchemy as sa

from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Holding, Rows
from portal.mail.actions import discard
from portal.meetings.models import CalendarFeed, Meeting
from portal.meetings.series_letters import about
from portal.spaces.models import Membership

_KEPT = "until its owner makes a new one or stops it"


def export(account_id: int) -> Rows:
    """The address that this person made, and when."""
    mine = sa.select(CalendarFeed).where(CalendarFeed.account_id == account_id).order_by(CalendarFeed.id)
    return [{"made": feed.created_at, "token": feed.token} for feed in db.session.scalars(mine)]


def erase(account_id: int) -> None:
    """It goes, and the address answers nobody from then on; so do letters about series, which name the person."""
    delete_rows(CalendarFeed, CalendarFeed.account_id == account_id)
    places = sa.select(Membership.space_id).where(Membership.account_id == account_id)
    named = sa.select(Meeting.series).where(Meeting.space_id.in_(places), Meeting.series.is_not(None))
    for series_id in db.session.scalars(named.distinct().order_by(Meeting.series)):
        discard(about(series_id))


HOLDING = Holding(
    title="calendar feed",
    columns={
        "calendar_feed.account_id": Column("whose meetings it tells", _KEPT, exported=False),
        "calendar_feed.token_hash": Column("to recognise the address", _KEPT, exported=False),
        "calendar_feed.token_sealed": Column("so that its owner may look at the address again", _KEPT),
    },
    export=export,
    erase=erase,
)
