"""A person agrees a meeting with their pair."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import unit_of_work
from portal.meetings.models import MeetingForm, MeetingStatus
from tests import factories
from tests.factories_meetings import meeting, soon
from tests.meetings.pages import Two, meetings, meetings_of, new_meeting, page_of, typed
from tests.visitor import hidden_fields


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Whoever asks the room of meetings what time it is hears this."""
    for name in ("rules", "queries", "actions", "note_actions", "letters", "shown"):
        module = f"portal.meetings.{name}.now"
        monkeypatch.setattr(module, lambda: moment)


def test_what_is_agreed_is_kept_and_shown_to_both(app: Flask) -> None:
    two, starts_at = Two(app), soon(timedelta(days=3))
    page = two.one.get(meetings_of(two.space, "new")).location

    answer = two.one.fill_in(page, **typed(starts_at, agenda="CV\n\n  Verkostot  \n"))

    [agreed] = meetings()
    assert (answer.location, agreed.starts_at, agreed.minutes) == (page_of(agreed), starts_at, 60)
    assert (agreed.author_id, agreed.status, agreed.form) == (
        two.mentee.id, MeetingStatus.PLANNED, MeetingForm.FACE_TO_FACE,
    )  # fmt: skip
    assert (agreed.place, agreed.agenda) == ("Kahvila Kaisla", "CV\nVerkostot")
    for browser in (two.one, two.other):
        assert "Kahvila Kaisla" in browser.get(meetings_of(two.space)).text
        assert "<li>Verkostot</li>" in browser.get(page_of(agreed)).text


def test_with_nothing_agreed_the_list_says_how_to_begin(app: Flask) -> None:
    two = Two(app)

    page = two.one.get(meetings_of(two.space)).text

    assert "No meetings yet" in page
    assert "Agree on the first one." in page


def test_sent_twice_it_is_there_once_and_told_once(app: Flask) -> None:
    two = Two(app)
    page = new_meeting(two.space)
    fields = {**hidden_fields(two.one.get(page).text), **typed()}

    answers = [two.one.post(page, **fields) for _click in range(3)]

    assert len({answer.location for answer in answers}) == 1
    assert (len(meetings()), len(factories.letters())) == (1, 1)


def test_sent_again_with_another_time_nothing_is_overwritten(app: Flask) -> None:
    two, starts_at = Two(app), soon(timedelta(days=2))
    page = new_meeting(two.space)
    fields = hidden_fields(two.one.get(page).text)
    two.one.post(page, **{**fields, **typed(starts_at)})

    again = two.one.post(page, **{**fields, **typed(starts_at + timedelta(days=1), place="Elsewhere")})

    assert (again.status_code, "saved already" in again.text, "Elsewhere" in again.text) == (422, True, True)
    assert [each.starts_at for each in meetings()] == [starts_at]


def test_back_after_saving_leads_to_the_meeting(app: Flask) -> None:
    two = Two(app)
    page = new_meeting(two.space)
    saved = two.one.fill_in(page, **typed()).location

    assert two.one.get(page).location == saved


def test_anothers_name_for_a_meeting_is_taken(app: Flask) -> None:
    two, theirs = Two(app), meeting(place="Theirs")

    answer = two.one.fill_in(meetings_of(two.space, f"new/{theirs.public_id}"), **typed())

    assert (answer.status_code, "Theirs" in answer.text) == (422, False)
    assert [each.place for each in meetings()] == ["Theirs"]


BAD = {
    "no day at all": ({"day": ""}, "day", "Enter the date, for example"),
    "31.2.": ({"day": "31.2.2027"}, "day", "Enter the date, for example"),
    "no time": ({"clock": ""}, "clock", "Enter the time, for example"),
    "25:00": ({"clock": "25:00"}, "clock", "Enter the time, for example"),
    "a year of another age": ({"day": "1.1.0001"}, "day", "Check the year"),
    "the end of time": ({"day": "31.12.9999"}, "day", "Check the year"),
    "four minutes": ({"minutes": "4"}, "minutes", "from 5 to 600"),
    "eleven hours": ({"minutes": "601"}, "minutes", "from 5 to 600"),
    "an hour in words": ({"minutes": "tunti"}, "minutes", "from 5 to 600"),
    "no length": ({"minutes": ""}, "minutes", "from 5 to 600"),
    "figures of elsewhere": ({"minutes": "٣٠"}, "minutes", "from 5 to 600"),
    "a way nobody knows": ({"how": "telepathy"}, "how", "Choose how you meet"),
    "a long place": ({"place": "x" * 201}, "place", "Shorten the text by 1 character"),
    "a link that acts": ({"link": "javascript:alert(1)"}, "link", "beginning with https://"),
    "a link that hides": ({"link": " JaVaScRiPt:alert(1)//https://a.example"}, "link", "beginning with https://"),
    "a file": ({"link": "data:text/html,<script>alert(1)</script>"}, "link", "beginning with https://"),
    "a link to nowhere": ({"link": "https://"}, "link", "beginning with https://"),
    "half a link": ({"link": "zoom.example/j/1"}, "link", "beginning with https://"),
    "a broken link": ({"link": "https://[::1"}, "link", "beginning with https://"),
    "a link that names one host and opens another": (
        {"link": "https://evil.example\\@zoom.us/j/1"},
        "link",
        "beginning with https://",
    ),
    "a link with a name before its host": (
        {"link": "https://zoom.us@evil.example/"},
        "link",
        "beginning with https://",
    ),
    "an agenda of 100 lines": ({"agenda": "Topic\n" * 100}, "agenda", "Leave out 80 lines. There is room for 20."),
    "one line too many": ({"agenda": "Topic\n" * 21}, "agenda", "Leave out 1 line. There is room for 20."),
    "a line like a letter": ({"agenda": "x" * 203}, "agenda", "Shorten the longest line by 3 characters"),
}


@pytest.mark.parametrize("mistake", BAD)
def test_a_mistake_is_told_at_its_field_and_everything_typed_is_kept(app: Flask, mistake: str) -> None:
    two = Two(app)
    wrong, field, words = BAD[mistake]

    answer = two.one.fill_in(new_meeting(two.space), **{**typed(agenda="Kept topic", place="Kept place"), **wrong})

    page = answer.text
    assert (answer.status_code, meetings(), factories.letters()) == (422, [], [])
    assert words in page[page.index(f'id="{field}-error"') :]
    assert [kept for kept in ("Kept topic", "Kept place") if kept not in page and "Kept" not in str(wrong)] == [
        kept for name, kept in (("agenda", "Kept topic"), ("place", "Kept place")) if name in wrong
    ]


@pytest.mark.parametrize(
    ("distance", "field", "words"),
    [
        (timedelta(days=-2), "day", "That date has passed. Choose a later date."),
        (timedelta(minutes=-20), "clock", "That time has passed. Choose a later time."),
        (timedelta(days=800), "day", "more than two years away"),
    ],
)
def test_a_meeting_in_the_past_or_far_away_is_not_agreed(
    app: Flask, monkeypatch: pytest.MonkeyPatch, distance: timedelta, field: str, words: str
) -> None:
    two, noon = Two(app), datetime(2027, 9, 8, 9, 0, tzinfo=UTC)
    at(monkeypatch, noon)

    answer = two.one.fill_in(new_meeting(two.space), **typed(noon + distance, place="Kept place"))

    assert (answer.status_code, meetings()) == (422, [])
    assert words in answer.text[answer.text.index(f'id="{field}-error"') :]
    assert "Kept place" in answer.text


def test_an_hour_that_does_not_exist_is_told_at_its_field(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(app)
    at(monkeypatch, datetime(2027, 3, 1, tzinfo=UTC))

    answer = two.one.fill_in(
        new_meeting(two.space), **{**typed(place="Kept place"), "day": "28.3.2027", "clock": "03:30"}
    )

    assert (answer.status_code, meetings(), "Kept place" in answer.text) == (422, [], True)
    assert "this hour does not exist" in answer.text[answer.text.index('id="clock-error"') :]


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_an_hour_that_comes_twice_is_asked_about(
    app: Flask, monkeypatch: pytest.MonkeyPatch, which: str, hour: int
) -> None:
    two = Two(app)
    at(monkeypatch, datetime(2027, 10, 1, tzinfo=UTC))
    fields = {**typed(place="Kept place"), "day": "31.10.2027", "clock": "3.30"}
    page = new_meeting(two.space)

    asked = two.one.fill_in(page, **fields)
    unsettled = meetings()
    settled = two.one.post(page, **{**hidden_fields(asked.text), **fields, "which": which})

    assert (asked.status_code, unsettled, "Kept place" in asked.text) == (422, [], True)
    assert "(UTC+3)" in asked.text
    assert "(UTC+2)" in asked.text
    assert asked.text.count('name="which"') == 2
    assert settled.status_code == 302
    assert [each.starts_at for each in meetings()] == [datetime(2027, 10, 31, hour, 30, tzinfo=UTC)]


def test_an_hour_that_comes_twice_is_still_asked_when_something_else_is_wrong(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = Two(app)
    at(monkeypatch, datetime(2027, 10, 1, tzinfo=UTC))
    fields = {**typed(), "day": "31.10.2027", "clock": "3.30", "which": "second", "minutes": "1"}

    answer = two.one.fill_in(new_meeting(two.space), **fields)

    assert (answer.status_code, answer.text.count('name="which"')) == (422, 2)
    assert 'type="radio" value="second"' in answer.text.replace('checked id="which-1" name="which" ', "")


def test_the_time_is_one_of_ones_own_clock_and_the_field_says_so(app: Flask) -> None:
    two, starts_at = Two(app, time_zone="America/New_York"), soon(timedelta(days=5))

    page = two.other.get(new_meeting(two.space)).text
    two.other.fill_in(new_meeting(two.space), **typed(starts_at, zone="America/New_York"))

    [agreed] = meetings()
    assert "Time zone: New York" in page
    assert "Finland time" in two.one.get(new_meeting(two.space)).text
    assert (agreed.starts_at, agreed.zone) == (starts_at, "America/New_York")


def test_where_the_mentoring_has_ended_nothing_new_is_agreed(app: Flask) -> None:
    two = Two(app, ended=True)
    already = meeting(space=two.space)
    kept = meetings()

    pages = [two.one.get(meetings_of(two.space, act), follow_redirects=True) for act in ("new", "record")]
    answer = two.one.press(new_meeting(two.space), **typed(place="My words"))

    assert ["Your mentoring has ended" in page.text for page in pages] == [True, True]
    assert (answer.status_code, "Your mentoring has ended" in answer.text, "My words" in answer.text) == (
        422,
        True,
        True,
    )
    assert (meetings(), two.one.get(page_of(already)).status_code) == (kept, 200)


def test_a_place_that_closes_while_one_types_keeps_the_words(app: Flask) -> None:
    two = Two(app)
    page = new_meeting(two.space)
    fields = {**hidden_fields(two.one.get(page).text), **typed(agenda="Kept topic")}
    with unit_of_work():
        two.space.closed_at = clock.now()

    answer = two.one.post(page, **fields)

    assert (answer.status_code, meetings(), "Kept topic" in answer.text) == (422, [], True)


def test_a_draft_waits_where_it_was_begun(app: Flask) -> None:
    two = Two(app)
    page = new_meeting(two.space)

    two.one.fill_in(page, **typed(agenda="Half a topic"), _act="draft")

    assert ("Half a topic" in two.one.get(page).text, "Half a topic" in two.other.get(page).text) == (True, False)
    assert meetings() == []


def test_the_first_meeting_and_later_ones_have_questions_of_their_own(app: Flask) -> None:
    two = Two(app)
    first = two.one.get(new_meeting(two.space)).text

    meeting(space=two.space, starts_at=soon(timedelta(days=-3)), status=MeetingStatus.HELD)
    later = two.one.get(new_meeting(two.space)).text

    assert "<details open>\n      <summary>For the first meeting" in first
    assert "<details open>\n      <summary>Along the way" in later
