"""The two of a pair look at their path; staff look at it from the outside."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.meetings.models import MeetingStatus
from portal.pairs.actions import AlreadyHasAPair, make_pair
from portal.pairs.models import PairStatus
from portal.pairs.moments import last_active_at
from portal.pairs.queries import PAGE
from portal.people.models import Role
from portal.programmes.models import Season
from portal.reflections.actions import stop_sharing_reflection
from tests import factories, factories_goals, factories_meetings
from tests.factories_meetings import meeting
from tests.visitor import Visitor

Later = Callable[[timedelta], None]


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_each_sees_the_other(visitor: Visitor, app: Flask, side: str) -> None:
    pair = factories.pair(mentor=factories.account(name="Outi Ö"), mentee=factories.account(name="Linh N"))
    me, other = (factories.mentor_of(pair), "Linh N") if side == "mentor" else (factories.mentee_of(pair), "Outi Ö")

    visitor.signed_in_as(me)

    assert other in visitor.get(f"/en/pair/{pair.space.public_id}").text
    assert other in visitor.get("/en/my").text


@pytest.mark.parametrize("season", [*Season])
@pytest.mark.parametrize(("path", "name"), [("/en/pair/", "Autumn"), ("/fi/pari/", "Syksy")])
def test_the_page_has_the_season_and_the_name_of_its_programme(
    visitor: Visitor, app: Flask, season: Season, path: str, name: str
) -> None:
    pair = factories.pair(term=factories.programme(season))

    page = visitor.signed_in_as(factories.mentee_of(pair)).get(path + pair.space.public_id).text

    assert f'data-season="{season.value}"' in page
    assert name in page


def test_two_pairs_stand_side_by_side(visitor: Visitor, app: Flask) -> None:
    mentor = factories.account()
    pairs = [factories.pair(mentor=mentor, mentee=factories.account(name=name)) for name in ("Aino A", "Bo B")]

    page = visitor.signed_in_as(mentor).get("/en/my").text

    assert [pair.space.public_id in page for pair in pairs] == [True, True]
    assert page.index("Bo B") < page.index("Aino A")


def test_a_mentee_has_one_mentor_at_a_time_in_a_programme(app: Flask) -> None:
    pair = factories.pair()
    other = factories.pair(term=pair.programme)
    free = factories.pair(term=pair.programme, ended=True)

    with pytest.raises(AlreadyHasAPair), unit_of_work():
        make_pair(other.mentor_participation, pair.mentee_participation, by=None)
    with unit_of_work():
        again = make_pair(other.mentor_participation, free.mentee_participation, by=None)

    assert again.status is PairStatus.ACTIVE


def test_staff_see_who_and_when_and_nothing_else(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair()
    author, address = factories.mentee_of(pair), f"/en/staff/programmes/{pair.programme.slug}/pairing/{pair.public_id}"
    visitor.signed_in_as(factories.account(Role.STAFF))
    quiet = visitor.get(address).text

    shared = factories.reflection(by=author, heading="Otsake", body="Sanat", shared_in=pair.space)
    active = visitor.get(address).text
    with unit_of_work():
        stop_sharing_reflection(shared, space=pair.space)

    assert (author.name in quiet, quiet == active) == (True, False)
    assert [word for word in ("Otsake", "Sanat", author.email, shared.public_id) if word in active] == []
    assert visitor.get(address).text.count("<dd>") == quiet.count("<dd>")
    assert pair.space.public_id not in active


def test_notes_and_steps_of_goals_are_common_activity_too(app: Flask, later: Later) -> None:
    pair = factories.pair()
    goal = factories_goals.goal(pair.space)
    held = factories_meetings.meeting(pair.space, starts_at=now() - timedelta(days=1), status=MeetingStatus.HELD)
    began = last_active_at(pair.space)
    later(timedelta(days=2))

    factories_goals.moved(goal)
    stepped = last_active_at(pair.space)
    later(timedelta(days=4))
    factories_meetings.note(held)
    noted = last_active_at(pair.space)

    assert began
    assert stepped
    assert noted
    assert [round((at - began) / timedelta(days=1)) for at in (stepped, noted)] == [2, 4]


def test_staff_page_through_the_pairs_of_one_programme(visitor: Visitor, app: Flask) -> None:
    term, foreign = factories.programme(), factories.pair()
    made = [factories.pair(term=term).public_id for _pair in range(PAGE + 3)]
    visitor.signed_in_as(factories.account(Role.STAFF))
    address = f"/en/staff/programmes/{term.slug}/pairing"

    first = visitor.get(address).text
    second = visitor.get(f"{address}?older-than={made[3]}").text

    assert [name in first for name in made] == [False] * 3 + [True] * PAGE
    link = 'pairing/{}"'.format
    assert [link(name) in second for name in made] == [True] * 3 + [False] * PAGE
    assert foreign.public_id not in first + second


def test_a_pair_of_another_programme_is_not_found_under_this_one(visitor: Visitor, app: Flask) -> None:
    pair, other = factories.pair(), factories.programme()
    visitor.signed_in_as(factories.account(Role.STAFF))

    answer = visitor.get(f"/en/staff/programmes/{other.slug}/pairing/{pair.public_id}")

    assert answer.status_code == 404


def test_the_kick_off_is_told_in_finnish_time_and_meetings_in_both(visitor: Visitor, app: Flask) -> None:
    mentor = factories.account(time_zone="Europe/London")
    pair = factories.pair(mentor=mentor, term=factories.programme(groups=True))
    meeting(pair.space, starts_at=datetime(2027, 8, 26, 14, tzinfo=UTC))

    page = visitor.signed_in_as(mentor).get(f"/en/pair/{pair.space.public_id}").text

    assert "26 Aug 2026, 17:00 Finland time (London: 15:00)" in page
    assert "26 Aug 2027, 15:00, London (Helsinki: 17:00)" in page


def test_every_page_says_whose_it_is_and_leads_to_the_other_pair(visitor: Visitor, app: Flask) -> None:
    mentor = factories.account()
    pair = factories.pair(mentor=mentor, mentee=factories.account(name="Aino A"))
    pages = [f"/en/pair/{pair.space.public_id}{page}" for page in ("", "/goals", "/meetings", "/ground-rules")]
    visitor.signed_in_as(mentor)

    alone = [visitor.get(page).text for page in pages]
    factories.pair(mentor=mentor, ended=True)
    with_an_ended_one = [visitor.get(page).text for page in pages]
    factories.pair(mentor=mentor)
    with_two = [visitor.get(page).text for page in pages]

    assert ["– Aino A – Rinnalla</title>" in page for page in alone] == [True] * 4
    assert ["Switch pair" in page for page in alone + with_an_ended_one] == [False] * 8
    assert ["Switch pair" in page for page in with_two] == [True] * 4
