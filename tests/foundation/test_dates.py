"""Moments in the reader's language and time zone, in the portal's own patterns. `_` stands for a no-break space."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation import dates
from portal.foundation.db import UTCDateTime, db
from portal.foundation.i18n import speaking
from portal.foundation.wall_time import DayIsOutOfReach, moment_of

MEETING = datetime(2027, 8, 26, 14, 0, 59, tzinfo=UTC)
WINTER = datetime(2027, 1, 5, 7, 5, tzinfo=UTC)
LATE = datetime(2027, 12, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "moment", "finnish", "english"),
    [
        (dates.day, MEETING, "to_26.8.2027", "Thu_26 Aug 2027"),
        (dates.day, LATE, "la_1.1.2028", "Sat_1 Jan 2028"),
        (dates.day_and_time, MEETING, "to_26.8.2027 klo_17.00", "Thu_26 Aug 2027, 17:00"),
        (dates.day_and_time, WINTER, "ti_5.1.2027 klo_9.05", "Tue_5 Jan 2027, 09:05"),
        (dates.time, MEETING, "17.00", "17:00"),
        (dates.time, WINTER, "9.05", "09:05"),
        (dates.month_and_year, date(2027, 8, 26), "elokuu 2027", "August 2027"),
        (dates.zone_in_words, "Europe/London", "Lontoo", "London"),
    ],
)
def test_a_moment_is_told_as_its_reader_would_write_it(
    app: Flask, word: Callable[[object], str], moment: object, finnish: str, english: str
) -> None:
    with speaking("fi"):
        assert word(moment).replace("\u00a0", "_") == finnish
    with speaking("en"):
        assert word(moment).replace("\u00a0", "_") == english


def test_the_readers_own_time_zone_decides_the_hour_and_the_day(app: Flask) -> None:
    with speaking("en", "America/New_York"):
        assert dates.day_and_time(LATE).replace("\u00a0", " ") == "Fri 31 Dec 2027, 17:30"
    with speaking("en", "Asia/Tokyo"):
        assert dates.day_and_time(LATE).replace("\u00a0", " ") == "Sat 1 Jan 2028, 07:30"


def test_when_the_clocks_change_the_hour_is_told_as_they_show_it(app: Flask) -> None:
    before, after = datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)

    with speaking("fi"):
        assert [dates.time(before), dates.time(after)] == ["3.30", "3.30"]


def test_a_moment_without_a_zone_never_reaches_the_database(app: Flask) -> None:
    from_nowhere = datetime(2027, 8, 26, 17, 0)  # noqa: DTZ001

    with pytest.raises(ValueError, match="without a time zone"):
        UTCDateTime().process_bind_param(from_nowhere, db.engine.dialect)


def test_a_moment_comes_back_from_the_database_as_the_same_moment(app: Flask) -> None:
    in_helsinki = MEETING.astimezone(ZoneInfo("Europe/Helsinki"))

    [kept] = db.session.scalars(sa.select(sa.literal(in_helsinki, UTCDateTime())))

    assert (kept, kept.utcoffset()) == (MEETING, timedelta(0))


@pytest.mark.parametrize(("day", "zone"), [(date.min, "Europe/Helsinki"), (date.max, "America/New_York")])
def test_at_the_edges_of_the_calendar_there_is_no_moment(day: date, zone: str) -> None:
    with pytest.raises(DayIsOutOfReach):
        moment_of(day, time(0, 30) if day == date.min else time(23, 30), zone)
