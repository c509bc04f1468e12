"""Staff open a term and change it, perhaps two of them at once."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.people.models import Role
from portal.programmes.models import Programme
from tests import factories
from tests.visitor import Visitor, hidden_fields

NEW = "/en/staff/programmes/new"
TYPED = {
    "season": "autumn",
    "starts_on": "20.8.2027",
    "ends_on": "10 Dec 2027",
    "name_fi": "Syksy 2027",
    "name_en": "Autumn 2027",
    "taught_fi": "y",
    "day_fi": "26. elokuuta 2027",
    "clock_fi": "17.00",
    "place_fi": "Pasila",
    "taught_en": "y",
    "day_en": "",
    "clock_en": "",
    "place_en": "",
}


@pytest.fixture
def staff(visitor: Visitor, app: Flask) -> Visitor:
    """A member of staff at the browser."""
    return visitor.signed_in_as(factories.account(Role.STAFF))


def saved() -> list[Programme]:
    return list(db.session.scalars(db.select(Programme).order_by(Programme.id)))


def test_a_term_is_opened_in_both_languages(staff: Visitor) -> None:
    answer = staff.fill_in(NEW, **TYPED)

    [term] = saved()
    assert (answer.location, term.slug) == ("/en/staff/programmes/autumn-2027", "autumn-2027")
    assert (term.starts_on, term.ends_on) == (date(2027, 8, 20), date(2027, 12, 10))
    assert {code: words.name for code, words in term.words.items()} == {"fi": "Syksy 2027", "en": "Autumn 2027"}
    assert term.groups["fi"].kick_off_at == datetime(2027, 8, 26, 14, tzinfo=UTC)
    assert (term.groups["en"].kick_off_at, term.groups["fi"].kick_off_place) == (None, "Pasila")
    page = staff.get("/fi/hallinta/ohjelmat/autumn-2027").text.replace("\u00a0", " ")
    assert ("Syksy 2027" in page, "to 26.8.2027 klo 17.00" in page, "20.8.2027" in page) == (True, True, True)


def test_sent_twice_it_is_there_once(staff: Visitor) -> None:
    answers = [staff.fill_in(NEW, **TYPED) for _click in range(2)]

    assert {answer.location for answer in answers} == {"/en/staff/programmes/autumn-2027"}
    assert len(saved()) == 1


def test_a_second_term_in_the_same_half_year_is_refused_and_keeps_what_was_typed(staff: Visitor) -> None:
    staff.fill_in(NEW, **TYPED)

    answer = staff.fill_in(NEW, **{**TYPED, "name_en": "Another autumn"})

    assert (answer.status_code, len(saved())) == (422, 1)
    assert "There is a programme for this term already" in answer.text
    assert 'value="Another autumn"' in answer.text


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"starts_on": "31.2.2027"}, "Enter the date, for example 8 Sep 2027"),
        ({"starts_on": "1.1.0001"}, "more than five years away"),
        ({"ends_on": "31.12.9999"}, "more than five years away"),
        ({"day_fi": "1.1.0001", "clock_fi": "0.30"}, "more than five years away"),
        ({"day_fi": "31.10.2027", "clock_fi": "3.30"}, "this hour comes twice. Choose another time."),
        ({"starts_on": ""}, "Enter the first day, for example 20 Aug 2027"),
        ({"ends_on": "20.8.2027"}, "The last day has to be after the first day"),
        ({"clock_fi": "25:00"}, "Enter the time, for example 17:00"),
        ({"clock_fi": ""}, "Enter the time, for example 17:00"),
        ({"day_fi": "28.3.2027", "clock_fi": "3.30"}, "this hour does not exist"),
        ({"name_en": " "}, "Enter the name in each language"),
        ({"name_fi": "x" * 121}, "Shorten the text by 1 character"),
        ({"season": "midsummer"}, "Choose the term"),
        ({"taught_fi": "", "taught_en": ""}, "Choose at least one group"),
    ],
)
def test_what_cannot_be_is_said_and_kept(staff: Visitor, wrong: dict[str, str], message: str) -> None:
    sent = {name: value for name, value in {**TYPED, **wrong}.items() if value or not name.startswith("taught")}

    answer = staff.fill_in(NEW, **sent)

    assert (answer.status_code, saved()) == (422, [])
    assert message in answer.text
    assert 'value="Pasila"' in answer.text


def test_a_term_is_changed_and_its_address_stays(staff: Visitor) -> None:
    staff.fill_in(NEW, **TYPED)

    answer = staff.fill_in(
        "/en/staff/programmes/autumn-2027/edit",
        **{name: value for name, value in TYPED.items() if name not in ("season", "taught_en")} | {"name_en": "Fall"},
    )

    [term] = saved()
    assert (answer.status_code, term.slug, term.words["en"].name) == (302, "autumn-2027", "Fall")
    assert set(term.groups) == {"fi"}


def test_two_of_the_staff_change_different_things_and_both_stand(staff: Visitor, app: Flask) -> None:
    staff.fill_in(NEW, **TYPED)
    edit = "/en/staff/programmes/autumn-2027/edit"
    mine = {**hidden_fields(staff.get(edit).text), **TYPED, "place_fi": "Malmi"}
    colleague = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))

    colleague.fill_in(edit, **{**TYPED, "name_en": "The autumn of 2027"})
    answer = staff.post(edit, **mine)

    [term] = saved()
    assert answer.status_code == 302
    assert (term.words["en"].name, term.groups["fi"].kick_off_place) == ("The autumn of 2027", "Malmi")


def test_the_same_thing_changed_twice_shows_both_and_one_decides(staff: Visitor, app: Flask) -> None:
    staff.fill_in(NEW, **TYPED)
    edit = "/en/staff/programmes/autumn-2027/edit"
    mine = {**hidden_fields(staff.get(edit).text), **TYPED, "starts_on": "25.8.2027", "name_en": "Mine"}
    colleague = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))

    colleague.fill_in(edit, **{**TYPED, "starts_on": "21.8.2027"})
    clash = staff.post(edit, **mine)
    settled = staff.post(edit, **{**mine, **hidden_fields(clash.text)})

    [term] = saved()
    assert clash.status_code == 409
    assert ("21 Aug 2027" in clash.text, "25 Aug 2027" in clash.text or "25.8.2027" in clash.text) == (True, True)
    assert (settled.status_code, term.starts_on) == (302, date(2027, 8, 25))
