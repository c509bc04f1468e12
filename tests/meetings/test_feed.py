"""A person makes a private calendar address, reads it in a calendar program, and ends it."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.meetings.models import MeetingStatus
from portal.people.models import Account
from portal.spaces.models import Membership, Space
from tests import factories, factories_meetings
from tests.meetings.calendars import events, read, said
from tests.meetings.feed_pages import MADE, MAKE, PAGE, STOP, Owner, feeds


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
    [there] = MADE.findall(owner.browser.get(PAGE).text)

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
    address, name = owner.make(), MADE.findall(owner.browser.get(PAGE).text)[0]

    other.browser.press(MAKE, instead_of=name)
    other.browser.press(STOP, instead_of=name)

    assert owner.program.get(address).status_code == 200
    assert owner.address() == address
