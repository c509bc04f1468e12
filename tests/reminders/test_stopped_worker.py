"""A worker that stood still for a day sends nothing stale when it returns."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.mail import actions, carrying
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from tests.factories_meetings import meeting
from tests.reminders.moments import DAY_BEFORE, THURSDAY, At, Two, by_themselves, readers, reminded_at

HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
BEFORE = THURSDAY - A_DAY + timedelta(minutes=5)
NINE = datetime(2027, 8, 25, 20, 0, tzinfo=UTC)


def delivered(at: At) -> list[str]:
    """The worker is back a day later: which letters leave."""
    at(BEFORE + A_DAY)
    carried: list[Letter] = []
    deliver(carried.append)
    return [each.kind for each in carried]


def test_a_day_late_no_reminder_is_written(two: Two, at: At) -> None:
    meeting(two.space, two.mentee, starts_at=THURSDAY)

    assert reminded_at(at, BEFORE + A_DAY - HOUR, BEFORE + A_DAY, BEFORE + 4 * A_DAY) == 0


def test_a_reminder_that_waited_in_the_outbox_for_a_day_stays_at_home(two: Two, at: At) -> None:
    meeting(two.space, two.mentee, starts_at=THURSDAY)
    reminded_at(at, BEFORE)

    left = delivered(at)

    assert left == []
    assert [each.status for each in by_themselves(DAY_BEFORE)] == [LetterStatus.WITHDRAWN] * 2


def test_in_time_it_leaves(two: Two, at: At) -> None:
    meeting(two.space, two.mentee, starts_at=THURSDAY)
    reminded_at(at, BEFORE)
    carried: list[Letter] = []

    deliver(carried.append)

    assert len(carried) == 2
    assert readers(DAY_BEFORE, status=LetterStatus.SENT) == sorted([two.mentor.email, two.mentee.email])


@pytest.mark.parametrize(("moment", "left"), [(NINE - timedelta(seconds=1), 1), (NINE, 0)])
def test_at_nine_in_the_evening_it_is_too_late(two: Two, at: At, moment: datetime, left: int) -> None:
    """In London; in Helsinki it was two hours ago."""
    meeting(two.space, two.mentee, starts_at=THURSDAY)
    reminded_at(at, BEFORE)
    at(moment)
    carried: list[Letter] = []

    deliver(carried.append)

    assert [each.to_address for each in carried] == [two.mentor.email] * left


def test_without_the_look_at_their_use_stale_letters_would_leave(
    two: Two, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the letters above stay at home because of these two looks alone."""
    meeting(two.space, two.mentee, starts_at=THURSDAY)
    reminded_at(at, BEFORE)
    monkeypatch.setattr(actions, "withdraw_stale", lambda: None)
    monkeypatch.setattr(carrying, "now", lambda: BEFORE)

    assert delivered(at) == [DAY_BEFORE] * 2
