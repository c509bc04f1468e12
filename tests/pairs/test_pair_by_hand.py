"""Staff pair two people by hand, and both are told in their own language."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.mail.models import Letter
from portal.pairs.actions import IsOnTheOtherSide, pair_by_hand
from portal.pairs.models import EndingKind, Pair
from portal.pairs.queries import programmes_with_unpaired_mentees
from portal.people.models import Role
from portal.programmes.models import Participation, ParticipationState, Programme, Side
from tests import factories, factories_pairs
from tests.visitor import Visitor


@pytest.fixture
def staff(visitor: Visitor, app: Flask) -> Visitor:
    """A member of staff at the browser."""
    return visitor.signed_in_as(factories.account(Role.STAFF))


@pytest.fixture
def term(app: Flask) -> Programme:
    """A programme with one mentee who reads English and one mentor who reads Finnish."""
    return factories.programme()


def two(term: Programme) -> dict[str, Participation]:
    mentor = factories.account(name="Mikael Ström", language="fi")
    return {
        "mentee": factories.participation(term=term, who=factories.account(name="Linh Nguyen")),
        "mentor": factories.participation(term=term, side=Side.MENTOR, who=mentor),
    }


def chosen(people: dict[str, Participation]) -> dict[str, str]:
    return {side: each.public_id for side, each in people.items()}


def page_of(term: Programme) -> str:
    return f"/en/staff/programmes/{term.slug}/pairing/new"


def letters() -> list[Letter]:
    return list(db.session.scalars(db.select(Letter).order_by(Letter.id)))


def pairs() -> list[Pair]:
    return list(db.session.scalars(db.select(Pair)))


def test_both_are_told_who_their_pair_is(staff: Visitor, term: Programme) -> None:
    answer = staff.fill_in(page_of(term), **chosen(two(term)))

    [pair] = pairs()
    assert answer.status_code == 302
    told = {letter.account_id: letter for letter in letters()}
    mentor, mentee = factories.mentor_of(pair), factories.mentee_of(pair)
    assert (told[mentor.id].language, told[mentee.id].language) == ("fi", "en")
    assert "Aktorisi on Linh Nguyen." in told[mentor.id].text
    assert "Your mentor is Mikael Ström." in told[mentee.id].text
    assert f"/fi/pari/{pair.space.public_id}" in told[mentor.id].text


def test_sent_twice_they_are_one_pair_told_once(staff: Visitor, term: Programme) -> None:
    people = chosen(two(term))
    page = staff.get(page_of(term))
    token = staff.token()

    answers = [staff.post(page_of(term), csrf_token=token, seen="", **people).status_code for _click in range(2)]

    assert (page.status_code, len(pairs()), len(letters())) == (200, 1, 2)
    assert answers[0] == 302


def test_at_night_the_letters_wait_for_the_morning(
    staff: Visitor, term: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = datetime(2027, 1, 11, 20, 30, tzinfo=UTC)  # Half past ten in the evening in Helsinki.
    monkeypatch.setattr("portal.pairs.introductions.now", lambda: night)

    staff.fill_in(page_of(term), **chosen(two(term)))

    assert {letter.due_at for letter in letters()} == {datetime(2027, 1, 12, 6, tzinfo=UTC)}


def test_a_mentee_who_has_a_pair_cannot_be_chosen(staff: Visitor, term: Programme) -> None:
    pair = factories.pair(term=term)
    mentor = factories.participation(term=term, side=Side.MENTOR)

    answer = staff.fill_in(page_of(term), mentee=pair.mentee_participation.public_id, mentor=mentor.public_id)

    assert (answer.status_code, len(pairs()), letters()) == (422, 1, [])
    assert "Choose the mentee" in answer.text


def withdrawn(people: dict[str, Participation], term: Programme) -> dict[str, Participation]:
    with unit_of_work():
        people["mentor"].state = ParticipationState.WITHDRAWN
    return people


def of_another_programme(people: dict[str, Participation], term: Programme) -> dict[str, Participation]:
    return {**people, "mentor": factories.participation(side=Side.MENTOR)}


def the_same_person(people: dict[str, Participation], term: Programme) -> dict[str, Participation]:
    return {**people, "mentor": factories.participation(term=term, side=Side.MENTOR, who=people["mentee"].account)}


def two_mentors(people: dict[str, Participation], term: Programme) -> dict[str, Participation]:
    return {**people, "mentee": factories.participation(term=term, side=Side.MENTOR)}


def two_mentees(people: dict[str, Participation], term: Programme) -> dict[str, Participation]:
    return {**people, "mentor": factories.participation(term=term)}


@pytest.mark.parametrize("spoil", [two_mentors, two_mentees])
def test_a_pair_is_one_of_each_whoever_asks(app: Flask, term: Programme, spoil: Callable[..., Any]) -> None:
    people, staff = spoil(two(term), term), factories.account(Role.STAFF)

    with pytest.raises(IsOnTheOtherSide), unit_of_work():
        pair_by_hand(people["mentor"], people["mentee"], by=staff)


@pytest.mark.parametrize("spoil", [withdrawn, of_another_programme, the_same_person, two_mentors, two_mentees])
def test_who_cannot_be_paired_is_not(staff: Visitor, term: Programme, spoil: Callable[..., Any]) -> None:
    people = spoil(two(term), term)

    answer = staff.fill_in(page_of(term), **chosen(people))

    assert (answer.status_code, pairs(), letters()) == (422, [], [])


def test_a_programme_without_people_says_what_to_do(staff: Visitor, term: Programme) -> None:
    empty = staff.get(page_of(term)).text
    factories.pair(term=term)
    paired = staff.get(page_of(term)).text

    assert ("No mentors yet" in empty, "Everyone has a pair" in paired) == (True, True)


def test_the_page_asks_as_little_of_many_as_of_few(staff: Visitor, term: Programme, queries: list[str]) -> None:
    asked = []
    for more in (1, 20):
        for _pair in range(more):
            two(term)
            factories.pair(term=term)
        queries.clear()
        assert staff.get(page_of(term)).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 6


def test_who_has_walked_to_the_end_does_not_wait_but_can_be_paired(staff: Visitor, term: Programme) -> None:
    ends = {"as planned": EndingKind.FINISHED, "early": EndingKind.EARLY, "for another": EndingKind.CHANGE}
    for name, kind in ends.items():
        factories_pairs.ended(factories.pair(term=term, mentee=factories.account(name=f"Left {name}")), kind=kind)
    factories.participation(term=term, who=factories.account(name="Never paired"))
    with unit_of_work():
        term.ends_on = now().date()

    [(_programme, waiting)] = programmes_with_unpaired_mentees()
    form = staff.get(page_of(term)).text

    assert waiting == 2
    assert [name for name in ends if f"Left {name}" not in form] == []
    assert form.index("Never paired") < form.index("Left as planned")
    assert form.count("mentoring has ended") == 2


@pytest.mark.parametrize(("days", "offered"), [(0, True), (-1, False)])
def test_once_the_programme_is_over_no_pair_is_offered(
    staff: Visitor, term: Programme, days: int, offered: bool
) -> None:
    for with_pairs in (False, True):
        if with_pairs:
            factories.pair(term=term)
        with unit_of_work():
            term.ends_on = now().date() + timedelta(days=days)
        page = staff.get(f"/en/staff/programmes/{term.slug}/pairing").text
        assert ("/pairing/new" in page) == offered
