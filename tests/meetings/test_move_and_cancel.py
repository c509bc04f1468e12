"""A person moves a meeting, or cancels it; the other is told in time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import unit_of_work
from portal.mail.models import Letter, LetterStatus
from portal.meetings import actions
from portal.meetings.models import MeetingStatus
from tests import factories
from tests.factories_meetings import appointment, meeting, soon
from tests.meetings.pages import Two, meetings, meetings_of, new_meeting, page_of, typed
from tests.visitor import hidden_fields


def statuses() -> list[tuple[str, str]]:
    """Every letter there is: its kind, and what became of it."""
    return [(each.kind, each.status.value) for each in factories.letters()]


def agreed(two: Two, starts_at: datetime | None = None) -> None:
    two.one.fill_in(new_meeting(two.space), **typed(starts_at))


def last_letter() -> Letter:
    return factories.letters()[-1]


def test_a_moved_meeting_has_a_new_time_and_remembers_the_old_one(app: Flask) -> None:
    two, before, after = Two(app), soon(timedelta(days=2)), soon(timedelta(days=4))
    mine = meeting(space=two.space, starts_at=before)

    answer = two.one.fill_in(page_of(mine, "move"), **typed(after, place="Kirjasto", minutes="45"))

    [moved] = meetings()
    assert (answer.location, moved.starts_at, moved.moved_from) == (page_of(moved), after, before)
    assert (moved.place, moved.minutes, moved.sequence, moved.status) == ("Kirjasto", 45, 1, MeetingStatus.PLANNED)
    assert "Moved" in two.other.get(meetings_of(two.space)).text
    assert statuses() == [("meeting moved", "waiting")]


def test_another_place_alone_is_no_move(app: Flask) -> None:
    two, starts_at = Two(app), soon(timedelta(days=2))
    mine = meeting(space=two.space, starts_at=starts_at)

    two.one.fill_in(page_of(mine, "move"), **typed(starts_at, place="Kirjasto"))

    [changed] = meetings()
    assert (changed.moved_from, changed.sequence, changed.place) == (None, 1, "Kirjasto")
    assert "Earlier time" not in last_letter().text
    assert last_letter().subject.startswith("Veera Niemi: meeting changed, ")


def test_saving_what_is_already_so_tells_nobody(app: Flask) -> None:
    two, starts_at = Two(app), soon(timedelta(days=2))
    mine = meeting(space=two.space, starts_at=starts_at)

    two.one.fill_in(page_of(mine, "move"), **typed(starts_at))

    assert ([each.sequence for each in meetings()], statuses()) == ([0], [])


def test_a_letter_that_has_not_left_gives_way_to_the_newer_one(app: Flask) -> None:
    two = Two(app)
    agreed(two, soon(timedelta(days=2)))
    [mine] = meetings()

    two.one.fill_in(page_of(mine, "move"), **typed(soon(timedelta(days=3))))
    two.one.press(page_of(mine, "cancel"))

    assert statuses() == [
        ("meeting agreed", "withdrawn"), ("meeting moved", "withdrawn"), ("meeting cancelled", "waiting"),
    ]  # fmt: skip


def test_one_moves_it_and_the_other_changes_its_place_at_once(app: Flask) -> None:
    two, before, after = Two(app), soon(timedelta(days=2)), soon(timedelta(days=4))
    mine = meeting(space=two.space, starts_at=before)
    first, second = (hidden_fields(each.get(page_of(mine, "move")).text) for each in (two.one, two.other))

    two.one.post(page_of(mine, "move"), **{**first, **typed(after)})
    answer = two.other.post(page_of(mine, "move"), **{**second, **typed(before, place="Kirjasto")})

    [both] = meetings()
    assert (answer.status_code, both.starts_at, both.place, both.sequence) == (302, after, "Kirjasto", 2)


def test_both_move_it_at_once_and_the_second_sees_both_times(app: Flask) -> None:
    two, times = Two(app), [soon(timedelta(days=days)) for days in (2, 4, 6)]
    mine = meeting(space=two.space, starts_at=times[0])
    first, second = (hidden_fields(each.get(page_of(mine, "move")).text) for each in (two.one, two.other))
    two.one.post(page_of(mine, "move"), **{**first, **typed(times[1])})

    clash = two.other.post(page_of(mine, "move"), **{**second, **typed(times[2])})
    unsettled = [each.starts_at for each in meetings()]
    settled = two.other.post(page_of(mine, "move"), **{**hidden_fields(clash.text), **typed(times[2])})

    assert (clash.status_code, unsettled, settled.status_code) == (409, [times[1]], 302)
    assert typed(times[2])["day"] in clash.text
    assert f"{times[1].day} " in clash.text[clash.text.index("clash-text") :]
    assert [each.starts_at for each in meetings()] == [times[2]]


def test_a_clash_over_the_place_shows_the_time_that_the_other_has_set(app: Flask) -> None:
    two, before, after = Two(app), soon(timedelta(days=2)), soon(timedelta(days=4))
    mine = meeting(space=two.space, starts_at=before)
    first, second = (hidden_fields(each.get(page_of(mine, "move")).text) for each in (two.one, two.other))
    two.one.post(page_of(mine, "move"), **{**first, **typed(after, place="Kirjasto")})

    clash = two.other.post(page_of(mine, "move"), **{**second, **typed(before, place="Kahvio")})

    day = f"{after.astimezone(ZoneInfo('Europe/Helsinki')).day} "
    settled = two.other.post(page_of(mine, "move"), **{**hidden_fields(clash.text), **typed(after, place="Kahvio")})
    assert (clash.status_code, f'value="{day}' in clash.text, settled.status_code) == (409, True, 302)
    assert [(each.starts_at, each.place) for each in meetings()] == [(after, "Kahvio")]


def test_without_merging_the_second_would_overwrite_the_first(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "merge", lambda *, typed, **_others: dict(typed))
    two, before, after = Two(app), soon(timedelta(days=2)), soon(timedelta(days=4))
    mine = meeting(space=two.space, starts_at=before)
    first, second = (hidden_fields(each.get(page_of(mine, "move")).text) for each in (two.one, two.other))

    two.one.post(page_of(mine, "move"), **{**first, **typed(after)})
    two.other.post(page_of(mine, "move"), **{**second, **typed(before, place="Kirjasto")})

    assert [each.starts_at for each in meetings()] == [before]


def test_a_mistake_keeps_what_was_typed(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space)

    answer = two.one.fill_in(page_of(mine, "move"), **typed(clock.now() - timedelta(days=3), place="Kept place"))

    assert (answer.status_code, "Kept place" in answer.text) == (422, True)
    assert "That date has passed." in answer.text


def test_cancelling_is_asked_once_and_the_other_is_told(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space)
    asked = two.one.get(page_of(mine, "cancel"))
    untouched = meetings()[0].status

    answers = [two.one.press(page_of(mine, "cancel")).location for _click in range(2)]

    [cancelled] = meetings()
    assert ("Cancel the meeting?" in asked.text, untouched) == (True, MeetingStatus.PLANNED)
    assert answers == [page_of(mine)] * 2
    assert (cancelled.status, cancelled.status_by_id, cancelled.sequence) == (
        MeetingStatus.CANCELLED, two.mentee.id, 1,
    )  # fmt: skip
    assert "Cancelled" in two.other.get(meetings_of(two.space)).text
    assert statuses() == [("meeting cancelled", "waiting")]


@pytest.mark.parametrize("status", [MeetingStatus.HELD, MeetingStatus.CANCELLED])
def test_what_is_settled_is_not_moved(app: Flask, status: MeetingStatus) -> None:
    two = Two(app)
    mine = meeting(space=two.space)
    fields = {**hidden_fields(two.one.get(page_of(mine, "move")).text), **typed(soon(timedelta(days=5)), place="Kept")}
    with unit_of_work():
        mine.status = status

    answer = two.one.post(page_of(mine, "move"), **fields)

    assert (answer.status_code, "can no longer be changed" in answer.text, "Kept" in answer.text) == (422, True, True)
    assert two.one.get(page_of(mine, "move")).location == page_of(mine)
    assert [each.place for each in meetings()] == ["Kahvila Kaisla"]


def test_what_was_held_or_has_begun_is_not_cancelled(app: Flask) -> None:
    two = Two(app)
    held = meeting(space=two.space, status=MeetingStatus.HELD, starts_at=soon(timedelta(days=-1)))
    begun = meeting(space=two.space, starts_at=soon(timedelta(hours=-1)))

    said = [two.one.press(page_of(each, "cancel"), follow_redirects=True) for each in (held, begun)]

    assert [each.status for each in meetings()] == [MeetingStatus.HELD, MeetingStatus.PLANNED]
    assert ([each.status_code for each in said], factories.letters()) == ([302, 302], [])
    assert "can no longer be changed" in two.one.get(page_of(held)).text


def test_in_a_closed_place_nothing_is_moved_or_cancelled(app: Flask) -> None:
    two = Two(app)
    mine = meeting(space=two.space)
    fields = {**hidden_fields(two.one.get(page_of(mine, "move")).text), **typed(soon(timedelta(days=5)), place="Kept")}
    with unit_of_work():
        two.space.closed_at = clock.now()

    moved = two.one.post(page_of(mine, "move"), **fields)
    cancelled = two.one.press(page_of(mine, "cancel"))

    assert (moved.status_code, "Kept" in moved.text, cancelled.status_code) == (422, True, 302)
    assert "Your mentoring has ended" in two.one.get(page_of(mine)).text
    assert [(each.status, each.sequence) for each in meetings()] == [(MeetingStatus.PLANNED, 0)]
    assert factories.letters() == []


def test_when_a_pair_ends_what_is_ahead_is_off_and_its_letters_stay_at_home(app: Flask) -> None:
    two = Two(app)
    agreed(two, soon(timedelta(days=2)))
    past = meeting(space=two.space, starts_at=soon(timedelta(days=-2)))
    elsewhere = meeting()

    with unit_of_work():
        number = actions.cancel_coming_meetings(two.space, by=two.mentor)

    found = {each.public_id: each.status for each in meetings()}
    assert (number, found[past.public_id], found[elsewhere.public_id]) == (
        1, MeetingStatus.PLANNED, MeetingStatus.PLANNED,
    )  # fmt: skip
    assert (list(found.values()).count(MeetingStatus.CANCELLED), statuses()) == (1, [("meeting agreed", "withdrawn")])


def test_the_rules_hold_below_the_pages_too(app: Flask) -> None:
    two = Two(app, ended=True)

    for act in (
        lambda: actions.agree_meeting(two.space, "x" * 22, author=two.mentee, appointment=appointment()),
        lambda: actions.record_meeting(two.space, "x" * 22, author=two.mentee, appointment=appointment()),
    ):
        with pytest.raises(actions.rules.SpaceIsClosed), unit_of_work():
            act()

    assert meetings() == []


NIGHT = datetime(2027, 9, 7, 20, 0, tzinfo=UTC)  # 23.00 in Helsinki.


@pytest.mark.parametrize(
    ("starts_at", "due_at"),
    [
        (datetime(2027, 9, 8, 14, 0, tzinfo=UTC), datetime(2027, 9, 8, 5, 0, tzinfo=UTC)),
        (datetime(2027, 9, 8, 4, 30, tzinfo=UTC), NIGHT),  # Before the night is over: better woken than come in vain.
    ],
)
def test_letters_wait_for_the_morning_unless_that_is_too_late(
    app: Flask, monkeypatch: pytest.MonkeyPatch, starts_at: datetime, due_at: datetime
) -> None:
    for name in ("rules", "actions", "letters"):
        monkeypatch.setattr(f"portal.meetings.{name}.now", lambda: NIGHT)
    two = Two(app)

    agreed(two, starts_at)

    letter = last_letter()
    assert (letter.status, letter.due_at, letter.useful_until) == (LetterStatus.WAITING, due_at, starts_at)


def test_a_meeting_moved_away_from_early_morning_is_told_at_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rules", "actions", "letters"):
        monkeypatch.setattr(f"portal.meetings.{name}.now", lambda: NIGHT)
    two = Two(app)
    mine = meeting(space=two.space, starts_at=datetime(2027, 9, 8, 4, 30, tzinfo=UTC))

    two.one.fill_in(page_of(mine, "move"), **typed(datetime(2027, 9, 20, 14, 0, tzinfo=UTC)))

    assert last_letter().due_at == NIGHT
