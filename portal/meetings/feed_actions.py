"""Making a private calendar address, and ending it. Functions here flush; they never commit."""

import secrets

from portal.foundation.db import db, delete_rows, lock
from portal.meetings.calendar_queries import feed_of
from portal.meetings.models import CalendarFeed
from portal.people.models import Account, fingerprint


def make_feed(owner: Account, *, instead_of: str) -> CalendarFeed:
    """A new address in place of the feed with the public id `instead_of` (empty: none yet), which ends at once.

    The button pressed twice makes one: the second time it is no longer that feed which there is.
    """
    lock(owner)
    there = feed_of(owner)
    if there and there.public_id != instead_of:
        return there
    stop_feed(owner)
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed(account_id=owner.id, token_hash=fingerprint(token))
    feed.token = token
    db.session.add(feed)
    db.session.flush()
    return feed


def stop_feed(owner: Account) -> None:
    """The address ends at once; without one nothing happens."""
    delete_rows(CalendarFeed, CalendarFeed.account_id == owner.id)
