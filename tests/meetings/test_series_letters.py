"""The partner hears of a series in one letter: every date, a file for their calendar, and not at night."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.mail.actions import claim
from portal.mail.models import LetterStatus
from portal.meetings.models import MeetingForm
from portal.meetings.series import Terms, agree_series
from portal.meetings.series_dates import Rhythm
from tests import factories
from tests.meetings.calendars import events, said, starts
from tests.meetings.series_pages import JANUARY, Two, meetings, stop_the_clocks, walls

TERMS = Terms(minutes=60, form=MeetingForm.REMOTE, place="", link="")


@pytest.fixture(autouse=True)
def january(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before either change of the clocks."""
    stop_the_clocks(monkeypatch)


def rhythm(**others: object) -> Rhythm:
    """Four Sundays around the spring's change of the clocks."""
    kept = {"first": date(2027, 3, 14), "clock": time(17), "zone": "Europe/Helsinki", "weeks": 1, "count": 4}
    return Rhythm(**{**kept, **others})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "subject", "first", "zone"),
    [
        ("en", "Veera Niemi agreed 4 meetings with you", "Sun 14 Mar 2027, 15:00", "London"),
        ("fi", "Veera Niemi: sovittu 4\u00a0tapaamista", "su 14.3.2027 klo 15.00", "Lontoo"),
    ],
)
def test_the_partner_gets_one_letter_with_all_dates_in_their_language_and_zone(
    app: Flask, language: str, subject: str, first: str, zone: str
) -> None:
    two = Two(app, partners="Europe/London", language=language)

    two.agree()

    [letter] = factories.letters()
    words = letter.text.replace("\u00a0", " ")
    assert (letter.to_address, letter.language, letter.subject) == (two.mentor.email, language, subject)
    assert [first in words, f"{zone}." in words, words.count("2027")] == [True, True, 4]
    assert "Kaisla" not in letter.text + letter.html


def test_its_file_brings_all_of_them_at_their_hours(app: Flask) -> None:
    two = Two(app, partners="Europe/London", language="fi")

    two.agree()

    [enclosed] = factories.letters()[0].attachments
    text = enclosed.content
    assert (enclosed.file_name, enclosed.media_type) == ("tapaamiset.ics", "text/calendar; method=PUBLISH")
    assert [start.replace(tzinfo=None) for start in starts(text)] == walls()
    assert [start.astimezone(UTC) for start in starts(text)] == [each.starts_at for each in meetings()]
    assert {said(event, "summary") for event in events(text)} == {"Mentorointitapaaminen: Veera Niemi"}


@pytest.mark.parametrize(("hour", "zone", "due"), [
    (12, "Europe/Helsinki", datetime(2027, 1, 12, 12, tzinfo=UTC)),
    (20, "Europe/Helsinki", datetime(2027, 1, 13, 6, tzinfo=UTC)),
    (20, "Europe/London", datetime(2027, 1, 12, 20, tzinfo=UTC)),
    (3, "Europe/Helsinki", datetime(2027, 1, 12, 6, tzinfo=UTC)),
])  # fmt: skip
def test_the_letter_does_not_come_at_night(
    app: Flask, monkeypatch: pytest.MonkeyPatch, hour: int, zone: str, due: datetime
) -> None:
    two = Two(app, partners=zone)
    stop_the_clocks(monkeypatch, JANUARY.replace(hour=hour))

    with unit_of_work():
        agree_series(two.space, author=two.mentee, series_id=two.name, rhythm=rhythm(), terms=TERMS)

    [letter] = factories.letters()
    assert (letter.due_at, letter.useful_until) == (due, meetings()[-1].ends_at)


def test_the_letter_waits_until_then(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(app)
    monkeypatch.setattr(
        "portal.meetings.series_letters.outside_quiet_hours", lambda moment, _zone: moment + timedelta(hours=9)
    )
    two.agree()

    with unit_of_work():
        taken = claim(10)

    assert (taken, [letter.status for letter in factories.letters()]) == ([], [LetterStatus.WAITING])
