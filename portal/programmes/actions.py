"""Opening terms and changing them, and who takes part. Functions here flush; they never commit.

A term's fields travel as words, the way forms keep them: days as `2027-08-20`, times as `17:00`, a tick as `yes`; one
name and one group for each language, such as `name_fi`, `taught_fi`, `day_fi`, `clock_fi` and `place_fi`.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import merge
from portal.foundation.wall_time import HourComesTwice, moment_of
from portal.people.models import Account
from portal.programmes.models import Group, Participation, ParticipationState, Programme, ProgrammeWords, Season, Side

FINLAND = "Europe/Helsinki"
FAR_AWAY = timedelta(days=5 * 366)
Fields = Mapping[str, str]


class ProgrammeExists(Refused):
    """There is one programme in each half of a year."""

    message = _l("There is a programme for this term already. Open it from the list.")


class EndsBeforeItStarts(Refused):
    """A programme takes time."""

    message = _l("The last day has to be after the first day. Check both.")


class DayIsFarAway(Refused):
    """Most likely a slip of the finger."""

    message = _l("That is more than five years away. Check the year.")


class KickOffComesTwice(Refused):
    """Nobody would know when to come."""

    message = _l("The clocks go back that night, and this hour comes twice. Choose another time.")


class NothingIsTaught(Refused):
    """A programme without a group has nobody in it."""

    message = _l("Choose at least one group.")


def slug_of(season: Season, year: int) -> str:
    """`autumn-2027`, `spring-2028`: by the half of the year that people speak of."""
    return f"{'autumn' if season is Season.AUTUMN else 'spring'}-{year}"


def open_programme(fields: Fields, *, by: Account | None) -> Programme:
    """A new term; its slug is its season and its year. Sent twice with the same words it is there once.

    Raises `EndsBeforeItStarts`, `DayIsFarAway`, `NothingIsTaught`, `ProgrammeExists`, `HourDoesNotExist`,
    `KickOffComesTwice`.
    """
    slug = slug_of(Season(fields["season"]), date.fromisoformat(fields["starts_on"]).year)
    if there := db.session.scalar(sa.select(Programme).where(Programme.slug == slug)):
        if programme_fields(there) != dict(fields):
            raise ProgrammeExists
        return there
    programme = Programme(slug=slug, season=Season(fields["season"]))
    _fill(programme, fields)
    db.session.add(programme)
    try:
        db.session.flush()
    except IntegrityError:
        raise ProgrammeExists from None
    record("opened", f"programme:{slug}", actor_id=by.id if by else None)
    return programme


def edit_programme(programme: Programme, *, seen: str, fields: Fields, by: Account) -> None:
    """Change a term that two of the staff may have open.

    Raises what `open_programme` can, and `ChangedMeanwhile` for a field that somebody else has changed too.
    """
    lock(programme)
    stored = programme_fields(programme)
    merged = merge(seen=seen, stored=stored, typed={**fields, "season": stored["season"]})
    if merged == stored:
        return
    _fill(programme, merged)
    programme.version += 1  # Its names and groups are rows of their own.
    db.session.flush()
    record("edited", f"programme:{programme.slug}", actor_id=by.id)


def programme_fields(programme: Programme) -> dict[str, str]:
    """What the form of a term shows, in the languages that it has words in."""
    fields = {
        "season": programme.season.value,
        "starts_on": programme.starts_on.isoformat(),
        "ends_on": programme.ends_on.isoformat(),
    }
    for code, words in sorted(programme.words.items()):
        fields[f"name_{code}"] = words.name
        group = programme.groups.get(code)
        local = group.kick_off_at.astimezone(ZoneInfo(FINLAND)) if group and group.kick_off_at else None
        fields[f"taught_{code}"] = "yes" if group else ""
        fields[f"day_{code}"] = local.date().isoformat() if local else ""
        fields[f"clock_{code}"] = local.time().isoformat("minutes") if local else ""
        fields[f"place_{code}"] = group.kick_off_place if group else ""
    return fields


def _fill(programme: Programme, fields: Fields) -> None:
    programme.starts_on, programme.ends_on = (date.fromisoformat(fields[name]) for name in ("starts_on", "ends_on"))
    for day in (programme.starts_on, programme.ends_on):
        must_be_near(day)
    if programme.ends_on <= programme.starts_on:
        raise EndsBeforeItStarts
    for code in [name.removeprefix("name_") for name in fields if name.startswith("name_")]:
        programme.words.setdefault(code, ProgrammeWords(language=code)).name = fields[f"name_{code}"]
        if not fields[f"taught_{code}"]:
            programme.groups.pop(code, None)
            continue
        group = programme.groups.setdefault(code, Group(language=code))
        group.kick_off_at = _kick_off(fields[f"day_{code}"], fields[f"clock_{code}"])
        group.kick_off_place = fields[f"place_{code}"]
    if not programme.groups:
        raise NothingIsTaught


def must_be_near(day: date) -> None:
    """Raises `DayIsFarAway` for a day of another age."""
    if abs(day - now().date()) > FAR_AWAY:
        raise DayIsFarAway


def kick_off_moment(day: date, clock: time) -> datetime:
    """When a group begins (UTC). Raises `DayIsFarAway`, `HourDoesNotExist` and `KickOffComesTwice`."""
    must_be_near(day)
    try:
        return moment_of(day, clock, FINLAND)
    except HourComesTwice:
        raise KickOffComesTwice from None


def _kick_off(day: str, clock: str) -> datetime | None:
    return kick_off_moment(date.fromisoformat(day), time.fromisoformat(clock)) if day and clock else None


def add_participation(
    programme: Programme, account: Account, *, side: Side, group_language: str, by: Account | None
) -> Participation:
    """Let someone take part on one side, in the group of one language; who has stopped comes back."""
    there = db.session.scalar(
        sa.select(Participation).where(
            Participation.programme_id == programme.id,
            Participation.account_id == account.id,
            Participation.side == side,
        )
    )
    participation = there or Participation(programme_id=programme.id, account_id=account.id, side=side)
    if there and there.state is ParticipationState.ACTIVE and there.group_language == group_language:
        return there
    participation.group_language, participation.state = group_language, ParticipationState.ACTIVE
    db.session.add(participation)
    db.session.flush()
    record(f"added {side.value}", f"account:{account.public_id}", actor_id=by.id if by else None)
    return participation


def withdraw_participation(participation: Participation, *, by: Account) -> None:
    """They no longer take part. What they were part of stays."""
    if participation.state is ParticipationState.WITHDRAWN:
        return
    participation.state = ParticipationState.WITHDRAWN
    db.session.flush()
    record("withdrew", f"participation:{participation.public_id}", actor_id=by.id)
