"""Reminders are due by day, in the reader's own zone, and late ones keep silent."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.foundation.quiet_hours import QUIET_FROM, QUIET_UNTIL, outside_quiet_hours
from portal.reminders.times import Window, day_before, digest_window, morning_after

HELSINKI, LONDON, NEW_YORK = "Europe/Helsinki", "Europe/London", "America/New_York"
ZONES = st.sampled_from([HELSINKI, LONDON, NEW_YORK, "Asia/Kathmandu", "Pacific/Auckland", "Australia/Lord_Howe"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("starts_at", "zone", "opens", "closes"),
    [
        # Half past four in the afternoon in Helsinki: a day before, until the evening is quiet.
        (utc(2027, 9, 8, 13, 30), HELSINKI, utc(2027, 9, 7, 13, 30), utc(2027, 9, 7, 18)),
        # Ten in the evening: at eight of the same morning.
        (utc(2027, 9, 8, 19), HELSINKI, utc(2027, 9, 8, 5), utc(2027, 9, 8, 17)),
        # Seven in the morning: at eight of the morning before.
        (utc(2027, 9, 8, 4), HELSINKI, utc(2027, 9, 7, 5), utc(2027, 9, 7, 17)),
        # Nine in the morning in Helsinki is seven in London.
        (utc(2027, 9, 8, 6), LONDON, utc(2027, 9, 7, 7), utc(2027, 9, 7, 19)),
        # The day before the clocks go back: twenty-four hours are twenty-four hours.
        (utc(2027, 10, 31, 14), HELSINKI, utc(2027, 10, 30, 14), utc(2027, 10, 30, 18)),
    ],
)
def test_a_meeting_is_told_the_day_before(starts_at: datetime, zone: str, opens: datetime, closes: datetime) -> None:
    assert day_before(starts_at, zone) == Window(opens, closes)


@pytest.mark.parametrize(
    ("ends_at", "zone", "opens"),
    [
        (utc(2027, 9, 8, 14, 30), HELSINKI, utc(2027, 9, 9, 5)),
        (utc(2027, 9, 8, 22), HELSINKI, utc(2027, 9, 10, 5)),  # It ended at one in the night.
        (utc(2027, 10, 30, 14), HELSINKI, utc(2027, 10, 31, 6)),  # The clocks went back in that night.
        (utc(2027, 3, 27, 14), HELSINKI, utc(2027, 3, 28, 5)),
    ],
)
def test_one_is_asked_at_eight_on_the_morning_after(ends_at: datetime, zone: str, opens: datetime) -> None:
    assert morning_after(ends_at, zone) == Window(opens, opens + timedelta(hours=12))


@given(MOMENTS, ZONES)
def test_no_window_is_open_in_quiet_hours(moment: datetime, zone: str) -> None:
    for window in (day_before(moment, zone), morning_after(moment, zone), digest_window(moment, zone)):
        first, last = (
            at.astimezone(ZoneInfo(zone)).time() for at in (window.opens, window.closes - timedelta(minutes=1))
        )
        if window.opens < window.closes:
            assert QUIET_UNTIL <= first < QUIET_FROM
            assert QUIET_UNTIL <= last < QUIET_FROM


@given(MOMENTS, ZONES)
def test_no_window_outlives_its_use(moment: datetime, zone: str) -> None:
    before, after = day_before(moment, zone), morning_after(moment, zone)

    assert before.closes <= moment - timedelta(hours=2)
    assert moment < after.opens
    assert after.closes - after.opens <= timedelta(hours=12)


@given(MOMENTS, ZONES)
def test_a_letter_waits_for_the_morning_and_no_longer(moment: datetime, zone: str) -> None:
    due = outside_quiet_hours(moment, zone)

    local = due.astimezone(ZoneInfo(zone))
    assert QUIET_UNTIL <= local.time() < QUIET_FROM
    assert timedelta(0) <= due - moment <= timedelta(hours=12)
    assert due == moment or local.time() == QUIET_UNTIL
