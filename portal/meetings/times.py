"""The time of a meeting as one of its people reads it: in their own zone, and in the other's when the two differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, speaking, zone
from portal.meetings.models import Meeting, MeetingForm
from portal.people.models import Account

OUR_ZONE = "Europe/Helsinki"


@dataclass(frozen=True)
class Told:
    """When something is: for machines, for the reader, and where the others are, if that differs."""

    machine: str
    here: str
    elsewhere: str = ""

    @property
    def line(self) -> str:
        """All of it in one line: `Thu 26 Aug 2027, 17:00 Finland time (London: 15:00)`."""
        return _("%(here)s (%(elsewhere)s)", here=self.here, elsewhere=self.elsewhere) if self.elsewhere else self.here


def told(meeting: Meeting, others: Sequence[Account]) -> Told:
    """The time of `meeting` in the reader's zone, named if the meeting is remote or `others` live by another clock."""
    return moment_told(meeting.starts_at, others, named=meeting.form is MeetingForm.REMOTE)


def moment_told(moment: datetime, others: Sequence[Account], *, named: bool = False) -> Told:
    """`moment` (aware) likewise; `named` says the reader's zone in any case."""
    here, machine = zone().key, moment.isoformat(timespec="seconds")
    homes = [_home_of(other) for other in others]
    away = [_at_home(moment, there, here) for there in homes if _differs(moment, there, here)]
    words = dates.day_and_time(moment)
    if away or named:
        words = (
            _("%(time)s Finland time", time=words)
            if here == OUR_ZONE
            else _("%(time)s, %(city)s", time=words, city=dates.zone_in_words(here))
        )
    return Told(machine, words, ", ".join(dict.fromkeys(away)))


def told_in_finland(moment: datetime) -> Told:
    """`moment` as it is in Finland, for what everyone comes to; with the reader's own time beside it, if it differs."""
    here, machine = zone().key, moment.isoformat(timespec="seconds")
    if here == OUR_ZONE:
        return Told(machine, _("%(time)s Finland time", time=dates.day_and_time(moment)))
    with speaking(language(), OUR_ZONE):
        words = _("%(time)s Finland time", time=dates.day_and_time(moment))
    return Told(machine, words, _at_home(moment, here, OUR_ZONE) if _differs(moment, here, OUR_ZONE) else "")


def _home_of(person: Account) -> str:
    """The zone of `person`; ours where the one they chose has gone from the world's calendar."""
    try:
        return ZoneInfo(person.time_zone).key
    except (ZoneInfoNotFoundError, ValueError):
        return OUR_ZONE


def _differs(moment: datetime, one: str, other: str) -> bool:
    """Whether the clocks of two zones show something else at that moment: Stockholm and Paris never do."""
    return moment.astimezone(ZoneInfo(one)).utcoffset() != moment.astimezone(ZoneInfo(other)).utcoffset()


def _at_home(moment: datetime, there: str, here: str) -> str:
    """`London: 15:00`, with the day where it is another one."""
    same_day = moment.astimezone(ZoneInfo(there)).date() == moment.astimezone(ZoneInfo(here)).date()
    city = dates.zone_in_words(there)
    with speaking(language(), there):
        if same_day:
            return _("%(city)s: %(time)s", city=city, time=dates.time(moment))
        return _("%(city)s: %(day_and_time)s", city=city, day_and_time=dates.day_and_time(moment))


def offset_in_words(moment: datetime, name: str) -> str:
    """How far the clocks of the zone `name` are from UTC at that moment: `UTC+3`, `UTC+5:30`."""
    offset = moment.astimezone(ZoneInfo(name)).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
