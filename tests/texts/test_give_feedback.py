"""Anybody tells us what does not work, gets a number, and staff answer in two weeks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.home.waiting import what_waits
from portal.people.models import Role
from portal.privacy.actions import erase_person, export_person
from portal.texts.feedback_personal_data import prune
from portal.texts.models import Feedback
from tests import factories
from tests.texts.factories import feedback
from tests.visitor import Visitor

WORDS = "Esikatselu ei kuulu ruudunlukijalla."


def begun(visitor: Visitor) -> str:
    """A form that somebody has opened."""
    return str(visitor.get("/en/accessibility/feedback").location)


def all_given() -> list[Feedback]:
    """Everything that was told."""
    db.session.rollback()
    return list(db.session.scalars(sa.select(Feedback).order_by(Feedback.id)))


def test_someone_without_an_account_tells_us_and_gets_a_number(visitor: Visitor) -> None:
    path = begun(visitor)

    answer = visitor.fill_in(path, message=WORDS, place="/fi/oma", contact="Maija@Example.org")
    receipt = visitor.get(path).text

    [given] = all_given()
    assert answer.location == path
    assert (given.message, given.place, given.contact) == (WORDS, "/fi/oma", "Maija@example.org")
    assert f"The number of your feedback is {given.number}." in receipt
    assert WORDS not in receipt
    assert given.answer_due_at - given.received_at == timedelta(days=14)


def test_sent_twice_it_is_there_once(visitor: Visitor) -> None:
    page = visitor.get(path := begun(visitor)).text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]

    answers = [visitor.post(path, csrf_token=token, message=WORDS, _act="save").status_code for _ in range(2)]

    assert (answers, len(all_given())) == ([302, 302], 1)


def test_only_what_did_not_work_is_asked_of_anybody(visitor: Visitor) -> None:
    empty = visitor.fill_in(begun(visitor), message=" ", contact="not an address", place="Etusivu")
    enough = visitor.fill_in(begun(visitor), message=WORDS)

    assert (empty.status_code, enough.status_code, len(all_given())) == (422, 302, 1)
    assert "Tell what did not work" in empty.text
    assert "Enter an e-mail address" in empty.text
    assert 'value="Etusivu"' in empty.text


def test_a_machine_that_fills_in_everything_is_turned_away(visitor: Visitor) -> None:
    page = visitor.fill_in(begun(visitor), message=WORDS, website="https://spam.example")

    assert (page.status_code, all_given()) == (422, [])
    assert WORDS in page.text


def test_so_is_one_that_never_stops(visitor: Visitor) -> None:
    answers = [visitor.fill_in(begun(visitor), message=WORDS).status_code for _ in range(21)]

    assert answers == [302] * 20 + [429]


def test_it_is_sealed_in_the_database(app: Flask) -> None:
    feedback(WORDS, contact="maija@example.org")

    rows = [str(value) for row in db.session.execute(sa.select(Feedback.__table__)) for value in row]

    assert [value for value in rows if "Esikatselu" in value or "maija" in value] == []


def test_staff_see_what_is_due_and_mark_it_as_answered(app: Flask, visitor: Visitor) -> None:
    visitor.signed_in_as(factories.account(Role.STAFF))
    given = feedback("<b>Nappi</b>", contact="maija@example.org")

    page = visitor.get("/en/staff/feedback").text
    visitor.press(f"/en/staff/feedback/{given.public_id}/answered")
    after, answered = (visitor.get(f"/en/staff/feedback{query}").text for query in ("", "?show=answered"))

    assert "Answer by" in page
    assert "&lt;b&gt;Nappi" in page
    assert 'href="mailto:maija@example.org"' in page
    assert "No feedback waits for an answer" in after
    assert str(given.number) in answered


def test_an_answer_noted_by_mistake_is_taken_back(app: Flask, visitor: Visitor) -> None:
    visitor.signed_in_as(factories.account(Role.STAFF))
    given = feedback()

    for act in ("answered", "answered", "reopen", "reopen"):
        visitor.press(f"/en/staff/feedback/{given.public_id}/{act}")

    assert [each.answered_at for each in all_given()] == [None]


@pytest.mark.parametrize(("days", "words"), [(13, "answer by"), (15, "the answer was due")])
def test_todays_page_of_staff_has_it_with_its_day(
    app: Flask, later: Callable[[timedelta], None], days: int, words: str
) -> None:
    feedback()
    later(timedelta(days=days))

    with app.test_request_context("/en/staff"):
        told = [each.text for each in what_waits() if "feedback" in each.text]

    assert len(told) == 1
    assert words in told[0]


def test_what_is_late_says_so(app: Flask, visitor: Visitor) -> None:
    given = feedback()
    with unit_of_work():
        given.received_at = now() - timedelta(days=15)

    page = visitor.signed_in_as(factories.account(Role.STAFF)).get("/en/staff/feedback").text

    assert "Late: the answer was due" in page


def test_nobody_else_reads_it(app: Flask, visitor: Visitor) -> None:
    given = feedback(WORDS)
    visitor.signed_in_as(factories.account())

    listed, marked = visitor.get("/en/staff/feedback"), visitor.press(f"/en/staff/feedback/{given.public_id}/answered")

    assert (listed.status_code, marked.status_code) == (404, 404)
    assert [each.answered_at for each in all_given()] == [None]


def test_that_of_a_member_goes_with_the_member(app: Flask) -> None:
    member = factories.account()
    feedback(WORDS, by=member)
    feedback("Toisen palaute.")

    copy = str(export_person(member.id))
    erase_person(member.id)

    assert WORDS in copy
    assert "Toisen palaute." not in copy
    assert [each.message for each in all_given()] == ["Toisen palaute."]


def test_a_year_after_the_answer_it_goes(app: Flask) -> None:
    for days in (364, 366):
        given = feedback(f"{days}")
        with unit_of_work():
            given.answered_at = now() - timedelta(days=days)
    feedback("waits")

    with unit_of_work():
        gone = prune()

    assert gone == 1
    assert [each.message for each in all_given()] == ["364", "waits"]
