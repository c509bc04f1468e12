"""A series falls on a night when the clocks change: nothing is made before it is clear which hour is meant."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from portal.foundation.wall_time import HourDoesNotExist
from portal.meetings import series_dates
from portal.meetings.series import name_in_series
from tests.meetings.series_pages import Two, dates_in, meetings, stop_the_clocks, walls

FORWARD = {"day": "21.3.2027", "clock": "3.30", "count": "3"}
BACK = {"day": "24.10.2027", "clock": "3.30", "count": "3"}
MISSING = "Sun 28 Mar 2027: the clocks go forward and this hour does not exist. Enter another time."
DOUBLE = "Sun 31 Oct 2027: the clocks go back and this hour comes twice. Choose which you mean."


@pytest.fixture(autouse=True)
def january(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before either change of the clocks."""
    stop_the_clocks(monkeypatch)


def words(page: str) -> str:
    return page.replace("\u00a0", " ")


@pytest.mark.parametrize(("night", "told", "field"), [(FORWARD, MISSING, "instead"), (BACK, DOUBLE, "which")])
@pytest.mark.parametrize("act", ["preview", "save"])
def test_the_date_is_told_in_a_sentence_and_nothing_is_made(
    app: Flask, night: dict[str, str], told: str, field: str, act: str
) -> None:
    two = Two(app)

    answer = two.browser.fill_in(two.page, **two.fields(**night), _act=act)

    assert (answer.status_code, meetings()) == (422, [])
    assert words(answer.text).count(told) == 2
    assert f'name="{field}"' in answer.text


def test_nobody_is_asked_about_the_clocks_who_need_not_be(app: Flask) -> None:
    two = Two(app)

    page = two.look().text

    assert [name for name in ("instead", "which") if f'name="{name}"' in page] == []


def test_another_time_for_the_missing_hour_is_taken_for_that_day_alone(app: Flask) -> None:
    two = Two(app)

    seen = two.look(**FORWARD, instead="4.15")
    two.agree(**FORWARD, instead="4.15")

    assert dates_in(seen.text) == [
        "Sun 21 Mar 2027, 03:30–04:30", "Sun 28 Mar 2027, 04:15–05:15", "Sun 4 Apr 2027, 03:30–04:30",
    ]  # fmt: skip
    assert [wall.time().strftime("%H:%M") for wall in walls()] == ["03:30", "04:15", "03:30"]


@pytest.mark.parametrize(("instead", "told"), [("3.45", MISSING), ("x", "Enter the time, for example 17:00")])
def test_another_time_that_is_none_is_asked_again(app: Flask, instead: str, told: str) -> None:
    two = Two(app)

    answer = two.look(**FORWARD, instead=instead)

    assert (answer.status_code, told in words(answer.text), meetings()) == (422, True, [])


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_of_the_two_hours_the_chosen_one_is_taken(app: Flask, which: str, hour: int) -> None:
    two = Two(app)

    two.agree(**BACK, which=which)

    assert [each.starts_at for each in meetings()] == [
        datetime(2027, 10, 24, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, hour, 30, tzinfo=UTC),
        datetime(2027, 11, 7, 1, 30, tzinfo=UTC),
    ]  # fmt: skip
    assert [each.public_id for each in meetings()] == [name_in_series(two.name, number) for number in range(3)]


@pytest.mark.parametrize("which", ["", "third", "0"])
def test_a_choice_that_is_none_is_asked_again(app: Flask, which: str) -> None:
    two = Two(app)

    answer = two.look(**BACK, which=which)

    assert (answer.status_code, DOUBLE in words(answer.text)) == (422, True)


def test_an_answer_given_stays_on_the_page_that_shows_the_dates(app: Flask) -> None:
    two = Two(app)

    page = two.look(**BACK, which="second").text

    [chosen] = [tag for tag in re.findall(r"<input[^>]*>", page) if 'name="which"' in tag and "checked" in tag]
    assert 'value="second"' in chosen


def test_a_series_may_meet_both_changes_in_one_year(app: Flask) -> None:
    two = Two(app)
    both = {"day": "28.3.2027", "clock": "3.30", "count": "12", "weeks": "4"}

    first = two.look(**both)
    then = two.look(**both, instead="4.30")

    assert (first.status_code, MISSING in words(first.text)) == (422, True)
    assert then.status_code == 200
    assert len(dates_in(then.text)) == 12


def test_an_hour_moved_on_without_asking_would_be_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = series_dates.moment_of

    def careless(day: object, clock: object, zone: str, *, which: str = "") -> datetime:
        try:
            return asked(day, clock, zone, which=which or "first")  # type: ignore[arg-type]
        except HourDoesNotExist:
            return datetime(2027, 3, 28, 1, 30, tzinfo=UTC)

    monkeypatch.setattr(series_dates, "moment_of", careless)

    statuses = [Two(app).look(**night).status_code for night in (FORWARD, BACK)]

    assert statuses == [200, 200]
