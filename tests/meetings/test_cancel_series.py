"""A person cancels the meetings of a series that are still ahead; their pair hears of it, and what was held stays."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.mail.models import LetterStatus
from portal.meetings import series
from portal.meetings.models import MeetingStatus
from portal.meetings.series import cancel_series
from portal.people.models import Role
from portal.privacy.actions import erase_person
from tests import factories, factories_meetings
from tests.meetings.calendars import events, read, said
from tests.meetings.series_pages import Two, cancel_page, dates_in, meetings, stop_the_clocks
from tests.visitor import Visitor


def begun(two: Two) -> None:
    """One meeting was held, one is over without a word, one was cancelled alone, two are ahead; one is no series."""
    days = [(-14, MeetingStatus.HELD), (-7, MeetingStatus.PLANNED), (7, MeetingStatus.CANCELLED),
            (14, MeetingStatus.PLANNED), (21, MeetingStatus.PLANNED)]  # fmt: skip
    for day, status in days:
        at = now() + timedelta(days=day)
        factories_meetings.meeting(two.space, two.mentor, starts_at=at, status=status, series=two.name)
    factories_meetings.meeting(two.space, two.mentor, starts_at=now() + timedelta(days=28))


def state() -> list[tuple[str, int]]:
    return [(each.status.value, each.sequence) for each in meetings()]


AFTER = [("held", 0), ("planned", 0), ("cancelled", 0), ("cancelled", 1), ("cancelled", 1), ("planned", 0)]


def test_it_is_asked_with_the_dates_then_done(app: Flask) -> None:
    two = Two(app)
    begun(two)

    page = two.browser.get(cancel_page(two.space, two.name))
    before = state()
    answer = two.browser.fill_in(cancel_page(two.space, two.name))

    assert (page.status_code, len(dates_in(page.text))) == (200, 2)
    assert before == [("held", 0), ("planned", 0), ("cancelled", 0), ("planned", 0), ("planned", 0), ("planned", 0)]
    assert (answer.status_code, state()) == (302, AFTER)
    assert [each.status_by_id == two.mentee.id and each.status_at is not None for each in meetings()[3:5]] == [True] * 2


def test_a_letter_about_one_of_them_that_has_not_left_stays_at_home(app: Flask) -> None:
    two = Two(app)
    begun(two)
    factories.letter(kind="meeting moved", about=f"meeting:{meetings()[3].public_id}")

    two.browser.press(cancel_page(two.space, two.name))

    assert [each.status for each in factories.letters()] == [LetterStatus.WITHDRAWN, LetterStatus.WAITING]


def test_sent_twice_it_has_one_effect_and_one_letter(app: Flask) -> None:
    two = Two(app)
    begun(two)

    for _time in range(2):
        two.browser.press(cancel_page(two.space, two.name))

    assert (state(), len(factories.letters())) == (AFTER, 1)
    assert "There is nothing left to cancel" in two.browser.get(cancel_page(two.space, two.name)).text


@pytest.mark.parametrize(("language", "subject"), [
    ("en", "Veera Niemi cancelled 2 meetings"), ("fi", "Veera Niemi: peruttu 2\u00a0tapaamista"),
])  # fmt: skip
def test_the_partner_hears_which_and_the_file_takes_them_away(app: Flask, language: str, subject: str) -> None:
    two = Two(app, language=language)
    begun(two)

    two.browser.press(cancel_page(two.space, two.name))

    [letter] = factories.letters()
    [enclosed] = letter.attachments
    assert (letter.to_address, letter.language, letter.subject) == (two.mentor.email, language, subject)
    assert said(read(enclosed.content), "method") == "CANCEL"
    assert enclosed.media_type == "text/calendar; method=CANCEL"
    assert [(said(each, "status"), said(each, "sequence")) for each in events(enclosed.content)] == [
        ("CANCELLED", "1")
    ] * 2


def test_the_letter_that_agreed_on_them_stays_at_home_if_it_has_not_left(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_the_clocks(monkeypatch)
    two = Two(app)
    two.agree()

    two.browser.press(cancel_page(two.space, two.name))

    assert [(each.kind, each.status) for each in factories.letters()] == [
        ("series agreed", LetterStatus.WITHDRAWN), ("series cancelled", LetterStatus.WAITING),
    ]  # fmt: skip


@pytest.mark.parametrize(("hours", "waits"), [(6, False), (72, True)])
def test_at_night_it_leaves_at_once_only_if_by_morning_somebody_would_be_on_their_way(
    app: Flask, monkeypatch: pytest.MonkeyPatch, hours: int, waits: bool
) -> None:
    two, night = Two(app), datetime(2027, 1, 12, 22, tzinfo=UTC)
    factories_meetings.meeting(two.space, starts_at=night + timedelta(hours=hours), series=two.name)
    stop_the_clocks(monkeypatch, night)

    with unit_of_work():
        cancel_series(two.space, by=two.mentee, series_id=two.name)

    [letter] = factories.letters()
    assert letter.due_at == (datetime(2027, 1, 13, 6, tzinfo=UTC) if waits else night)


def test_where_the_mentoring_has_ended_nothing_is_cancelled_and_it_says_so(app: Flask) -> None:
    two = Two(app)
    begun(two)
    before = state()
    with unit_of_work():
        two.space.closed_at = now()

    page = two.browser.get(cancel_page(two.space, two.name))
    answer = two.browser.press(cancel_page(two.space, two.name))

    assert ["Your mentoring has ended" in each.text for each in (page, answer)] == [True, True]
    assert (page.status_code, answer.status_code, state()) == (200, 422, before)


def test_nobody_else_can(app: Flask) -> None:
    two, other = Two(app), Two(app)
    begun(two)
    before = state()
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))

    answers = [
        who.press(cancel_page(space, two.name)).status_code
        for who, space in ((other.browser, two.space), (other.browser, other.space), (staff, two.space))
    ]

    assert (answers, state()) == ([404, 404, 404], before)


def test_the_partner_can_too(app: Flask) -> None:
    two = Two(app)
    begun(two)

    two.partner.press(cancel_page(two.space, two.name))

    assert (state(), factories.letters()[0].to_address) == (AFTER, two.mentee.email)


def told_after_erasing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    stop_the_clocks(monkeypatch)
    two = Two(app)
    two.agree()
    two.browser.press(cancel_page(two.space, two.name))
    erase_person(two.mentee.id)
    return "".join(
        each.subject + each.text + "".join(enclosed.content for enclosed in each.attachments)
        for each in factories.letters()
    )


def test_letters_that_name_an_erased_person_are_gone(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Veera" not in told_after_erasing(app, monkeypatch)


def test_letters_that_stay_are_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.meetings.feed_personal_data.discard", lambda _about: None)

    assert "Veera" in told_after_erasing(app, monkeypatch)


def test_a_cancelling_that_takes_what_was_held_along_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(app)
    begun(two)
    monkeypatch.setattr(series, "ahead_in", lambda name: (series.Meeting.series == name,))

    two.browser.press(cancel_page(two.space, two.name))

    assert state() != AFTER


def test_the_page_costs_the_same_however_many_there_are(app: Flask, queries: list[str]) -> None:
    def cost(count: int) -> int:
        two = Two(app)
        name = factories_meetings.series(two.space, count=count)
        queries.clear()
        assert len(dates_in(two.browser.get(cancel_page(two.space, name)).text)) == count
        return len(queries)

    few, many = cost(2), cost(12)

    assert few == many <= 6
