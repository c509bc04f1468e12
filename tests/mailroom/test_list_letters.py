"""Staff look at the messages that were not sent."""

import pytest
from flask import Flask

from portal.audit.models import AuditEntry
from portal.foundation.db import db, unit_of_work
from portal.mail.carrying import deliver
from portal.mail.models import LetterStatus
from portal.people.models import Role
from tests import factories
from tests.visitor import Visitor


@pytest.fixture
def staff(visitor: Visitor) -> Visitor:
    """A member of staff at the browser."""
    return visitor.signed_in_as(factories.account(Role.STAFF))


def test_staff_see_the_envelope_of_a_dead_letter(visitor: Visitor) -> None:
    factories.letter(LetterStatus.DEAD, to="reader@example.org")

    page = visitor.signed_in_as(factories.account(Role.STAFF)).get("/en/staff/messages")

    assert "reader@example.org" in page.text


@pytest.mark.parametrize("path", ["/en/staff/messages", "/fi/hallinta/viestit"])
def test_no_words_of_letters_are_shown(staff: Visitor, path: str) -> None:
    dead = factories.letter(LetterStatus.DEAD)
    with unit_of_work():
        dead.subject, dead.text, dead.html = ("canary subject", "canary text", "<p>canary html</p>")

    page = staff.get(path).text

    assert (dead.to_address in page, "canary" in page) == (True, False)


def test_only_what_is_dead_is_listed(staff: Visitor) -> None:
    for status in LetterStatus:
        factories.letter(status, to=f"{status.value}@example.org")

    page = staff.get("/en/staff/messages").text

    assert [status for status in LetterStatus if f"{status.value}@example.org" in page] == [LetterStatus.DEAD]


def test_a_dead_letter_is_sent_again(staff: Visitor, app: Flask) -> None:
    dead = factories.letter(LetterStatus.DEAD)
    carried: list[str] = []

    answer = staff.press(f"/en/staff/messages/{dead.public_id}/retry")
    deliver(lambda letter: carried.append(letter.public_id))

    assert (answer.location, carried) == ("/en/staff/messages", [dead.public_id])
    assert f"letter:{dead.public_id}" in db.session.scalars(db.select(AuditEntry.subject)).all()


@pytest.mark.parametrize("status", [LetterStatus.SENT, LetterStatus.WITHDRAWN])
def test_a_letter_that_left_or_was_withdrawn_is_not_sent_again(
    staff: Visitor, app: Flask, status: LetterStatus
) -> None:
    letter = factories.letter(status)
    carried: list[str] = []

    staff.press(f"/en/staff/messages/{letter.public_id}/retry")
    deliver(lambda each: carried.append(each.public_id))

    assert carried == []


@pytest.mark.parametrize("status", [LetterStatus.DEAD, None])
def test_today_says_what_waits(staff: Visitor, app: Flask, status: LetterStatus | None) -> None:
    if status:
        factories.letter(status)

    page = staff.get("/en/staff").text

    assert ("1 message" in page) is (status is not None)
