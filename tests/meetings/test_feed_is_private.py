"""The address of a feed is a secret: it is guessed by nobody, told by no log, and goes with its person."""

import io
import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
import structlog
from flask import Flask

from portal.foundation.db import db
from portal.meetings.models import CalendarFeed
from portal.people.models import fingerprint
from portal.privacy.actions import erase_person, export_person
from tests import factories, factories_meetings
from tests.meetings.feed_pages import PAGE, STOP, Owner, feeds
from tests.visitor import Visitor


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "..%2f", "' OR 1=1 --", "ä" * 9, "a" * 3_000])
def test_an_address_that_never_was_answers_like_one_that_has_ended(app: Flask, token: str) -> None:
    owner = Owner(app)
    ended = owner.make()
    owner.press(STOP)

    answers = [owner.program.get(path) for path in (ended, f"/en/calendar/{token}.ics")]

    assert [answer.status_code for answer in answers] == [404, 404]
    ended_page, made_up_page = (re.sub(r'(href|value)="[^"]*"', "", answer.text) for answer in answers)
    assert ended_page == made_up_page


def test_the_database_holds_no_token_that_could_be_used(app: Flask) -> None:
    owner = Owner(app)
    token = owner.make().rpartition("/")[2].removesuffix(".ics")

    row = db.session.execute(sa.select(CalendarFeed.__table__)).one()

    assert token not in " ".join(str(value) for value in row)
    assert row.token_hash == fingerprint(token)


def test_who_asks_for_too_many_made_up_addresses_is_told_to_wait(app: Flask) -> None:
    owner = Owner(app)
    factories_meetings.meeting(owner.space, place="still read")
    address = owner.make()

    answers = [owner.program.get(f"/en/calendar/{number}.ics") for number in range(61)]

    assert {answer.status_code for answer in answers[:60]} == {404}
    assert (answers[60].status_code, int(answers[60].headers["Retry-After"]) > 0) == (429, True)
    assert owner.told(address) == ["still read"]


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What is written to the log."""
    before, written = structlog.get_config(), io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=written))
    yield written
    structlog.configure(**before)


def test_no_log_tells_the_address(app: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = Owner(app)
    address = owner.make()
    token = address.rpartition("/")[2].removesuffix(".ics")

    owner.program.get(address)
    monkeypatch.setattr("portal.meetings.calendar_queries.meetings_for", lambda _account: 1 / 0)
    broken = owner.program.get(address)

    assert broken.status_code == 500
    assert "calendar.read_feed" in logged.getvalue()
    assert token not in logged.getvalue()


def cost(app: Flask, queries: list[str], meetings: int, pairs: int) -> tuple[int, int]:
    """How many statements the feed and the page take."""
    owner = Owner(app)
    for space in [owner.space, *(factories.pair(mentor=owner.account).space for _pair in range(pairs - 1))]:
        for _meeting in range(meetings):
            factories_meetings.meeting(space)
    address = owner.make()
    queries.clear()
    owner.program.get(address)
    read_in = len(queries)
    queries.clear()
    owner.browser.get(PAGE)
    return read_in, len(queries)


def test_reading_costs_the_same_however_much_is_agreed(app: Flask, queries: list[str]) -> None:
    found = [cost(app, queries, meetings, pairs) for meetings, pairs in ((1, 1), (9, 1), (9, 4))]

    assert found == [(2, 2)] * 3


def test_reading_writes_nothing(app: Flask, queries: list[str]) -> None:
    owner = Owner(app)
    address = owner.make()
    queries.clear()

    owner.program.get(address)

    assert [each for each in queries if not each.startswith("SELECT")] == []


def test_an_erased_persons_address_is_gone_and_a_copy_held_it(app: Flask) -> None:
    owner = Owner(app)
    address = owner.make()
    copy = export_person(owner.account.id)["calendar feed"]

    erase_person(owner.account.id)

    assert str(copy[0]["token"]) in address
    assert (owner.program.get(address).status_code, feeds()) == (404, 0)


def test_the_page_says_who_can_read_it_and_the_profile_leads_there(app: Flask) -> None:
    owner = Owner(app)

    page = owner.browser.get(PAGE).text

    assert "Anyone who has the address can read it." in page
    assert 'href="/en/my/calendar"' in owner.browser.get("/en/my/profile").text
    assert 'href="/fi/oma/kalenteri"' in owner.browser.get("/fi/oma/profiili").text


def test_the_address_is_for_its_owners_eyes(app: Flask) -> None:
    owner = Owner(app)
    token = owner.make().rpartition("/")[2].removesuffix(".ics")
    partner = Visitor(app.test_client()).signed_in_as(owner.mentor)

    pages = [partner.get(path).text for path in (PAGE, "/en/my", f"/en/pair/{owner.space.public_id}")]

    assert [page for page in pages if token in page] == []
