"""Someone takes a meeting along into their own calendar: it stands there at the right hour, and says no more."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.meetings import calendar
from portal.meetings.calendar import calendar_of
from portal.meetings.models import Meeting, MeetingStatus
from portal.people.models import Account, Role
from portal.spaces.models import Membership
from tests import factories, factories_meetings
from tests.meetings.calendars import CLOCKS_GO_BACK, CLOCKS_GO_FORWARD, events, file_of, onsets, said, starts, unfolded
from tests.visitor import Visitor

AUTUMN = datetime(2027, 9, 8, 14, tzinfo=UTC)
DIFFICULT = (
    "Kahvila Kaisla, 2. krs; pöytä 4",
    "Ikkunan ääressä 🌲🎿 \\ tai \\n sen vieressä",
    "Rivi\ntoinen rivi, kolmas;",
    "Šarūnas, Áile; Þórdís: " + "pitkospuut " * 20,
    '"Lainattu": x=1;y="2"',
)


class Two:
    """A pair with one meeting, and a browser of the mentee's."""

    def __init__(self, app: Flask, *, language: str = "en", name: str = "Juho Aalto", **meeting: object) -> None:
        self.mentor = factories.account(name=name)
        self.mentee = factories.account(name="Veera Niemi", language=language)
        self.space = factories.pair(mentor=self.mentor, mentee=self.mentee).space
        self.meeting: Meeting = factories_meetings.meeting(self.space, self.mentor, **{"starts_at": AUTUMN, **meeting})
        self.browser = Visitor(app.test_client()).signed_in_as(self.mentee)

    def text(self, reader: Account | None = None) -> str:
        return calendar_of([self.meeting], reader=reader or self.mentee)


@pytest.mark.parametrize(("language", "name"), [("en", "meeting.ics"), ("fi", "tapaaminen.ics")])
def test_a_meeting_comes_as_a_file_for_a_calendar(app: Flask, language: str, name: str) -> None:
    two = Two(app)

    answer = two.browser.get(file_of(two.meeting, two.space, language))

    assert (answer.status_code, answer.content_type) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.get_data().decode() == two.text()


def test_nobody_else_gets_it(app: Flask) -> None:
    two, other = Two(app), factories.pair()
    former = factories.account()
    with unit_of_work():
        two.space.memberships.append(Membership(account=former, left_at=AUTUMN))
    strangers = (factories.mentee_of(other), factories.account(Role.STAFF), former)

    answers = [
        Visitor(app.test_client()).signed_in_as(each).get(file_of(two.meeting, two.space)).status_code
        for each in strangers
    ]
    in_anothers_place = two.browser.get(file_of(factories_meetings.meeting(other.space), two.space))

    assert (answers, in_anothers_place.status_code) == ([404, 404, 404], 404)


def test_it_says_who_when_and_where_and_nothing_that_was_written(app: Flask) -> None:
    two = Two(app, place="Kahvila Kaisla", link="https://meet.example/veera", minutes=45, agenda="Kanarialintu")

    [event] = events(two.text())

    assert said(event, "summary") == "Mentoring meeting: Juho Aalto"
    assert (said(event, "location"), said(event, "url")) == ("Kahvila Kaisla", "https://meet.example/veera")
    assert (event.dtstart.value, event.dtend.value) == (AUTUMN, AUTUMN + timedelta(minutes=45))
    assert "Kanarialintu" not in two.text()
    assert set(event.contents) == {
        "uid", "sequence", "status", "summary", "dtstart", "dtend", "location", "url", "class", "dtstamp",
        "last-modified",
    }  # fmt: skip


def test_what_has_not_been_said_is_not_there(app: Flask) -> None:
    two = Two(app, place="")

    assert {"location", "url"} & set(events(two.text())[0].contents) == set()


def test_each_reads_the_others_name_in_their_own_language(app: Flask) -> None:
    two = Two(app, language="fi")

    assert said(events(two.text())[0], "summary") == "Mentorointitapaaminen: Juho Aalto"
    assert said(events(two.text(two.mentor))[0], "summary") == "Mentoring meeting: Veera Niemi"


def test_without_a_partner_there_is_no_name(app: Flask) -> None:
    two = Two(app)
    with unit_of_work():
        two.space.memberships[0].left_at = two.space.memberships[1].left_at = AUTUMN

    assert said(events(two.text())[0], "summary") == "Mentoring meeting"


@pytest.mark.parametrize("words", DIFFICULT)
def test_difficult_words_arrive_as_they_were(app: Flask, words: str) -> None:
    name = words[:120].strip()
    two = Two(app, place=words, name=name)

    [event] = events(two.text())

    assert (said(event, "location"), said(event, "summary")) == (words, f"Mentoring meeting: {name}")
    lines = two.text().encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@pytest.mark.parametrize("zone", ["Europe/Helsinki", "Europe/London"])
@pytest.mark.parametrize("change", [CLOCKS_GO_FORWARD, CLOCKS_GO_BACK])
@pytest.mark.parametrize("days", [-7, -1, 0, 1, 7])
def test_it_stands_at_its_hour_on_both_sides_of_a_change_of_the_clocks(
    app: Flask, zone: str, change: datetime, days: int
) -> None:
    wall = datetime.combine(change.date() + timedelta(days=days), time(17), tzinfo=ZoneInfo(zone))
    two = Two(app, starts_at=wall.astimezone(UTC), zone=zone)

    [start] = starts(two.text())

    assert start.replace(tzinfo=None) == wall.replace(tzinfo=None)
    assert start.astimezone(UTC) == wall.astimezone(UTC)
    assert f"DTSTART;TZID={zone}:{wall:%Y%m%dT%H%M%S}" in unfolded(two.text())


@pytest.mark.parametrize("change", [CLOCKS_GO_FORWARD, CLOCKS_GO_BACK])
@pytest.mark.parametrize("minutes", range(-120, 181, 30))
def test_every_half_hour_of_such_a_night_is_the_right_one(app: Flask, change: datetime, minutes: int) -> None:
    moment = change + timedelta(minutes=minutes)
    two = Two(app, starts_at=moment, minutes=30)

    [event] = events(two.text())

    assert event.dtstart.value.astimezone(UTC) == moment
    assert event.dtend.value.astimezone(UTC) == moment + timedelta(minutes=30)


def test_an_hour_taken_for_its_twin_would_be_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "_is_the_later_hour", lambda _time: False)
    later = CLOCKS_GO_BACK + timedelta(minutes=30)

    [start] = starts(Two(app, starts_at=later).text())

    assert start.astimezone(UTC) == later - timedelta(hours=1)


@pytest.mark.parametrize("zone", ["Europe/Helsinki", "Europe/London"])
def test_the_file_tells_itself_when_the_clocks_change(app: Flask, zone: str) -> None:
    assert {CLOCKS_GO_FORWARD, CLOCKS_GO_BACK} <= onsets(Two(app, zone=zone).text())


def test_a_change_told_by_the_clock_after_it_would_be_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "_tell_by_the_clock_before", lambda _observance: None)

    assert CLOCKS_GO_FORWARD not in onsets(Two(app).text())


def test_meetings_in_two_zones_bring_both_in_a_fixed_order(app: Flask) -> None:
    two = Two(app)
    there = factories_meetings.meeting(two.space, starts_at=AUTUMN, zone="Europe/London")

    text = calendar_of([two.meeting, there], reader=two.mentee)

    zones = [line for line in unfolded(text) if line.startswith("TZID:")]
    assert zones == ["TZID:Europe/Helsinki", "TZID:Europe/London"]
    assert [start.hour for start in starts(text)] == [17, 15]


def test_a_meeting_keeps_its_name_and_a_change_counts_up(app: Flask) -> None:
    two = Two(app)
    [before] = events(two.text())
    with unit_of_work():
        two.meeting.starts_at, two.meeting.sequence = AUTUMN + timedelta(days=1), 1
    [after] = events(two.text())

    assert said(before, "uid") == said(after, "uid") == f"{two.meeting.public_id}@localhost"
    assert (said(before, "sequence"), said(after, "sequence")) == ("0", "1")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (MeetingStatus.PLANNED, "CONFIRMED"),
        (MeetingStatus.HELD, "CONFIRMED"),
        (MeetingStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_a_cancelled_meeting_says_so(app: Flask, status: MeetingStatus, told: str) -> None:
    assert said(events(Two(app, status=status).text())[0], "status") == told


def test_the_same_meeting_is_the_same_file_each_time(app: Flask, later: object) -> None:
    two = Two(app)
    now = two.text()

    later(timedelta(days=3))  # type: ignore[operator]

    assert two.text() == now


def test_words_cannot_bring_a_line_of_their_own(app: Flask) -> None:
    two = Two(app, place="x\r\nATTENDEE:mailto:someone@example.org")

    assert [line for line in unfolded(two.text()) if line.startswith("ATTENDEE")] == []
