"""Reading meetings for calendars: one of them, those of a feed, and the feed itself."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.meetings.models import CalendarFeed, Meeting
from portal.people.models import Account, fingerprint
from portal.spaces.models import Membership, Space
from portal.spaces.queries import WITH_MEMBERS

LOOKING_BACK = timedelta(days=60)
LOOKING_AHEAD = timedelta(days=366)


def meeting_in_or_404(space: Space, public_id: str) -> Meeting:
    """The meeting of this name, if it is one of `space`."""
    found = sa.select(Meeting).where(Meeting.public_id == public_id, Meeting.space_id == space.id)
    meeting: Meeting = db.one_or_404(found)
    return meeting


def feed_of(account: Account) -> CalendarFeed | None:
    """This person's own feed, if they have made one."""
    return db.session.scalar(sa.select(CalendarFeed).where(CalendarFeed.account_id == account.id))


def feed_behind(token: str) -> CalendarFeed | None:
    """The feed that this token opens, with its owner, in one query."""
    found = sa.select(CalendarFeed).where(CalendarFeed.token_hash == fingerprint(token))
    return db.session.scalar(found.options(joinedload(CalendarFeed.account)))


def meetings_for(account: Account) -> Sequence[Meeting]:
    """What a feed holds now: two months back and a year ahead, of the places this person is in now. One query."""
    found = (
        sa.select(Meeting)
        .options(joinedload(Meeting.space).options(WITH_MEMBERS))
        .where(
            Meeting.space_id.in_(_places_of(account)),
            Meeting.starts_at.between(now() - LOOKING_BACK, now() + LOOKING_AHEAD),
        )
    )
    return db.session.scalars(found.order_by(Meeting.starts_at, Meeting.id)).unique().all()


def _places_of(account: Account) -> sa.Select[int]:
    return sa.select(Membership.space_id).where(Membership.account_id == account.id, Membership.left_at.is_(None))
