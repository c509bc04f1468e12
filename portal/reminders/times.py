"""When a reminder is due in its reader's own day, and until when it is of any use. Pure arithmetic."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.foundation.quiet_hours import QUIET_FROM, QUIET_UNTIL, outside_quiet_hours

A_DAY_BEFORE = timedelta(hours=24)
STALE_AFTER = timedelta(hours=12)
BEFORE_LEAVING_HOME = timedelta(hours=2)
DIGEST_FROM = time(16)


@dataclass(frozen=True)
class Window:
    """From when until when (UTC) a reminder may leave. Whoever comes later keeps silent."""

    opens: datetime
    closes: datetime

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies in it."""
        return self.opens <= at < self.closes


def day_before(starts_at: datetime, zone: str) -> Window:
    """A day before the meeting; at night, at eight in the morning. For twelve hours, and never in the last two."""
    opens = outside_quiet_hours(starts_at - A_DAY_BEFORE, zone)
    return Window(opens, min(_before_the_night(opens, zone), starts_at - BEFORE_LEAVING_HOME))


def morning_after(ends_at: datetime, zone: str) -> Window:
    """From eight to eight on the day after the meeting, as the clocks of its reader show it."""
    local = ZoneInfo(zone)
    next_day = ends_at.astimezone(local).date() + timedelta(days=1)
    opens = datetime.combine(next_day, QUIET_UNTIL, tzinfo=local).astimezone(UTC)
    return Window(opens, _before_the_night(opens, zone))


def _before_the_night(opens: datetime, zone: str) -> datetime:
    local = ZoneInfo(zone)
    night = datetime.combine(opens.astimezone(local).date(), QUIET_FROM, tzinfo=local).astimezone(UTC)
    return min(opens + STALE_AFTER, night)


def digest_window(at: datetime, zone: str) -> Window:
    """The late afternoon of the day that it is for its reader at `at`."""
    local = ZoneInfo(zone)
    today = at.astimezone(local).date()
    opens, closes = (
        datetime.combine(today, clock, tzinfo=local).astimezone(UTC) for clock in (DIGEST_FROM, QUIET_FROM)
    )
    return Window(opens, closes)
