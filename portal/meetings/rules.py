"""What the room of meetings says no to, and why."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from portal.foundation.clock import now
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l

A_LONG_TIME = timedelta(days=730)


class SpaceIsClosed(Refused):
    """The mentoring has ended."""

    message = _l("Your mentoring has ended, so nothing new can be written here.")


class NameIsTaken(Refused):
    """The address belongs to something of another place."""

    message = _l("We cannot find that page")


class AlreadySaved(Refused):
    """The same form was sent before with other words."""

    message = _l("This meeting was saved already. Open it from the list if you want to change it.")


class DateHasPassed(Refused):
    """Nobody agrees to meet yesterday."""

    message = _l("That date has passed. Choose a later date.")


class TimeHasPassed(Refused):
    """Nor this morning."""

    message = _l("That time has passed. Choose a later time.")


class DateIsFarAway(Refused):
    """Most likely a slip of the finger."""

    message = _l("That is more than two years away. Check the year.")


class HasNotBegun(Refused):
    """A meeting that is still ahead has not been held, whatever a hasty finger says."""

    message = _l("This meeting is still ahead. Come back when you have met.")


class IsSettled(Refused):
    """It has been held, or cancelled, or its time has come: it can no longer be moved or cancelled."""

    message = _l("This meeting can no longer be changed. Agree on a new one.")


class NoteIsEmpty(Refused):
    """Not one of its fields holds a word."""

    message = _l("Write a few words in one of the fields")


def must_be_near(day: date) -> None:
    """Raises `DateIsFarAway` for a day of another age, for which no clock has an answer."""
    if abs(day - now().date()) > A_LONG_TIME:
        raise DateIsFarAway


def must_be_ahead(starts_at: datetime, zone: str) -> None:
    """Raises `DateHasPassed`, `TimeHasPassed` or `DateIsFarAway` for what cannot be agreed on in the IANA `zone`."""
    here = ZoneInfo(zone)
    must_be_near(starts_at.date())
    if starts_at.astimezone(here).date() < now().astimezone(here).date():
        raise DateHasPassed
    if starts_at <= now():
        raise TimeHasPassed


def must_have_begun(starts_at: datetime) -> None:
    """Raises `HasNotBegun` for a meeting that is still ahead, and `DateIsFarAway`."""
    must_be_near(starts_at.date())
    if starts_at > now():
        raise HasNotBegun
