"""What the pages of calendars need: series to cancel, and a pair whose mentoring has ended."""

from datetime import timedelta

from portal.foundation.clock import now
from portal.foundation.db import new_public_id
from portal.people.models import Account
from portal.spaces.models import Space
from tests import factories, factories_meetings


def series_of(space: Space) -> dict[str, str]:
    """One with meetings ahead, and one that is over, by the names of the cast."""
    over = new_public_id()
    factories_meetings.meeting(space, starts_at=now() - timedelta(days=3), series=over)
    return {"series": factories_meetings.series(space, count=4), "series over": over}


def ended_pair() -> tuple[Account, dict[str, str]]:
    """Someone whose mentoring has ended before the last meetings of a series."""
    mentee = factories.account(name="Aleksis Kivi")
    space = factories.pair(mentee=mentee, ended=True).space
    return mentee, {"old": space.public_id, "old series": factories_meetings.series(space, count=2)}
