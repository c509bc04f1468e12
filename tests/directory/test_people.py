"""Staff find people, invite one, and add one to a programme."""

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.mail.models import Letter
from portal.people.models import Account, Role
from portal.people.queries import PAGE, account_by_email
from portal.privacy.actions import erase_person
from portal.programmes.models import Participation, Side
from tests import factories
from tests.visitor import Visitor

INVITE = "/en/staff/people/invite"
AINO = {"name": "Aino Kivelä", "email": "Aino@Example.org", "language": "fi"}


@pytest.fixture
def staff(visitor: Visitor, app: Flask) -> Visitor:
    """A member of staff at the browser."""
    return visitor.signed_in_as(factories.account(Role.STAFF, name="Sanna Laine"))


def letters() -> list[Letter]:
    return list(db.session.scalars(db.select(Letter).order_by(Letter.id)))


@pytest.mark.parametrize("wish", ["äyrä", "ÄYRÄ", "Äyrä", "anna.a", "Äyräpää Anna"[:5]])
def test_a_part_of_the_name_or_address_finds_someone(staff: Visitor, wish: str) -> None:
    factories.account(name="Anna Äyräpää", email="anna.a@example.org")
    factories.account(name="Someone Else")

    page = staff.get("/en/staff/people", query_string={"q": wish}).text

    assert ("Anna Äyräpää" in page, "Someone Else" in page) == (True, False)


@pytest.mark.parametrize("wish", ["%", "_", "nobody", "\x01", "x" * 5000])
def test_what_nobody_is_called_finds_nobody(staff: Visitor, wish: str) -> None:
    factories.account(name="Anna")

    page = staff.get("/en/staff/people", query_string={"q": wish})

    assert page.status_code == 200
    assert ("Nobody was found" in page.text) == (wish != "\x01")


def test_the_list_goes_on_and_asks_the_same_for_many(staff: Visitor, queries: list[str]) -> None:
    asked = []
    for more in (1, PAGE + 3):
        for _person in range(more):
            factories.account()
        queries.clear()
        page = staff.get("/en/staff/people")
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 4
    assert "older-than=" in page.text


def test_who_is_erased_is_nobody_to_find(staff: Visitor) -> None:
    person = factories.account(name="Gone Person")
    number, name = person.id, person.public_id

    erase_person(number)

    assert "erased.invalid" not in staff.get("/en/staff/people").text
    assert staff.get(f"/en/staff/people/{name}").status_code == 404


def test_an_invitation_opens_an_account_and_writes_in_its_language(staff: Visitor) -> None:
    answer = staff.fill_in(INVITE, **AINO)

    person = account_by_email("aino@example.org")
    assert person is not None
    assert (person.name, person.language, person.role) == ("Aino Kivelä", "fi", Role.NONE)
    assert answer.location == f"/en/staff/people/{person.public_id}"
    [letter] = letters()
    assert (letter.to_address, letter.language, letter.kind) == ("aino@example.org", "fi", "invitation")
    assert "Hei Aino Kivelä!" in letter.text
    assert "http://localhost/fi/kirjaudu" in letter.text


def test_sent_twice_one_letter_leaves(staff: Visitor) -> None:
    for _click in range(2):
        assert staff.fill_in(INVITE, **AINO).status_code == 302

    assert len(letters()) == 1


def test_of_somebody_who_is_here_already_it_is_said_that_nothing_was_sent(staff: Visitor) -> None:
    known = factories.account(name="Aino Kivelä", email="aino@example.org")

    answer = staff.fill_in(INVITE, name="Aino Kivelä", email="aino@example.org", language="fi")

    page = staff.get(answer.location).text
    assert (answer.location, factories.letters()) == (f"/en/staff/people/{known.public_id}", [])
    assert ("so no invitation was sent" in page, "on its way" in page) == (True, False)


def test_an_address_that_somebody_has_is_refused(staff: Visitor) -> None:
    factories.account(name="Other Person", email="aino@example.org")

    answer = staff.fill_in(INVITE, **AINO)

    assert (answer.status_code, letters()) == (422, [])
    assert "There is a person with this e-mail address already" in answer.text
    assert 'value="Aino Kivelä"' in answer.text


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"email": "aino"}, {"language": "xx"}, {"language": ""}, {"name": "x" * 121}]
)
def test_what_cannot_be_is_said_and_kept(staff: Visitor, wrong: dict[str, str]) -> None:
    answer = staff.fill_in(INVITE, **{**AINO, **wrong})

    assert (answer.status_code, letters()) == (422, [])
    assert db.session.scalar(db.select(db.func.count(Account.id))) == 1
    assert answer.text.count("-error") >= 2


def test_a_person_is_added_to_a_programme_once(staff: Visitor) -> None:
    person, term = factories.account(name="New Mentor"), factories.programme()
    page = f"/en/staff/people/{person.public_id}"

    for _click in range(2):
        answer = staff.fill_in(f"{page}/participations/new", programme=term.slug, side="mentor", group="fi")

    [made] = db.session.scalars(db.select(Participation))
    assert (made.side, made.group_language, made.account_id) == (Side.MENTOR, "fi", person.id)
    assert answer.location == page
    assert "Finnish-taught group" in staff.get(page).text


@pytest.mark.parametrize("wrong", [{"programme": "no-such"}, {"side": ""}, {"side": "staff"}, {"group": "xx"}])
def test_a_choice_that_is_not_offered_is_refused(staff: Visitor, wrong: dict[str, str]) -> None:
    person, term = factories.account(), factories.programme()
    choices = {"programme": term.slug, "side": "mentee", "group": "en"}

    answer = staff.fill_in(f"/en/staff/people/{person.public_id}/participations/new", **{**choices, **wrong})

    assert answer.status_code == 422
    assert db.session.scalars(db.select(Participation)).all() == []


def test_what_a_person_writes_is_not_on_their_page(staff: Visitor) -> None:
    pair = factories.pair()
    mentee = factories.mentee_of(pair)
    factories.reflection(by=mentee, heading="kanarialintu", body="kanarialintu", shared_in=pair.space)

    page = staff.get(f"/en/staff/people/{mentee.public_id}").text

    assert (factories.mentor_of(pair).name in page, "kanarialintu" in page) == (True, False)
