"""A person makes a private calendar address, reads it in a calendar program, and ends it."""

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
import sqlalchemy as sa
import structlog
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.meetings.models import CalendarFeed, MeetingStatus
from portal.people.models import Account, fingerprint
from portal.privacy.actions import erase_person, export_person
from portal.spaces.models import Membership, Space
from tests import factories, factories_meetings
from tests.meetings.calendars import events, read, said
from tests.visitor import Visitor

PAGE, MAKE, STOP = "/en/my/calendar", "/en/my/calendar/new", "/en/my/calendar/end"
_ADDRESS = re.compile(r'<textarea[^>]* id="feed-address"[^>]*>([^<]*)</textarea>')
_MADE = re.compile(r'name="instead_of" value="([^"]*)"')


class Owner:
    """Someone in a pair with their browser, and a calendar program that signs in nowhere."""

    def __init__(self, app: Flask, *, language: str = "en") -> None:
        self.mentor = factories.account(name="Juho Aalto")
        self.account = factories.account(name="Veera Niemi", language=language)
        self.space = factories.pair(mentor=self.mentor, mentee=self.account).space
        self.browser = Visitor(app.test_client()).signed_in_as(self.account)
        self.program = Visitor(app.test_client())

    def press(self, path: str) -> None:
        """The button of the page as it stands."""
        [instead_of] = _MADE.findall(self.browser.get(PAGE).text)
        self.browser.press(path, instead_of=instead_of)

    def address(self) -> str:
        """What the page shows to be copied, without the host."""
        [shown] = _ADDRESS.findall(self.browser.get(PAGE).text)
        assert shown.startswith("http://localhost/")
        return unescape(shown).removeprefix("http://localhost")

    def make(self) -> str:
        self.press(MAKE)
        return self.address()

    def told(self, address: str) -> list[str]:
        """Where the meetings are that the program reads there."""
        return [said(event, "location") for event in events(self.program.get(address).text)]


def feeds() -> int:
    db.session.rollback()
    return len(db.session.scalars(sa.select(CalendarFeed)).all())


def test_a_calendar_program_reads_what_is_agreed_without_signing_in(app: Flask) -> None:
    owner = Owner(app)
    factories_meetings.meeting(owner.space, place="Kahvila Kaisla")
    address = owner.make()

    answer = owner.program.get(address)

    assert re.fullmatch(r"/en/calendar/[\w-]{43}\.ics", address)
    assert (answer.status_code, answer.content_type) == (200, "text/calendar; charset=utf-8")
    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert said(read(answer.text), "x-wr-calname") == "Rinnalla"
    assert [said(event, "summary") for event in events(answer.text)] == ["Mentoring meeting: Juho Aalto"]
    assert owner.told(address.replace("/en/calendar", "/fi/kalenteri")) == ["Kahvila Kaisla"]


def test_an_empty_feed_is_a_calendar_too(app: Flask) -> None:
    owner = Owner(app)

    assert owner.told(owner.make()) == []


def test_it_speaks_its_owners_language_whoever_reads_it(app: Flask) -> None:
    owner = Owner(app, language="fi")
    factories_meetings.meeting(owner.space)
    address = owner.make()

    [event] = events(owner.program.get(address).text)

    assert said(event, "summary") == "Mentorointitapaaminen: Juho Aalto"


def test_it_holds_two_months_back_and_a_year_ahead_and_says_what_is_cancelled(app: Flask) -> None:
    owner = Owner(app)
    days = {"long ago": -61, "lately": -59, "soon": 3, "next year": 360, "far off": 380}
    for place, day in days.items():
        factories_meetings.meeting(owner.space, starts_at=now() + timedelta(days=day), place=place)
    factories_meetings.meeting(
        owner.space, starts_at=now() + timedelta(days=4), place="off", status=MeetingStatus.CANCELLED
    )
    address = owner.make()

    told = events(owner.program.get(address).text)

    assert [(said(each, "location"), said(each, "status")) for each in told] == [
        ("lately", "CONFIRMED"), ("soon", "CONFIRMED"), ("off", "CANCELLED"), ("next year", "CONFIRMED"),
    ]  # fmt: skip


def leave(person: Account, space: Space) -> None:
    with unit_of_work():
        mine = sa.update(Membership).where(Membership.account_id == person.id, Membership.space_id == space.id)
        db.session.execute(mine.values(left_at=now()))


def places_read_after_leaving_one(app: Flask) -> list[list[str]]:
    owner = Owner(app)
    other = factories.pair(mentor=owner.account)
    factories_meetings.meeting(owner.space, place="first")
    factories_meetings.meeting(other.space, place="second")
    factories_meetings.meeting(factories.pair().space, place="a stranger's")
    address = owner.make()
    before = owner.told(address)
    leave(owner.account, owner.space)
    return [sorted(before), owner.told(address)]


def test_all_ones_pairs_are_in_it_and_a_place_that_one_leaves_is_gone_at_the_next_read(app: Flask) -> None:
    assert places_read_after_leaving_one(app) == [["first", "second"], ["second"]]


def test_a_feed_that_does_not_ask_who_is_still_there_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "portal.meetings.calendar_queries._places_of",
        lambda account: sa.select(Membership.space_id).where(Membership.account_id == account.id),
    )

    assert places_read_after_leaving_one(app) != [["first", "second"], ["second"]]


def test_a_closed_pair_stays_in_it(app: Flask) -> None:
    owner = Owner(app)
    factories_meetings.meeting(owner.space, place="held", starts_at=now() - timedelta(days=9))
    with unit_of_work():
        owner.space.closed_at = now()

    assert owner.told(owner.make()) == ["held"]


def test_a_new_address_ends_the_old_one_at_once(app: Flask) -> None:
    owner = Owner(app)
    old = owner.make()

    new = owner.make()

    assert old != new
    assert [owner.program.get(each).status_code for each in (old, new)] == [404, 200]
    assert feeds() == 1


def test_the_button_pressed_twice_makes_one_address(app: Flask) -> None:
    owner = Owner(app)
    for instead_of in ("", ""):
        owner.browser.press(MAKE, instead_of=instead_of)
    first = owner.address()
    [there] = _MADE.findall(owner.browser.get(PAGE).text)

    owner.browser.press(MAKE, instead_of=there)
    second = owner.address()
    owner.browser.press(MAKE, instead_of=there)

    assert (first != second, owner.address() == second) == (True, True)


def test_stopping_ends_it_at_once_and_twice_is_as_good(app: Flask) -> None:
    owner = Owner(app)
    address = owner.make()

    owner.press(STOP)
    owner.browser.press(STOP)

    assert (owner.program.get(address).status_code, feeds()) == (404, 0)
    assert "Make a calendar address" in owner.browser.get(PAGE).text


def test_nobody_ends_anothers(app: Flask) -> None:
    owner, other = Owner(app), Owner(app)
    address, name = owner.make(), _MADE.findall(owner.browser.get(PAGE).text)[0]

    other.browser.press(MAKE, instead_of=name)
    other.browser.press(STOP, instead_of=name)

    assert owner.program.get(address).status_code == 200
    assert owner.address() == address


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
