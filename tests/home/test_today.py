"""What waits for staff today: letters that died or stand still, and a worker that is silent."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from portal.heartbeats.actions import beat
from portal.mail.models import LetterStatus
from portal.people.models import Role
from portal.programmes.models import ParticipationState
from tests import factories
from tests.visitor import Visitor

Later = Callable[[timedelta], None]
PATHS = {"en": "/en/staff", "fi": "/fi/hallinta"}
NOTHING = "Nothing to see to today"
DEAD, STILL, SILENT = "messages were not sent", "have waited for over ten minutes", "The worker that sends messages"


@pytest.fixture
def staff(visitor: Visitor) -> Visitor:
    """A member of staff at the browser, and a worker that is alive."""
    with unit_of_work():
        beat("worker")
    return visitor.signed_in_as(factories.account(Role.STAFF))


def said(page: str) -> set[str]:
    return {words for words in (NOTHING, DEAD, STILL, SILENT) if words in page}


def test_where_all_is_well_nothing_waits(staff: Visitor, app: Flask) -> None:
    for status in (LetterStatus.WAITING, LetterStatus.SENT, LetterStatus.WITHDRAWN):
        factories.letter(status)

    assert said(staff.get("/en/staff").text) == {NOTHING}


def test_letters_that_died_wait(staff: Visitor, app: Flask) -> None:
    for _letter in range(3):
        factories.letter(LetterStatus.DEAD)

    page = staff.get("/en/staff").text

    assert said(page) == {DEAD}
    assert "3 messages" in page
    assert 'href="/en/staff/messages"' in page


@pytest.mark.parametrize(("minutes", "expected"), [(9, {NOTHING}), (11, {STILL, SILENT})])
def test_letters_that_stand_still_and_a_silent_worker_wait_after_ten_minutes(
    staff: Visitor, app: Flask, later: Later, minutes: int, expected: set[str]
) -> None:
    factories.letter()
    later(timedelta(minutes=minutes))

    assert said(staff.get("/en/staff").text) == expected


def test_a_worker_that_lives_and_cannot_send_is_told_apart(staff: Visitor, app: Flask, later: Later) -> None:
    factories.letter()
    later(timedelta(minutes=11))
    with unit_of_work():
        beat("worker")

    assert said(staff.get("/en/staff").text) == {STILL}


def test_a_worker_that_was_never_there_is_silent(visitor: Visitor, app: Flask) -> None:
    visitor.signed_in_as(factories.account(Role.ADMINISTRATOR))

    assert said(visitor.get("/en/staff").text) == {SILENT}


@pytest.mark.parametrize("language", ["en", "fi"])
def test_every_programme_can_be_opened_by_its_name(staff: Visitor, app: Flask, language: str) -> None:
    terms = [factories.programme(), factories.programme()]

    page = staff.get(PATHS[language]).text

    assert [term.name_in(language) for term in terms if f">{term.name_in(language)}</a>" not in page] == []
    assert [term.slug for term in terms if f'/{term.slug}"' not in page] == []


@pytest.mark.parametrize("path", PATHS.values())
@pytest.mark.parametrize(("role", "status"), [(Role.NONE, 404), (Role.STAFF, 200), (Role.ADMINISTRATOR, 200)])
def test_only_staff_see_it(visitor: Visitor, app: Flask, path: str, role: Role, status: int) -> None:
    factories.letter(LetterStatus.DEAD)

    assert visitor.signed_in_as(factories.account(role)).get(path).status_code == status


def test_a_pair_that_goes_on_without_one_of_them_in_the_programme_is_told(staff: Visitor, app: Flask) -> None:
    pair, _other = factories.pair(), factories.pair()
    with unit_of_work():
        pair.mentor_participation.state = ParticipationState.WITHDRAWN

    page = staff.get("/en/staff").text

    assert page.count("One of a pair was taken out of the programme") == 1
    assert f'href="/en/staff/programmes/{pair.programme.slug}/pairing/{pair.public_id}"' in page
