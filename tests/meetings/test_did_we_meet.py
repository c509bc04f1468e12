"""Whether the two met: one of them says so, and either can correct it."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import unit_of_work
from portal.meetings.models import MeetingStatus
from tests import factories
from tests.factories_meetings import meeting, soon
from tests.meetings.pages import Two, meetings, meetings_of, new_meeting, notes, page_of, typed
from tests.visitor import hidden_fields

YESTERDAY = timedelta(days=-1)
HELD, OFF, PLANNED = MeetingStatus.HELD, MeetingStatus.CANCELLED, MeetingStatus.PLANNED


def test_whoever_says_that_they_met_comes_to_the_note(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY))

    answer = two.other.press(page_of(mine, "held"))

    [held] = meetings()
    assert (answer.location, held.status, held.status_by_id) == (page_of(mine, "note"), HELD, two.mentor.id)
    assert "Held" in two.one.get(meetings_of(two.space)).text


def test_whoever_says_that_they_did_not_comes_back_to_the_meeting(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY))

    answer = two.one.press(page_of(mine, "not-held"))

    assert (answer.location, meetings()[0].status, factories.letters()) == (page_of(mine), OFF, [])


@pytest.mark.parametrize(
    ("acts", "status", "last"),
    [
        (("held", "held"), HELD, "mentee"),
        (("not-held", "not-held"), OFF, "mentee"),
        (("held", "not-held"), OFF, "mentor"),
        (("not-held", "held"), HELD, "mentor"),
        (("held", "not-held", "held"), HELD, "mentee"),
    ],
)
def test_either_corrects_it_and_the_same_answer_twice_is_one(
    app: Flask, acts: tuple[str, ...], status: MeetingStatus, last: str
) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY))

    for number, act in enumerate(acts):
        (two.other if number % 2 else two.one).press(page_of(mine, act))

    by = {"mentee": two.mentee.id, "mentor": two.mentor.id}[last]
    assert [(each.status, each.status_by_id) for each in meetings()] == [(status, by)]


@pytest.mark.parametrize("act", ["held", "not-held"])
def test_a_meeting_that_is_still_ahead_has_no_answer(app: Flask, act: str) -> None:
    two = Two(app)
    mine = meeting(space=two.space)

    answer = two.one.press(page_of(mine, act))

    assert (answer.location, meetings()[0].status) == (page_of(mine), PLANNED)
    assert "This meeting is still ahead." in two.one.get(page_of(mine)).text


def test_the_page_of_the_letter_asks_and_opening_it_changes_nothing(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY))

    page = two.one.get(page_of(mine, "did-we-meet")).text
    finnish = two.one.get(f"/fi/pari/{two.space.public_id}/tapaamiset/{mine.public_id}/tapasitteko").text

    assert [each.status for each in meetings()] == [PLANNED]
    assert (page.count(page_of(mine, "held")), page.count(page_of(mine, "not-held"))) == (1, 1)
    assert page_of(mine, "move") in page
    assert "Tapasitteko?" in finnish


def test_once_answered_the_page_offers_a_correction(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY), status=HELD)

    page = two.one.get(page_of(mine, "did-we-meet")).text

    assert "You can correct the answer." in page
    assert page_of(mine, "move") not in page
    assert page_of(mine, "did-we-meet") in two.one.get(page_of(mine)).text


def test_the_page_says_when_it_is_too_early_or_too_late_to_ask(app: Flask) -> None:
    early, late = Two(app), Two(app, ended=True)
    ahead = meeting(space=early.space)
    over = meeting(space=late.space, starts_at=soon(YESTERDAY))

    pages = early.one.get(page_of(ahead, "did-we-meet")).text, late.one.get(page_of(over, "did-we-meet")).text

    assert ("still ahead" in pages[0], "has ended" in pages[1]) == (True, True)
    assert [page.count("/held") for page in pages] == [0, 0]


@pytest.mark.parametrize("act", ["held", "not-held"])
def test_in_a_closed_place_nobody_answers(app: Flask, act: str) -> None:
    two = Two(app)
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY))
    with unit_of_work():
        two.space.closed_at = clock.now()

    two.one.press(page_of(mine, act))

    assert meetings()[0].status is PLANNED
    assert "Your mentoring has ended" in two.one.get(page_of(mine)).text


def test_a_meeting_that_went_by_unused_gets_a_new_time(app: Flask) -> None:
    two, after = Two(app), soon(timedelta(days=3))
    mine = meeting(space=two.space, starts_at=soon(YESTERDAY))

    two.one.fill_in(page_of(mine, "move"), **typed(after))

    assert [(each.status, each.starts_at) for each in meetings()] == [(PLANNED, after)]


def test_a_meeting_is_recorded_with_its_note_in_three_clicks_from_my_page(app: Flask) -> None:
    two, then = Two(app), soon(timedelta(days=-2))
    pages = two.one.get(meetings_of(two.space)).text
    form = two.one.get(meetings_of(two.space, "record")).location

    answer = two.one.fill_in(form, **typed(then), talked="About CVs.", insight="", next_steps="Send it")

    [held] = meetings()
    assert meetings_of(two.space, "record") in pages
    assert (answer.location, held.status, held.starts_at) == (page_of(held), HELD, then)
    assert notes() == [{"talked": "About CVs.", "insight": "", "next_steps": "Send it"}]
    assert factories.letters() == []


def test_a_note_is_not_asked_for_and_what_is_sent_twice_is_there_once(app: Flask) -> None:
    two, then = Two(app), soon(timedelta(days=-2))
    bare, full = new_meeting(two.space, "record"), new_meeting(two.space, "record")
    words = {"talked": "Words", "insight": "", "next_steps": "One\nTwo"}
    fields = {**hidden_fields(two.one.get(full).text), **typed(then), **words}

    two.one.fill_in(bare, **typed(then), talked="", insight=" ", next_steps="")
    answers = [two.one.post(full, **fields).status_code for _click in range(2)]

    assert (answers, len(meetings()), notes()) == ([302, 302], 2, [words])
    assert two.one.get(full).location == page_of(meetings()[1])


def test_what_has_not_happened_is_not_recorded_and_the_words_are_kept(app: Flask) -> None:
    two = Two(app)

    answer = two.one.fill_in(
        new_meeting(two.space, "record"), **typed(soon()), talked="Kept words", insight="", next_steps=""
    )

    assert (answer.status_code, meetings(), notes()) == (422, [], [])
    assert "This meeting is still ahead." in answer.text[answer.text.index('id="day-error"') :]
    assert "Kept words" in answer.text


def test_a_record_sent_again_with_other_words_shows_both(app: Flask) -> None:
    two, then = Two(app), soon(timedelta(days=-2))
    page = new_meeting(two.space, "record")
    fields = {**hidden_fields(two.one.get(page).text), **typed(then), "insight": "", "next_steps": ""}
    two.one.post(page, **fields, talked="From the phone")

    clash = two.one.post(page, **fields, talked="From the laptop")

    assert (clash.status_code, "From the phone" in clash.text, "From the laptop" in clash.text) == (409, True, True)
    assert [each["talked"] for each in notes()] == ["From the phone"]
