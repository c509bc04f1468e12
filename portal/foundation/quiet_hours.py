"""The hours in which no message of ours arrives by itself: from nine in the evening to eight in the morning."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM = time(21)
QUIET_UNTIL = time(8)


def outside_quiet_hours(moment: datetime, zone: str) -> datetime:
    """`moment` (aware), or eight o'clock of the next morning if it is night in the IANA time zone `zone`. In UTC."""
    local = moment.astimezone(ZoneInfo(zone))
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return moment.astimezone(UTC)
    morning = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(morning, QUIET_UNTIL, tzinfo=local.tzinfo).astimezone(UTC)
