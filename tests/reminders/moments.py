"""Two people in two zones, a clock that stands where it is put, and the letters that came by themselves."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import db, unit_of_work
from portal.mail.models import Letter, LetterStatus
from portal.people.models import Account
from portal.reminders.sending import remind
from tests import factories
from tests.visitor import Visitor

At = Callable[[datetime], None]
NBSP = "\u00a0"
JUNE = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
THURSDAY = datetime(2027, 8, 26, 14, 0, tzinfo=UTC)  # 17.00 in Helsinki, 15.00 in London.
DAY_BEFORE, MORNING_AFTER, DIGEST = "reminder, day before", "reminder, morning after", "digest"


class StandingClock:
    """In place of the class that knows the time."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self, _zone: object) -> datetime:
        """Always the same."""
        return self.moment


def standing(monkeypatch: pytest.MonkeyPatch) -> At:
    """A function that puts the one clock of the portal at a moment; even the dates of new rows follow it."""
    return lambda moment: monkeypatch.setattr(clock, "datetime", StandingClock(moment))


class Two:
    """A mentor in London who reads Finnish, and a mentee in Helsinki who reads English."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.mentor = factories.account(name="Juho Aalto", language="fi", time_zone="Europe/London")
        self.mentee = factories.account(name="Veera Niemi")
        self.pair = factories.pair(mentor=self.mentor, mentee=self.mentee)
        self.space = self.pair.space

    def browser_of(self, person: Account) -> Visitor:
        """Signed in, at this moment of the clock."""
        return Visitor(self.app.test_client()).signed_in_as(person)


def by_themselves(*kinds: str, status: LetterStatus | None = None) -> list[Letter]:
    """The reminders there are, of these kinds, in the order of writing."""
    wanted = kinds or (DAY_BEFORE, MORNING_AFTER, DIGEST)
    return [each for each in factories.letters() if each.kind in wanted and status in (None, each.status)]


def readers(*kinds: str, status: LetterStatus | None = None) -> list[str]:
    """To whom they went."""
    return sorted(each.to_address for each in by_themselves(*kinds, status=status))


def reminded_at(at: At, *moments: datetime) -> int:
    """What the worker does at each of these moments; answers how many letters it wrote."""
    sent = 0
    for moment in moments:
        at(moment)
        sent += remind()
        db.session.rollback()
    return sent


def done(act: Callable[[], object]) -> None:
    """In a unit of work."""
    with unit_of_work():
        act()
