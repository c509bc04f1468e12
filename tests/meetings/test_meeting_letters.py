"""Letters about meetings, and times on pages: each reader's language and clock, never what the meeting is about."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from portal.foundation.i18n import speaking
from portal.mail.models import Letter
from portal.meetings import letters
from portal.meetings.models import Meeting, MeetingForm
from portal.meetings.times import offset_in_words
from portal.people.models import Account
from tests import factories
from tests.factories_meetings import meeting, soon
from tests.meetings.pages import Two, meetings_of, new_meeting, page_of, typed

NBSP = "\u00a0"
THURSDAY = datetime(2027, 8, 26, 14, 0, tzinfo=UTC)  # 17.00 in Helsinki, 15.00 in London.


@pytest.fixture(autouse=True)
def in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of June 2027, noon."""
    for name in ("rules", "queries", "actions", "letters", "shown"):
        monkeypatch.setattr(f"portal.meetings.{name}.now", lambda: datetime(2027, 6, 1, 9, 0, tzinfo=UTC))


def letter_of(two: Two, **others: str) -> Letter:
    """What the mentor gets when the mentee agrees a meeting."""
    two.one.fill_in(new_meeting(two.space), **typed(THURSDAY, **others))
    return factories.letters()[-1]


@pytest.mark.parametrize(
    ("language", "subject", "place"),
    [
        ("fi", f"Veera Niemi: uusi tapaaminen to{NBSP}26.8.2027 klo{NBSP}17.00", "Paikka: Kahvila Kaisla"),
        ("en", f"Veera Niemi: new meeting Thu{NBSP}26 Aug 2027, 17:00", "Place: Kahvila Kaisla"),
    ],
)
def test_the_subject_names_day_and_time_in_the_readers_language(
    app: Flask, language: str, subject: str, place: str
) -> None:
    two = Two(app, language=language)

    letter = letter_of(two, agenda="Salainen aihe", link="https://secret.example.org/x")

    words = letter.subject + letter.text + letter.html
    assert (letter.subject, letter.to_address, letter.language) == (subject, two.mentor.email, language)
    assert place in letter.text
    assert {"en": "/en/pair/", "fi": "/fi/pari/"}[language] in letter.text
    assert [private for private in ("Salainen", "secret.example.org") if private in words] == []


def test_a_reader_in_london_reads_both_times_their_own_first(app: Flask) -> None:
    two = Two(app, time_zone="Europe/London", language="fi")

    letter = letter_of(two)

    when = f"to{NBSP}26.8.2027 klo{NBSP}15.00, Lontoo (Helsinki: klo{NBSP}17.00)"
    assert letter.subject == f"Veera Niemi: uusi tapaaminen {when}"
    assert f"Aika: {when}" in letter.text


def test_both_times_stand_on_the_pages_of_both(app: Flask) -> None:
    two = Two(app, time_zone="Europe/London")
    mine = meeting(space=two.space, starts_at=THURSDAY)

    helsinki, london = (each.get(path).text for each in (two.one, two.other) for path in (meetings_of(two.space),))
    one = two.other.get(page_of(mine)).text

    assert f"Thu{NBSP}26 Aug 2027, 17:00 Finland time" in helsinki
    assert "London: 15:00" in helsinki
    assert f"Thu{NBSP}26 Aug 2027, 15:00, London" in london
    assert "Helsinki: 17:00" in london
    assert 'datetime="2027-08-26T14:00:00+00:00"' in one


def test_in_finnish_the_time_is_said_as_finns_say_it(app: Flask) -> None:
    two = Two(app, time_zone="Europe/London")
    meeting(space=two.space, starts_at=THURSDAY)

    page = two.one.get(f"/fi/pari/{two.space.public_id}/tapaamiset").text

    assert f"to{NBSP}26.8.2027 klo{NBSP}17.00 Suomen aikaa" in page
    assert f"Lontoo: klo{NBSP}15.00" in page


@pytest.mark.parametrize("zone", ["Europe/Helsinki", "Europe/Riga"])
def test_where_the_clocks_show_the_same_no_zone_is_named(app: Flask, zone: str) -> None:
    two = Two(app, time_zone=zone)
    meeting(space=two.space, starts_at=THURSDAY)

    page = two.one.get(meetings_of(two.space)).text

    assert "17:00" in page
    assert ("Finland time" in page, "Riga" in page) == (False, False)


def test_a_remote_meeting_names_its_zone_in_any_case(app: Flask) -> None:
    two = Two(app)
    meeting(space=two.space, starts_at=THURSDAY, form=MeetingForm.REMOTE, link="https://meet.example.org/a")

    page = two.one.get(meetings_of(two.space)).text

    assert "17:00 Finland time" in page
    assert 'href="https://meet.example.org/a" rel="noopener noreferrer"' in page


def test_where_it_is_another_day_the_day_is_said_too(app: Flask) -> None:
    two = Two(app, time_zone="Asia/Tokyo")
    meeting(space=two.space, starts_at=datetime(2027, 8, 26, 17, 0, tzinfo=UTC))

    page = two.one.get(meetings_of(two.space)).text

    assert f"Tokyo: Fri{NBSP}27 Aug 2027, 02:00" in page


def test_the_hour_of_both_is_right_over_the_change_of_the_clocks(app: Flask) -> None:
    two = Two(app, time_zone="America/New_York")
    for day in (30, 31):
        meeting(space=two.space, starts_at=datetime(2027, 10, day, 14, 0, tzinfo=UTC))

    page = two.one.get(meetings_of(two.space)).text

    assert ("17:00 Finland time" in page, "16:00 Finland time" in page) == (True, True)
    assert page.count("New York: 10:00") == 2


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Helsinki", "UTC+3"), ("Asia/Kolkata", "UTC+5:30"), ("America/St_Johns", "UTC\N{MINUS SIGN}2:30"),
        ("UTC", "UTC+0"), ("America/New_York", "UTC\N{MINUS SIGN}4"),
    ],
)  # fmt: skip
def test_an_offset_is_said_in_figures(zone: str, words: str) -> None:
    assert offset_in_words(THURSDAY, zone) == words


def test_a_cancelled_meeting_is_told_with_its_time_and_the_way_on(app: Flask) -> None:
    two = Two(app, language="fi")
    mine = meeting(space=two.space, starts_at=THURSDAY, agenda="Salainen aihe")

    two.one.press(page_of(mine, "cancel"))

    [letter] = factories.letters()
    assert letter.subject == f"Veera Niemi: tapaaminen on peruttu, to{NBSP}26.8.2027 klo{NBSP}17.00"
    assert f"{two.mentee.name} perui tapaamisenne." in letter.text
    assert f"/fi/pari/{two.space.public_id}/tapaamiset" in letter.text
    assert "Salainen" not in letter.text + letter.html


def test_the_calendar_goes_with_the_letter_in_the_readers_words(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, str, str]] = []

    def calendar_of(found: list[Meeting], *, reader: Account, method: str = "PUBLISH") -> str:
        asked.append((len(found), reader.email, method))
        return f"BEGIN:VCALENDAR {method}"

    monkeypatch.setattr(letters, "calendar_of", calendar_of)
    two = Two(app)
    letter_of(two)
    name = (factories.letters()[0].about or "").removeprefix("meeting:")

    two.one.press(meetings_of(two.space, f"{name}/cancel"))

    enclosed = [(each.attachments[0].media_type, each.attachments[0].content) for each in factories.letters()]
    assert asked == [(1, two.mentor.email, "PUBLISH"), (1, two.mentor.email, "CANCEL")]
    assert enclosed == [
        ("text/calendar; method=PUBLISH", "BEGIN:VCALENDAR PUBLISH"),
        ("text/calendar; method=CANCEL", "BEGIN:VCALENDAR CANCEL"),
    ]


def test_without_a_calendar_nothing_is_enclosed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "calendar_of", lambda *_asked, **_options: "")

    assert letter_of(Two(app)).attachments == []


def test_a_look_at_the_others_clock_does_not_stop_ones_own(app: Flask) -> None:
    two = Two(app, time_zone="Asia/Tokyo")
    mine = meeting(space=two.space, starts_at=soon())

    with speaking("en", "Europe/Helsinki"):
        first, second = (letters.told(mine, [two.mentor]).line for _time in range(2))

    assert first == second
