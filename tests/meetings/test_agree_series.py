"""Two people agree on several meetings at once: looked at in words, there once, at the same hour each time."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import new_public_id, unit_of_work
from portal.meetings import series
from portal.meetings.models import MeetingForm, MeetingStatus
from portal.meetings.series import Terms, agree_series, name_in_series
from portal.meetings.series_dates import Rhythm, moments_of
from tests import factories
from tests.meetings.series_pages import JANUARY, Two, dates_in, meetings, new_page, stop_the_clocks, walls
from tests.visitor import hidden_fields

TERMS = Terms(minutes=60, form=MeetingForm.REMOTE, place="", link="")
AS_FILLED_IN = Terms(minutes=60, form=MeetingForm.FACE_TO_FACE, place="Kahvila Kaisla", link="")


@pytest.fixture(autouse=True)
def january(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before either change of the clocks."""
    stop_the_clocks(monkeypatch)


def rhythm(**others: object) -> Rhythm:
    """Four Sundays around the spring's change of the clocks."""
    kept = {"first": date(2027, 3, 14), "clock": time(17), "zone": "Europe/Helsinki", "weeks": 1, "count": 4}
    return Rhythm(**{**kept, **others})  # type: ignore[arg-type]


def test_the_dates_are_looked_at_in_words_and_nothing_is_made_yet(app: Flask) -> None:
    two = Two(app)

    page = two.look()

    assert page.status_code == 200
    assert dates_in(page.text) == [
        "Sun 14 Mar 2027, 17:00–18:00", "Sun 21 Mar 2027, 17:00–18:00", "Sun 28 Mar 2027, 17:00–18:00",
        "Sun 4 Apr 2027, 17:00–18:00",
    ]  # fmt: skip
    assert (meetings(), factories.letters()) == ([], [])
    assert page.text.count("button-main") == 1


def test_then_they_are_agreed_each_with_a_name_that_follows_from_the_series(app: Flask) -> None:
    two = Two(app)

    answer = two.agree(link="https://meet.example/x", how="remote")

    made = meetings()
    assert (answer.status_code, answer.location) == (302, f"/en/pair/{two.space.public_id}/meetings")
    assert [each.public_id for each in made] == [name_in_series(two.name, number) for number in range(4)]
    assert {len(each.public_id) for each in made} == {22}
    assert {(each.series, each.status, each.minutes, each.zone, each.form) for each in made} == {
        (two.name, MeetingStatus.PLANNED, 60, "Europe/Helsinki", MeetingForm.REMOTE)
    }
    assert {(each.place, each.link, each.agenda) for each in made} == {("Kahvila Kaisla", "https://meet.example/x", "")}
    assert [f"{wall:%d.%m. %H.%M}" for wall in walls()] == [
        "14.03. 17.00", "21.03. 17.00", "28.03. 17.00", "04.04. 17.00",
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "zone"), [
    ("14.3.2027", "Europe/Helsinki"), ("17.10.2027", "Europe/Helsinki"), ("14.3.2027", "Europe/London"),
    ("7.3.2027", "America/New_York"), ("24.10.2027", "America/New_York"), ("1.3.2027", "Asia/Tokyo"),
])  # fmt: skip
@pytest.mark.parametrize("weeks", ["1", "2", "4"])
def test_a_series_keeps_its_wall_time_across_both_changes_of_the_clocks(
    app: Flask, first: str, zone: str, weeks: str
) -> None:
    two = Two(app, zone=zone)

    two.agree(day=first, weeks=weeks, count="6", clock="08:15")

    days = [wall.date() for wall in walls()]
    assert {wall.time() for wall in walls()} == {time(8, 15)}
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(weeks=int(weeks))}
    assert len(days) == 6


def test_a_series_that_adds_weeks_of_168_hours_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_hours(rhythm: Rhythm) -> list[datetime]:
        first = moments_of(rhythm)[0]
        return [first + timedelta(hours=168 * rhythm.weeks * number) for number in range(rhythm.count)]

    monkeypatch.setattr(series, "moments_of", in_hours)

    Two(app).agree()

    assert {wall.time() for wall in walls()} == {time(17), time(18)}


def test_sent_twice_they_are_there_once_and_told_once(app: Flask) -> None:
    two = Two(app)
    first = two.agree()

    seen = two.browser.get(two.page)
    with unit_of_work():
        agree_series(two.space, author=two.mentee, series_id=two.name, rhythm=rhythm(), terms=AS_FILLED_IN)

    assert (seen.status_code, seen.location) == (302, first.location)
    assert (len(meetings()), len(factories.letters())) == (4, 1)


@pytest.mark.parametrize("others", [{"count": "3"}, {"clock": "18.00"}, {"place": "Kulma"}])
def test_sent_again_with_other_words_it_says_that_it_is_saved_and_loses_nothing_silently(
    app: Flask, others: dict[str, str]
) -> None:
    two = Two(app)
    again = two.look(**others)
    two.agree()

    answer = two.browser.post(two.page, **{**hidden_fields(again.text), **two.fields(**others), "_act": "save"})

    assert (answer.status_code, len(meetings()), len(factories.letters())) == (422, 4, 1)
    assert "These meetings were saved already." in answer.text


def test_the_name_of_anothers_series_makes_nothing(app: Flask) -> None:
    two, others = Two(app), Two(app)
    two.agree()
    others.page = new_page(others.space, two.name)

    answer = others.agree()

    assert (answer.status_code, len(meetings())) == (422, 4)
    assert "We cannot find that page" in answer.text


def test_what_was_changed_after_looking_is_looked_at_again(app: Flask) -> None:
    two = Two(app)
    seen = two.look()

    answer = two.browser.fill_in(two.page, **two.fields(count="3"), checked=_checked(seen.text))

    assert (answer.status_code, len(dates_in(answer.text)), meetings()) == (200, 3, [])


def test_without_looking_nothing_is_agreed(app: Flask) -> None:
    two = Two(app)

    answer = two.browser.fill_in(two.page, **two.fields())

    assert (answer.status_code, len(dates_in(answer.text)), meetings()) == (200, 4, [])


def _checked(page: str) -> str:
    return page.partition('name="checked"')[2].partition('value="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("day", "", "Enter the date, for example 8 Sep 2027"),
        ("day", "30.2.2027", "Enter the date, for example 8 Sep 2027"),
        ("day", "8.9.2024", "That date has passed. Choose a later date."),
        ("day", "8.9.9999", "Choose a date within a year from now"),
        ("clock", "", "Enter the time, for example 17:00"),
        ("clock", "25.00", "Enter the time, for example 17:00"),
        ("minutes", "4", "Enter the length in minutes, from 5 to 600"),
        ("weeks", "0", "Choose how often"),
        ("weeks", "x", "Choose how often"),
        ("count", "1", "Choose how many"),
        ("count", "13", "Choose how many"),
        ("count", "-2", "Choose how many"),
        ("how", "", "Choose how you meet"),
        ("how", "by_post", "Choose how you meet"),
        ("place", "x" * 201, "Shorten the text by 1 character"),
        ("link", "javascript:alert(1)", "Enter the whole link, beginning with https://"),
        ("link", "https://two words", "Enter the whole link, beginning with https://"),
        ("link", "https://[meet", "Enter the whole link, beginning with https://"),
    ],
)
@pytest.mark.parametrize("act", ["preview", "save"])
def test_what_does_not_fit_is_asked_again_and_nothing_typed_is_lost(
    app: Flask, field: str, typed: str, told: str, act: str
) -> None:
    two = Two(app)

    answer = two.browser.fill_in(two.page, **two.fields(**{"place": "Kaisla", field: typed}), _act=act)

    assert (answer.status_code, meetings()) == (422, [])
    assert answer.text.count(told) >= 2
    assert field == "place" or "Kaisla" in answer.text


def test_a_day_that_is_today_with_an_hour_that_has_gone_is_refused(app: Flask) -> None:
    two = Two(app, zone="UTC")
    gone = JANUARY - timedelta(minutes=5)

    answer = two.agree(day=f"{gone:%Y-%m-%d}", clock=f"{gone:%H:%M}")

    assert (answer.status_code, meetings()) == (422, [])
    assert "That time has passed." in answer.text


def test_where_the_mentoring_has_ended_nothing_is_agreed_and_it_says_so(app: Flask) -> None:
    two = Two(app, ended=True)

    page, answer = two.browser.get(two.page), None
    with unit_of_work():
        two.space.closed_at = None
    seen = two.look()
    with unit_of_work():
        two.space.closed_at = now()
    answer = two.browser.post(
        two.page, **two.fields(), _act="save", csrf_token=two.browser.token(), checked=_checked(seen.text)
    )

    assert "Your mentoring has ended" in page.text
    assert 'name="day"' not in page.text
    assert (answer.status_code, "Your mentoring has ended" in answer.text, meetings()) == (422, True, [])
    assert "Kahvila Kaisla" in answer.text


def test_an_action_past_the_view_is_refused_too(app: Flask) -> None:
    two = Two(app, ended=True)

    with pytest.raises(series.NothingNewAfterTheEnd), unit_of_work():
        agree_series(two.space, author=two.mentee, series_id=new_public_id(), rhythm=rhythm(), terms=TERMS)

    assert meetings() == []


def test_the_partners_own_time_stands_beside_each_date_when_their_clocks_differ(app: Flask) -> None:
    two = Two(app, partners="America/New_York")

    lines = dates_in(two.look().text)

    assert lines[:3] == [
        "Sun 14 Mar 2027, 17:00–18:00 New York: Sun 14 Mar 2027, 11:00",
        "Sun 21 Mar 2027, 17:00–18:00 New York: Sun 21 Mar 2027, 11:00",
        "Sun 28 Mar 2027, 17:00–18:00 New York: Sun 28 Mar 2027, 10:00",
    ]


def test_half_a_form_survives_a_change_of_language(app: Flask) -> None:
    two = Two(app)
    page = two.page.replace("/en/pair/", "/fi/pari/").replace("/meetings/series/new/", "/tapaamiset/sarja/uusi/")

    answer = two.browser.fill_in(page, **two.fields(day="kun ehdin"), _act="switch")

    assert (answer.status_code, "kun ehdin" in answer.text, "Kahvila Kaisla" in answer.text) == (200, True, True)


def test_strangers_find_no_such_page(app: Flask) -> None:
    two, stranger = Two(app), Two(app)

    paths = (two.page, f"/en/pair/{two.space.public_id}/meetings/series/new")
    answers = [stranger.browser.get(path).status_code for path in paths]
    begun = two.browser.get(paths[1]).location

    assert answers == [404, 404]
    assert begun.startswith(f"{paths[1]}/")
    assert len(begun.rpartition("/")[2]) == 22


def test_opening_and_looking_cost_the_same_however_much_is_agreed(app: Flask, queries: list[str]) -> None:
    def cost(count: str) -> list[int]:
        two, counted = Two(app), []
        for act in (
            lambda: two.browser.get(two.page),
            lambda: two.look(count=count),
            lambda: two.browser.get(two.page),
        ):
            queries.clear()
            act()
            counted.append(len(queries))
        return counted

    few, many = cost("2"), cost("12")

    assert few == many
    assert max(few[0], few[2]) <= 6
