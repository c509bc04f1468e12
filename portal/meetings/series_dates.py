"""When the meetings of a series are: the same wall time each time, on both sides of a change of the clocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import mark
from portal.foundation.wall_time import HourComesTwice, HourDoesNotExist, moment_of

FEWEST, MOST = 2, 12
RHYTHMS = (1, 2, 3, 4)  # Weeks from one meeting to the next.


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """What people say of a series: from which day on, at what time where, how often and how many times."""

    first: date
    clock: time
    zone: str
    weeks: int
    count: int
    which: str = ""  # `first` or `second`, where the hour comes twice.
    instead: time | None = None  # Where the hour does not exist.

    def days(self) -> Iterator[date]:
        """Each day of the series."""
        return (self.first + timedelta(weeks=self.weeks * number) for number in range(self.count))


class NeedsAnotherTime(Refused):
    """On `day` the clocks skip this hour, and nobody has said when to meet instead."""

    message = _l("The clocks go forward that night, and this hour does not exist. Choose another time.")

    def __init__(self, day: date) -> None:
        self.day = day


class NeedsToKnowWhich(Refused):
    """On `day` this hour comes twice, and nobody has said which is meant."""

    message = _l("The clocks go back that night, and this hour comes twice. Choose which one you mean.")

    def __init__(self, day: date) -> None:
        self.day = day


def moments_of(rhythm: Rhythm) -> list[datetime]:
    """The beginning (UTC) of each meeting. Raises `NeedsAnotherTime` and `NeedsToKnowWhich`."""
    return [_moment(day, rhythm) for day in rhythm.days()]


def _moment(day: date, rhythm: Rhythm) -> datetime:
    try:
        return moment_of(day, rhythm.clock, rhythm.zone, which=rhythm.which)
    except HourComesTwice:
        raise NeedsToKnowWhich(day) from None
    except HourDoesNotExist:
        return _another(day, rhythm)


def _another(day: date, rhythm: Rhythm) -> datetime:
    try:
        return moment_of(day, rhythm.instead or rhythm.clock, rhythm.zone)
    except HourDoesNotExist:
        raise NeedsAnotherTime(day) from None


def mark_of(rhythm: Rhythm, minutes: int) -> str:
    """A short mark of all its moments: tells whether what is agreed is what was looked at."""
    return mark(f"{rhythm.zone} {minutes} {' '.join(moment.isoformat() for moment in moments_of(rhythm))}")
