"""Staff of both roles see envelopes and send dead letters again, and it is written down who did."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.audit.models import AuditEntry
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from portal.people.models import Role
from tests import factories
from tests.visitor import Visitor

STAFF = (Role.STAFF, Role.ADMINISTRATOR)
PATHS = {"en": "/en/staff/messages/{}/retry", "fi": "/fi/hallinta/viestit/{}/yrita-uudelleen"}


def dead_letter() -> Letter:
    """One that the server refused for the eighth time."""
    letter = factories.letter(LetterStatus.DEAD, to="reader@example.org", kind="reflection shared")
    with unit_of_work():
        letter.attempts, letter.last_error = 8, "server said 451"
    return letter


def written_down() -> list[tuple[str, int | None]]:
    db.session.rollback()
    entries = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.subject.startswith("letter:")))
    return [(entry.verb, entry.actor_id) for entry in entries]


@pytest.mark.parametrize("role", STAFF)
def test_the_envelope_says_to_whom_of_what_kind_and_what_happened(visitor: Visitor, app: Flask, role: Role) -> None:
    dead_letter()

    page = visitor.signed_in_as(factories.account(role)).get("/en/staff/messages").text

    words = ("reader@example.org", "What is new", "server said 451", "<time datetime=")
    assert [word for word in words if word not in page] == []
    assert [word for word in ("A subject", "Some words", "eflection shared") if word in page] == []


def test_a_server_that_quotes_the_letter_in_its_refusal_is_noticed(visitor: Visitor, app: Flask) -> None:
    letter = dead_letter()
    with unit_of_work():
        letter.last_error = f"refused: {letter.text}"

    page = visitor.signed_in_as(factories.account(Role.STAFF)).get("/en/staff/messages").text

    assert "Some words" in page


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("role", STAFF)
def test_sending_again_starts_from_the_beginning_and_is_written_down(
    visitor: Visitor, app: Flask, role: Role, language: str
) -> None:
    letter, clerk, carried = dead_letter(), factories.account(role), list[str]()

    visitor.signed_in_as(clerk).press(PATHS[language].format(letter.public_id))
    deliver(lambda each: carried.append(each.public_id))

    db.session.refresh(letter)
    assert (carried, letter.status, letter.attempts) == ([letter.public_id], LetterStatus.SENT, 0)
    assert written_down() == [("retried", clerk.id)]


def test_pressing_twice_sends_once(visitor: Visitor, app: Flask) -> None:
    letter, carried = dead_letter(), list[str]()
    visitor.signed_in_as(factories.account(Role.STAFF))

    for _press in range(2):
        visitor.press(PATHS["en"].format(letter.public_id))
    deliver(lambda each: carried.append(each.public_id))

    assert carried == [letter.public_id]


@pytest.mark.parametrize("status", [LetterStatus.WAITING, LetterStatus.SENT, LetterStatus.WITHDRAWN])
def test_what_was_not_sent_again_is_not_written_down(visitor: Visitor, app: Flask, status: LetterStatus) -> None:
    letter = factories.letter(status)
    visitor.signed_in_as(factories.account(Role.STAFF))

    visitor.press(PATHS["en"].format(letter.public_id))

    assert written_down() == []


def test_a_letter_that_is_not_there_is_no_page(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account(Role.STAFF))

    answer = visitor.press(PATHS["en"].format(new_public_id()))

    assert (answer.status_code, written_down()) == (404, [])


@pytest.mark.parametrize("of", [factories.mentee_of, factories.mentor_of])
def test_members_neither_see_nor_send(visitor: Visitor, app: Flask, of: Callable[..., object]) -> None:
    letter = dead_letter()
    visitor.signed_in_as(of(factories.pair()))  # type: ignore[arg-type]

    answers = [visitor.get("/en/staff/messages"), visitor.press(PATHS["en"].format(letter.public_id))]

    db.session.refresh(letter)
    assert [answer.status_code for answer in answers] == [404, 404]
    assert (letter.status, written_down()) == (LetterStatus.DEAD, [])


def test_how_many_wait_is_said_in_words(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account(Role.STAFF))
    counts = []
    for _letter in range(2):
        factories.letter(LetterStatus.WAITING)
        counts.append(visitor.get("/en/staff/messages").text)

    assert "1 message is waiting to be sent." in counts[0]
    assert "2 messages are waiting to be sent." in counts[1]
