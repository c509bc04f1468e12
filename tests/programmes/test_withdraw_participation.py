"""Someone no longer takes part, and may come back."""

from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.people.models import Role
from portal.programmes.actions import add_participation
from portal.programmes.models import Participation, ParticipationState, Side
from portal.programmes.queries import PAGE
from tests import factories
from tests.visitor import Visitor


def test_who_is_taken_out_is_out_and_stands_in_the_list(visitor: Visitor, app: Flask) -> None:
    person = factories.participation()
    list_of_people = f"/en/staff/programmes/{person.programme.slug}/participants"
    visitor.signed_in_as(factories.account(Role.STAFF))

    asked = visitor.get(f"{list_of_people}/{person.public_id}/take-out")
    before = db.session.get_one(Participation, person.id).state
    answers = [visitor.press(f"{list_of_people}/{person.public_id}/take-out").status_code for _click in range(2)]

    assert (asked.status_code, before) == (200, ParticipationState.ACTIVE)  # Asking changes nothing.
    assert (answers, db.session.get_one(Participation, person.id).state) == ([302, 302], ParticipationState.WITHDRAWN)
    page = visitor.get(list_of_people).text
    assert (person.account.name in page, "Not taking part" in page) == (True, True)


def test_who_is_added_again_is_back(app: Flask) -> None:
    person, staff = factories.participation(), factories.account(Role.STAFF)
    with unit_of_work():
        person.state = ParticipationState.WITHDRAWN

    with unit_of_work():
        again = add_participation(person.programme, person.account, side=Side.MENTEE, group_language="fi", by=staff)

    assert (again.id, again.state, again.group_language) == (person.id, ParticipationState.ACTIVE, "fi")


def test_a_list_asks_as_little_of_many_as_of_few(visitor: Visitor, app: Flask, queries: list[str]) -> None:
    term = factories.programme()
    visitor.signed_in_as(factories.account(Role.STAFF))
    asked = []
    for more in (1, PAGE + 5):
        for _person in range(more):
            factories.participation(term=term)
        queries.clear()
        assert visitor.get(f"/en/staff/programmes/{term.slug}/participants").status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 6
