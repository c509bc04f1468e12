"""Moments as people read them: patterns come from the catalogue, and what is formatted once is remembered."""

from datetime import date, datetime
from datetime import time as wall_time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import dates

from portal.foundation.i18n import language, pgettext, zone


@lru_cache(maxsize=8192)
def _worded(moment: date, pattern: str, code: str) -> str:
    """Babel needs some 70 µs to word a date, and a page full of entries shares a few days."""
    if isinstance(moment, datetime):
        return dates.format_datetime(moment, pattern, locale=code)
    return dates.format_date(moment, pattern, locale=code)


def day(moment: datetime) -> str:
    """The day of `moment` (aware) where the reader lives: `to 26.8.2027`, `Thu 26 Aug 2027`."""
    # Translators: a date pattern of Unicode TR35 (https://unicode.org/reports/tr35/tr35-dates.html).
    return _worded(moment.astimezone(zone()).date(), pgettext("date pattern", "EEE\u00a0d MMM y"), language())


def calendar_day(day: date) -> str:
    """`day` without its weekday, as it is typed: `26.8.2027`, `26 Aug 2027`."""
    # Translators: a date pattern of Unicode TR35; people type days in this shape too.
    return _worded(day, pgettext("date pattern", "d MMM y"), language())


def clock_time(clock: wall_time) -> str:
    """A time of day as it is typed: `17.00`, `17:00`."""
    return _worded(datetime.combine(date(2000, 1, 1), clock), pgettext("date pattern", "HH:mm"), language())


def day_and_time(moment: datetime) -> str:
    """`moment` (aware) where the reader lives: `to 26.8.2027 klo 17.00`, `Thu 26 Aug 2027, 17:00`."""
    local = moment.astimezone(zone()).replace(second=0, microsecond=0, tzinfo=None)
    # Translators: a date and time pattern of Unicode TR35.
    return _worded(local, pgettext("date pattern", "EEE\u00a0d MMM y, HH:mm"), language())


def time(moment: datetime) -> str:
    """The time of day of `moment` (aware) where the reader lives: `17.00`, `17:00`."""
    local = moment.astimezone(zone()).replace(second=0, microsecond=0, tzinfo=None)
    # Translators: a time pattern of Unicode TR35.
    return _worded(local, pgettext("date pattern", "HH:mm"), language())


def month_and_year(moment: date) -> str:
    """`elokuu 2027`, `August 2027`."""
    # Translators: a month pattern of Unicode TR35. L is the month standing alone.
    return _worded(date(moment.year, moment.month, 1), pgettext("date pattern", "LLLL y"), language())


def zone_in_words(name: str) -> str:
    """The IANA time zone `name` by its city, as the reader's language has it: `Helsinki`, `Lontoo`."""
    return _city(name, language())


@lru_cache(maxsize=2048)
def _city(name: str, code: str) -> str:
    return dates.get_timezone_location(ZoneInfo(name), locale=code, return_city=True)
