"""The day before a meeting one hears when and where; the morning after one is asked whether it was."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import worker
from portal.foundation.db import db, unit_of_work
from portal.foundation.merging import marks
from portal.mail.models import LetterStatus
from portal.meetings import actions
from portal.meetings.models import Meeting, MeetingStatus
from portal.reminders import sending
from portal.reminders.actions import errands_at, turn_off, turn_on
from portal.reminders.models import ReminderKind
from tests import factories, factories_goals, factories_meetings, factories_pairs
from tests.factories_meetings import appointment, meeting
from tests.reminders.moments import (
    DAY_BEFORE,
    MORNING_AFTER,
    NBSP,
    THURSDAY,
    At,
    Two,
    by_themselves,
    done,
    readers,
    reminded_at,
)  # fmt: skip

HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
BEFORE = THURSDAY - A_DAY + timedelta(minutes=5)
AFTER = datetime(2027, 8, 27, 7, 5, tzinfo=UTC)  # 10.05 in Helsinki, 8.05 in London.


def thursday(two: Two) -> Meeting:
    """Agreed in June."""
    return meeting(two.space, two.mentee, starts_at=THURSDAY, agenda="Salainen aihe", place="Kahvila Kaisla")


def move(mine: Meeting, two: Two, starts_at: datetime) -> None:
    seen = marks(actions.appointment_of(mine).fields())
    done(lambda: actions.move_meeting(mine, by=two.mentee, seen=seen, appointment=appointment(starts_at)))


def test_each_hears_it_once_in_their_own_language_and_zone(two: Two, at: At) -> None:
    thursday(two)

    sent = reminded_at(at, BEFORE, BEFORE, BEFORE + HOUR, BEFORE + 2 * HOUR)

    letters = {each.to_address: each for each in by_themselves()}
    finnish, english = letters[two.mentor.email], letters[two.mentee.email]
    assert (sent, len(by_themselves())) == (2, 2)
    assert (finnish.subject, finnish.language) == (
        f"Veera Niemi: tapaaminen to{NBSP}26.8.2027 klo{NBSP}15.00, Lontoo (Helsinki: klo{NBSP}17.00)",
        "fi",
    )
    in_london = "17:00 Finland time (London: 15:00)"
    assert (english.subject, english.language) == (f"Juho Aalto: meeting Thu{NBSP}26 Aug 2027, {in_london}", "en")
    assert "Veera Niemi" in finnish.text
    assert "Juho Aalto" in english.text
    assert ("Paikka: Kahvila Kaisla" in finnish.text, "Place: Kahvila Kaisla" in english.text) == (True, True)
    assert ("/fi/pari/" in finnish.text, "/en/pair/" in english.text) == (True, True)


def test_it_brings_the_meeting_for_the_calendar_and_no_private_words(two: Two, at: At) -> None:
    mine = thursday(two)
    factories_meetings.note(meeting(two.space, two.mentee, starts_at=datetime(2027, 5, 1, tzinfo=UTC)), talked="Kuiske")
    factories_goals.goal(two.space, by=two.mentee, heading="Haaveeni")
    factories.reflection(by=two.mentee, body="Pelkoni", shared_in=two.space)

    reminded_at(at, BEFORE, AFTER)

    letters = by_themselves(DAY_BEFORE, MORNING_AFTER)
    files = [each.attachments for each in by_themselves(DAY_BEFORE)]
    assert sorted(file.file_name for [file] in files) == ["meeting.ics", "tapaaminen.ics"]
    assert {file.media_type for [file] in files} == {"text/calendar; method=PUBLISH"}
    assert all(mine.public_id in file.content and "20270826T170000" in file.content for [file] in files)
    everything = "".join(
        each.subject + each.text + each.html + "".join(file.content for file in each.attachments) for each in letters
    )
    assert [word for word in ("Salainen", "Kuiske", "Haaveeni", "Pelkoni") if word in everything] == []


def test_a_cancelled_meeting_is_not_reminded_of_and_a_waiting_letter_stays_at_home(two: Two, at: At) -> None:
    mine = thursday(two)
    other = meeting(two.space, two.mentee, starts_at=THURSDAY + 2 * HOUR)
    at(BEFORE - HOUR)
    done(lambda: actions.cancel_meeting(mine, by=two.mentee))

    reminded_at(at, BEFORE + 2 * HOUR)
    waiting = readers(DAY_BEFORE, status=LetterStatus.WAITING)
    done(lambda: actions.cancel_meeting(other, by=two.mentor))

    assert waiting == sorted([two.mentor.email, two.mentee.email])
    assert {each.status for each in by_themselves(DAY_BEFORE)} == {LetterStatus.WITHDRAWN}


def test_a_moved_meeting_is_reminded_of_again_at_its_new_time(two: Two, at: At) -> None:
    mine = thursday(two)
    reminded_at(at, BEFORE)
    move(mine, two, THURSDAY + 7 * A_DAY)

    at_the_old_time = reminded_at(at, BEFORE + HOUR, AFTER)
    at_the_new_time = reminded_at(at, BEFORE + 7 * A_DAY, BEFORE + 7 * A_DAY + HOUR)

    old, new = by_themselves(DAY_BEFORE)[:2], by_themselves(DAY_BEFORE)[2:]
    assert (at_the_old_time, at_the_new_time, len(new)) == (0, 2, 2)
    assert {each.status for each in old} == {LetterStatus.WITHDRAWN}
    assert {each.status for each in new} == {LetterStatus.WAITING}
    assert all("2 Sep 2027" in each.subject or "2.9.2027" in each.subject for each in new)


@pytest.mark.parametrize(("kind", "moment"), [(ReminderKind.DAY_BEFORE, BEFORE), (ReminderKind.MORNING_AFTER, AFTER)])
def test_whoever_turned_the_kind_off_gets_none_until_they_turn_it_on(
    two: Two, at: At, kind: ReminderKind, moment: datetime
) -> None:
    thursday(two)
    done(lambda: turn_off(two.mentor, kind))

    reminded_at(at, moment)
    silenced = readers(DAY_BEFORE, MORNING_AFTER)
    done(lambda: turn_on(two.mentor, kind))
    reminded_at(at, moment + HOUR)

    assert silenced == [two.mentee.email]
    assert readers(DAY_BEFORE, MORNING_AFTER) == sorted([two.mentor.email, two.mentee.email])


def test_a_kind_turned_off_while_the_worker_is_at_it_does_not_come(two: Two, at: At) -> None:
    thursday(two)
    at(BEFORE)
    errands = list(errands_at(BEFORE))
    done(lambda: turn_off(two.mentor, ReminderKind.DAY_BEFORE))

    for errand in errands:
        done(lambda errand=errand: errand(BEFORE))

    assert (len(errands), readers()) == (2, [two.mentee.email])


@pytest.mark.parametrize(("kind", "moment"), [(ReminderKind.DAY_BEFORE, BEFORE), (ReminderKind.MORNING_AFTER, AFTER)])
def test_a_letter_of_a_kind_turned_off_while_it_waits_stays_at_home(
    two: Two, at: At, kind: ReminderKind, moment: datetime
) -> None:
    thursday(two)
    reminded_at(at, moment)

    done(lambda: turn_off(two.mentor, kind))

    assert readers(status=LetterStatus.WAITING) == [two.mentee.email]
    assert readers(status=LetterStatus.WITHDRAWN) == [two.mentor.email]


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_nobody_is_reminded_in_a_closed_place(two: Two, at: At, moment: datetime) -> None:
    thursday(two)
    at(moment - HOUR)
    factories_pairs.ended(two.pair)

    assert reminded_at(at, moment) == 0


def test_a_pair_that_ends_while_the_worker_is_at_it_is_not_asked(two: Two, at: At) -> None:
    thursday(two)
    at(AFTER)
    errands = list(errands_at(AFTER))
    factories_pairs.ended(two.pair)

    for errand in errands:
        done(lambda errand=errand: errand(AFTER))

    assert (len(errands), by_themselves()) == (2, [])


def test_a_question_that_waits_when_the_pair_ends_stays_at_home(two: Two, at: At) -> None:
    thursday(two)
    reminded_at(at, AFTER)

    factories_pairs.ended(two.pair)

    assert [each.status for each in by_themselves(MORNING_AFTER)] == [LetterStatus.WITHDRAWN] * 2


def test_a_meeting_agreed_a_few_hours_before_needs_no_reminder(two: Two, at: At) -> None:
    at(THURSDAY - 5 * HOUR)
    thursday(two)

    assert reminded_at(at, *(THURSDAY - hours * HOUR for hours in (5, 4, 3, 2, 1))) == 0


@pytest.mark.parametrize(
    ("status", "asked"), [(MeetingStatus.PLANNED, 2), (MeetingStatus.HELD, 0), (MeetingStatus.CANCELLED, 0)]
)
def test_only_a_meeting_that_nobody_has_told_of_is_asked_about(
    two: Two, at: At, status: MeetingStatus, asked: int
) -> None:
    meeting(two.space, two.mentee, starts_at=THURSDAY, status=status)

    assert reminded_at(at, AFTER, AFTER, AFTER + HOUR) == asked
    assert len(by_themselves(MORNING_AFTER)) == asked


def test_an_answer_keeps_the_question_of_the_other_at_home(two: Two, at: At) -> None:
    mine = thursday(two)
    reminded_at(at, AFTER)

    done(lambda: actions.hold_meeting(mine, by=two.mentee))

    assert {each.status for each in by_themselves(MORNING_AFTER)} == {LetterStatus.WITHDRAWN}


def test_each_is_asked_at_eight_of_their_own_morning(two: Two, at: At) -> None:
    thursday(two)

    reminded_at(at, AFTER - 3 * HOUR, AFTER - 2 * HOUR)
    first = readers()
    reminded_at(at, AFTER - timedelta(minutes=6))
    still = readers()
    reminded_at(at, AFTER)

    assert (first, still, len(readers())) == ([two.mentee.email], [two.mentee.email], 2)


def test_the_link_leads_to_the_question_and_opening_it_changes_nothing(two: Two, at: At) -> None:
    mine = thursday(two)
    reminded_at(at, AFTER)
    [letter] = [each for each in by_themselves() if each.to_address == two.mentee.email]
    address = f"/en/pair/{two.space.public_id}/meetings/{mine.public_id}/did-we-meet"
    before = db.session.execute(sa.select(Meeting.version, Meeting.status)).one()

    page = two.browser_of(two.mentee).get(address)

    assert f"http://localhost{address}" in letter.text
    assert (page.status_code, letter.subject) == (
        200,
        f"Did you meet? Juho Aalto, Thu{NBSP}26 Aug 2027, 17:00 Finland time (London: 15:00)",
    )
    assert db.session.execute(sa.select(Meeting.version, Meeting.status)).one() == before
    assert [each.status for each in by_themselves(MORNING_AFTER)] == [LetterStatus.WAITING] * 2


def test_one_letter_that_cannot_be_written_does_not_hold_up_the_others(
    two: Two, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    thursday(two)
    failures: list[BaseException] = []

    def broken(_at: datetime) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(sending, "errands_at", lambda moment: [broken, *errands_at(moment)])
    monkeypatch.setattr(sending, "failure", failures.append)

    assert reminded_at(at, BEFORE) == 2
    assert [type(each) for each in failures] == [ZeroDivisionError]


def test_looking_is_a_few_queries_however_many_meetings_there_are(
    app: Flask, two: Two, at: At, queries: list[str]
) -> None:
    def asked() -> int:
        db.session.rollback()
        queries.clear()
        assert list(errands_at(BEFORE))
        return len(queries)

    thursday(two)
    at(BEFORE)
    few = asked()
    for _ in range(4):
        pair = factories.pair()
        meeting(pair.space, starts_at=THURSDAY, agreed_at=BEFORE - 5 * A_DAY)
        factories_goals.goal(pair.space)

    assert asked() == few
    assert few <= 7


def test_what_was_sent_costs_no_transaction_in_the_next_minute(two: Two, at: At) -> None:
    thursday(two)
    at(BEFORE)
    before = len(list(errands_at(BEFORE)))
    reminded_at(at, BEFORE)

    with unit_of_work():
        after = list(errands_at(BEFORE))

    assert (before, after) == (2, [])


def test_one_whose_zone_nobody_knows_holds_up_nobody_else(two: Two, at: At) -> None:
    thursday(two)
    factories_goals.goal(two.space, by=two.mentee)
    with unit_of_work():
        two.mentor.time_zone = "Mars/Olympus"

    sent = reminded_at(at, BEFORE)

    assert (sent, readers(DAY_BEFORE)) == (1, [two.mentee.email])


def test_letters_leave_whatever_becomes_of_reminding(
    two: Two, app: Flask, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = factories.letter()
    monkeypatch.setattr(worker, "remind", lambda: 1 / 0)
    monkeypatch.setitem(app.extensions, "carrier", lambda _letter: None)

    worker.look_around()

    db.session.refresh(waiting)
    assert waiting.status is LetterStatus.SENT
