"""The demo's terms: one that is over, one that runs today, and one to come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.foundation.db import db
from portal.foundation.wall_time import moment_of
from portal.people.models import Account
from portal.programmes.actions import add_participation, slug_of
from portal.programmes.models import Group, Participation, Programme, ProgrammeWords, Season, Side

FINLAND = "Europe/Helsinki"
SO_LONG = timedelta(days=110)
BETWEEN = timedelta(days=14)
SINCE_THE_START = timedelta(days=63)  # Longer than any pair of the running term has been one.
UNTIL_THE_END = timedelta(days=35)


@dataclass(frozen=True)
class Terms:
    """The three terms of the demo."""

    over: Programme
    running: Programme
    coming: Programme


def open_terms(today: date) -> Terms:
    """The term that `today` falls in, however far into its holidays, with the one before and the one after."""
    is_autumn = today.month >= 8
    now_runs = open_programme(today.year, Season.AUTUMN if is_autumn else Season.WINTER)
    before = open_programme(*((today.year, Season.WINTER) if is_autumn else (today.year - 1, Season.AUTUMN)))
    after = open_programme(*((today.year + 1, Season.WINTER) if is_autumn else (today.year, Season.AUTUMN)))
    now_runs.starts_on = min(now_runs.starts_on, today - SINCE_THE_START)
    now_runs.ends_on = max(now_runs.ends_on, today + UNTIL_THE_END)
    before.ends_on = min(before.ends_on, now_runs.starts_on - BETWEEN)
    before.starts_on = min(before.starts_on, before.ends_on - SO_LONG)
    after.starts_on = max(after.starts_on, now_runs.ends_on + BETWEEN)
    after.ends_on = max(after.ends_on, after.starts_on + SO_LONG)
    _teach(before, fi=before.starts_on + timedelta(days=7), en=before.starts_on + timedelta(days=8))
    _teach(now_runs, fi=today - timedelta(days=45), en=today - timedelta(days=3))
    _teach(after, fi=after.starts_on + timedelta(days=9), en=after.starts_on + timedelta(days=10))
    db.session.flush()
    return Terms(over=before, running=now_runs, coming=after)


def open_programme(year: int, season: Season) -> Programme:
    """A term as the school has them, with its name in both languages."""
    names = {
        Season.AUTUMN: {"fi": f"Syksy {year}", "en": f"Autumn {year}"},
        Season.WINTER: {"fi": f"Kevät {year}", "en": f"Spring {year}"},
    }[season]
    starts, ends = (
        (date(year, 8, 20), date(year, 12, 10)) if season is Season.AUTUMN else (date(year, 1, 11), date(year, 5, 20))
    )
    programme = Programme(slug=slug_of(season, year), season=season, starts_on=starts, ends_on=ends)
    for code, name in names.items():
        programme.words[code] = ProgrammeWords(language=code, name=name)
    db.session.add(programme)
    db.session.flush()
    return programme


def _teach(programme: Programme, **days: date) -> None:
    """A group in each language, which begins together on a working day."""
    places = {"fi": "Pasila, auditorio", "en": "Pasila, room 2.04"}
    for code, day in days.items():
        programme.groups[code] = Group(language=code, kick_off_at=at_clock(day, "17.00"), kick_off_place=places[code])


def join(programme: Programme, account: Account, side: Side, language: str) -> Participation:
    """Let someone take part, since the days before the term began or, in a coming one, since lately."""
    participation = add_participation(programme, account, side=side, group_language=language, by=None)
    registered = programme.starts_on - timedelta(days=21)
    participation.created_at = min(participation.created_at, at_clock(registered, "12.20"))
    account.created_at = min(account.created_at, participation.created_at)
    return participation


def at_clock(day: date, clock: str, zone: str = FINLAND) -> datetime:
    """This wall time of the IANA `zone` (UTC) on `day`, or on the Friday before a weekend."""
    weekday = day - timedelta(days=max(0, day.weekday() - 4))
    hours, minutes = clock.split(".")
    return moment_of(weekday, time(int(hours), int(minutes)), zone, which="first")
