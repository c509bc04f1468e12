"""The days of a series in words, as its author looks at them before they are agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, speaking
from portal.people.models import Account


@dataclass(frozen=True)
class Told:
    """One meeting: when, and when that is for the partner, if their clocks differ."""

    when: str
    until: str
    theirs: str


def told(moments: Iterable[datetime], minutes: int, *, me: Account, partners: Iterable[Account]) -> list[Told]:
    """Each of `moments` where `me` lives, and where those live whose zone is another."""
    zones = sorted({partner.time_zone for partner in partners} - {me.time_zone})
    return [
        Told(
            dates.day_and_time(moment),
            dates.time(moment + timedelta(minutes=minutes)),
            "; ".join(_elsewhere(moment, zone) for zone in zones),
        )
        for moment in moments
    ]


def _elsewhere(moment: datetime, zone: str) -> str:
    with speaking(language(), zone):
        return _("%(place)s: %(when)s", place=dates.zone_in_words(zone), when=dates.day_and_time(moment))
