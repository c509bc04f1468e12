"""Wall time typed by people, and the moments it means: some hours do not exist, some come twice."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l


class HourDoesNotExist(Refused):
    """The clocks skip this hour when summer time begins."""

    message = _l("The clocks go forward that night, and this hour does not exist. Choose another time.")


class DayIsOutOfReach(Refused):
    """No clock has an answer for it: it lies at the edge of the calendar."""

    message = _l("Check the year.")


class HourComesTwice(Refused):
    """The clocks go back and this hour comes twice; `first` and `second` are the two moments (UTC)."""

    message = _l("The clocks go back that night, and this hour comes twice. Choose which one you mean.")

    def __init__(self, first: datetime, second: datetime) -> None:
        self.first, self.second = first, second


def moment_of(day: date, clock: time, zone: str, *, which: str = "") -> datetime:
    """The moment (UTC) of a wall time in the IANA time zone `zone`.

    Raises `HourDoesNotExist`, `DayIsOutOfReach`; and `HourComesTwice`, unless `which` says `first` or `second`.
    """
    local = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    try:
        first, second = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    except OverflowError:
        raise DayIsOutOfReach from None
    if first == second:
        return first
    if first.astimezone(local.tzinfo).time() != clock:
        raise HourDoesNotExist
    if which not in ("first", "second"):
        raise HourComesTwice(first, second)
    return first if which == "first" else second
