"""For seven days either of the two may change their mind, and everything is as it was."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import db, unit_of_work
from portal.foundation.errors import Refused
from portal.mail.models import LetterStatus
from portal.pairs.actions import make_pair
from portal.pairs.ending import UndoIsOver, undo_ending, undo_ending_by_staff
from portal.pairs.ending_queries import ended_for, ending_in_force, last_minute_to_undo
from portal.pairs.models import Ending, Pair, PairStatus
from portal.people.models import Role
from tests import factories, factories_pairs
from tests.pairs.test_end_pair import GOES_ON, OVER, state
from tests.pairs.two import Two

UNDO, Later = "close/undo", Callable[[timedelta], None]
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def began(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock stands still, until `later` moves it on."""
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


@pytest.mark.parametrize("who", ["one", "other"])
def test_either_undoes_it_and_everything_can_be_written_again(app: Flask, who: str) -> None:
    two = Two(app)
    factories_pairs.ended(two.pair)

    answer = getattr(two, who).press(two.page(UNDO))

    assert (answer.location, state(two)) == (two.page(), GOES_ON)
    two.other.fill_in(two.page("ground-rules/edit"), hopes="Courage.")
    assert "Courage." in two.one.get(two.page("ground-rules")).text


def test_the_other_gets_a_letter_and_what_has_not_left_stays_at_home(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ended(two.pair)

    for _time in range(2):
        two.other.press(two.page(UNDO))

    receipt, letter, undone = factories.letters()
    assert [receipt.status, letter.status] == [LetterStatus.WITHDRAWN] * 2
    assert (undone.to_address, "Mauno undid the end" in undone.text) == (two.mentee.email, True)


def test_undone_and_ended_again_leaves_both_endings_on_record(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ended(two.pair)
    two.one.press(two.page(UNDO))

    two.other.fill_in(two.page("close"), kind="finished")

    every = db.session.scalars(sa.select(Ending).order_by(Ending.id)).all()
    assert [(each.by_id, each.undone_by_id) for each in every] == [
        (two.mentee.id, two.mentee.id),
        (two.mentor.id, None),
    ]
    assert state(two) == OVER


def last_second(ended_at: datetime) -> datetime:
    """23:59:59 of the seventh day after, in Helsinki."""
    day = ended_at.astimezone(HELSINKI).date() + timedelta(days=7)
    return datetime.combine(day, time(23, 59, 59), tzinfo=HELSINKI).astimezone(UTC)


@pytest.mark.parametrize(("seconds", "undone"), [(0, True), (1, False)])
def test_it_can_be_undone_until_the_seventh_day_is_over(
    app: Flask, began: datetime, later: Later, seconds: int, undone: bool
) -> None:
    later(timedelta())
    pair = factories_pairs.ended(factories.pair())
    mentor = factories.mentor_of(pair)

    later(last_second(began) - began + timedelta(seconds=seconds))
    told = ended_for(pair, mentor)
    refused = not_undone(pair)

    assert told
    assert (bool(told.undo_until), refused) == ((True, None) if undone else (False, UndoIsOver))


def not_undone(pair: Pair) -> type[Refused] | None:
    """How the mentor is refused who tries to undo the end; None when it is undone."""
    mentor = factories.mentor_of(pair)
    try:
        with unit_of_work():
            undo_ending(pair, by=mentor)
    except Refused as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize(
    ("ended_at", "said"),
    [
        ("2027-08-26T23:59:59+03:00", "2027-09-02T23:59+03:00"),
        ("2027-08-27T00:00:00+03:00", "2027-09-03T23:59+03:00"),
        ("2027-10-28T09:30:00+03:00", "2027-11-04T23:59+02:00"),  # The clocks go back meanwhile.
        ("2028-03-25T21:00:00-05:00", "2028-04-02T23:59+03:00"),  # And forward; it was the next day in Helsinki.
    ],
)
def test_the_last_minute_is_that_of_a_day_where_the_portal_lives(app: Flask, ended_at: str, said: str) -> None:
    ending = Ending(ended_at=datetime.fromisoformat(ended_at))

    assert last_minute_to_undo(ending) == datetime.fromisoformat(said)


def test_the_page_tells_the_last_minute(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ended(two.pair)

    page = two.other.get(two.page("close")).text

    day = last_second(clock.now()).astimezone(HELSINKI)
    assert f"{day.day} {day:%b %Y}, 23:59" in page


def test_a_mentee_with_a_new_mentor_does_not_go_back(app: Flask) -> None:
    two = Two(app)
    factories_pairs.ended(two.pair)
    other = factories.pair(term=two.pair.programme)
    with unit_of_work():
        make_pair(other.mentor_participation, two.pair.mentee_participation, by=None)

    answer = two.one.press(two.page(UNDO))

    assert "has a new pair already" in two.one.get(answer.location).text
    assert (state(two), len(factories.letters())) == (OVER, 2)


def test_what_staff_ended_only_staff_undo(app: Flask) -> None:
    two, staff = Two(app), factories.account(Role.STAFF)
    factories_pairs.ended_by_staff(two.pair)

    answer = two.one.press(two.page(UNDO))
    refused = (state(two), "only they can undo it" in two.one.get(answer.location).text)
    with unit_of_work():
        undo_ending_by_staff(two.pair, by=staff)
        undo_ending_by_staff(two.pair, by=staff)

    assert (refused, state(two)) == ((OVER, True), GOES_ON)
    assert sum("The contact person undid" in each.text for each in factories.letters()) == 2


def test_staff_do_not_undo_what_the_two_decided(app: Flask) -> None:
    two, staff = Two(app), factories.account(Role.STAFF)
    factories_pairs.ended(two.pair)

    with unit_of_work():
        undo_ending_by_staff(two.pair, by=staff)

    assert state(two) == OVER


def test_an_ending_of_old_without_a_record_is_told_and_not_undone(app: Flask) -> None:
    pair = factories.pair(ended=True)
    browser = Two(app).browser_of(factories.mentee_of(pair))
    path = f"/en/pair/{pair.space.public_id}"

    answer = browser.press(f"{path}/{UNDO}")
    page = browser.get(answer.location).text

    db.session.rollback()
    assert db.session.get_one(Pair, pair.id).status is PairStatus.ENDED
    assert ("It ended" in page, "Seven days have passed" in page) == (True, True)


def test_strangers_former_members_and_staff_neither_end_nor_undo(app: Flask) -> None:
    two = Two(app)
    strangers = [factories.account(), factories.account(Role.STAFF), factories.account(Role.ADMINISTRATOR)]

    answers = [
        (browser.get(two.page("close")).status_code, browser.press(two.page("close"), kind="early").status_code)
        for browser in map(two.browser_of, strangers)
    ]
    factories_pairs.ended(two.pair)
    undone = [two.browser_of(each).press(two.page(UNDO)).status_code for each in strangers]

    assert (answers, undone, state(two)) == ([(404, 404)] * 3, [404] * 3, OVER)


def test_asking_costs_nothing_while_it_goes_on_and_one_query_afterwards(app: Flask, queries: list[str]) -> None:
    on, over = factories.pair(), factories_pairs.ended(factories.pair(), kind_words="Kiitos.")
    reader = factories.mentor_of(over)
    members = [each.name for each in over.space.members] + [on.ended_at, over.ended_at, reader.id]
    queries.clear()

    nothing = (ending_in_force(on), ended_for(on, reader), len(queries))
    told = ended_for(over, reader)

    assert (nothing, len(queries), len(members)) == ((None, None, 0), 1, 5)
    assert told
    assert (told.kind_words, told.my_kind_words, told.by_me) == ("Kiitos.", "", False)


def test_a_week_that_never_ends_is_noticed(
    app: Flask, began: datetime, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = factories_pairs.ended(factories.pair())
    monkeypatch.setattr("portal.pairs.ending.undo_ends", lambda _ending: began + timedelta(days=999))

    later(last_second(began) - began + timedelta(seconds=1))

    assert not_undone(pair) is None
