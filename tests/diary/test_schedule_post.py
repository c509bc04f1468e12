"""A post comes out in its minute by the clocks of Finland: once, by whichever worker, and never unfinished."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.audit.models import AuditEntry
from portal.diary import publishing, scheduling
from portal.diary.blocks import photo_mark
from portal.diary.models import Post, PostStatus
from portal.diary.publishing import schedule_post
from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.foundation.wall_time import HourComesTwice, HourDoesNotExist
from portal.people.models import Role
from portal.photos import permissions
from tests import factories, factories_photos
from tests.crowd import at_once
from tests.factories_diary import BOTH, FINNISH, afresh, post
from tests.visitor import Visitor

HELSINKI = ZoneInfo("Europe/Helsinki")
AUTUMN, SPRING = date(2027, 10, 31), date(2027, 3, 28)  # The clocks go back at 4:00, and forward at 3:00.
Move = Callable[[timedelta], None]


def scheduled(made: Post, at: datetime | None = None, **others: str) -> datetime:
    """Set the time of a post, by default two hours from now; answers the moment."""
    local = (at or now() + timedelta(hours=2)).astimezone(HELSINKI).replace(second=0, microsecond=0, tzinfo=None)
    written, staff = [code for code, text in made.texts.items() if text.title], factories.account(Role.STAFF)
    with unit_of_work():
        schedule_post(made, written, day=local.date(), clock=local.time(), by=staff, **others)
    return local.replace(tzinfo=HELSINKI)


def states(made: Post) -> set[PostStatus]:
    return {text.status for text in afresh(made).texts.values() if text.title}


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """From here on it is `moment`."""
    for module in (publishing, scheduling):
        monkeypatch.setattr(module, "now", lambda: moment)


def times_published(made: Post) -> int:
    subject = AuditEntry.subject == f"post:{made.public_id}"
    return len(db.session.scalars(sa.select(AuditEntry.id).where(subject, AuditEntry.verb.like("published%"))).all())


def test_it_comes_out_in_its_minute_and_not_before(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    made = post(**BOTH)
    due = scheduled(made)

    at(monkeypatch, due - timedelta(seconds=1))
    early = (scheduling.publish_due(), states(made))
    at(monkeypatch, due)
    in_time = (scheduling.publish_due(), states(made))
    again = scheduling.publish_due()

    assert early == (0, {PostStatus.SCHEDULED})
    assert in_time == (2, {PostStatus.PUBLISHED})
    assert (again, times_published(made)) == (0, 2)


def test_after_a_stop_the_worker_brings_out_what_it_missed(app: Flask, later: Move) -> None:
    made = post()
    scheduled(made)

    later(timedelta(days=3))

    assert (scheduling.publish_due(), states(made)) == (1, {PostStatus.PUBLISHED})


def test_two_workers_publish_it_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    made = post(**BOTH)
    at(monkeypatch, scheduled(made))
    db.session.rollback()

    def work() -> int:
        with app.app_context():
            return scheduling.publish_due()

    assert sum(at_once([work, work])) == 2
    assert times_published(made) == 2


def both_have_seen_it(made: Post) -> int:
    """Two workers have each found that it is due; one after the other gets its turn. Answers how often it came out."""
    for _worker in range(2):
        with unit_of_work():
            scheduling._publish_what_is_due(db.session.get_one(Post, made.id))
    return times_published(made)


def test_what_another_worker_has_published_is_left_alone(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    made, careless = post(), post()
    due = [scheduled(each) for each in (made, careless)]
    at(monkeypatch, max(due))

    once = both_have_seen_it(made)
    monkeypatch.setattr(scheduling, "_is_due", lambda text: bool(text.title))

    assert (once, both_have_seen_it(careless)) == (1, 2)


@pytest.mark.parametrize(
    ("day", "clock", "which", "moment"),
    [
        (AUTUMN, time(2, 59), "", datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (AUTUMN, time(3, 30), "first", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (AUTUMN, time(3, 30), "second", datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        (AUTUMN, time(4, 0), "", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        (SPRING, time(2, 59), "", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (SPRING, time(4, 0), "", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
    ],
)
def test_it_comes_out_by_the_clocks_of_the_night_they_change(
    app: Flask, monkeypatch: pytest.MonkeyPatch, day: date, clock: time, which: str, moment: datetime
) -> None:
    made, staff = post(), factories.account(Role.STAFF)
    with unit_of_work():
        schedule_post(made, ["fi"], day=day, clock=clock, which=which, by=staff)

    at(monkeypatch, moment - timedelta(seconds=1))
    before = scheduling.publish_due()
    at(monkeypatch, moment)

    assert (before, scheduling.publish_due()) == (0, 1)


def test_an_hour_that_is_not_there_is_refused_and_one_that_comes_twice_asked_about(
    app: Flask, visitor: Visitor
) -> None:
    made, staff = post(), factories.account(Role.STAFF)
    visitor.signed_in_as(staff)
    path = f"/en/staff/diary/{made.public_id}/schedule?code=fi"

    skipped = visitor.fill_in(path, day="28.3.2027", clock="3.30")
    twice = visitor.fill_in(path, day="31.10.2027", clock="3.30")
    chosen = visitor.fill_in(path, day="31.10.2027", clock="3.30", which="second")

    assert "this hour does not exist" in skipped.text
    assert "for the second time, in winter time" in twice.text
    assert 'value="3:30"' in twice.text or 'value="3.30"' in twice.text
    assert (skipped.status_code, twice.status_code, chosen.status_code) == (422, 422, 302)
    assert afresh(made).texts["fi"].due_which == "second"
    for day, refusal in ((SPRING, HourDoesNotExist), (AUTUMN, HourComesTwice)):
        with pytest.raises(refusal), unit_of_work():
            schedule_post(made, ["fi"], day=day, clock=time(3, 30), by=staff)


def test_a_time_that_has_passed_is_refused(app: Flask, visitor: Visitor) -> None:
    made = post()
    visitor.signed_in_as(factories.account(Role.STAFF))

    answer = visitor.fill_in(f"/en/staff/diary/{made.public_id}/schedule?code=fi", day="1.1.2020", clock="9")

    assert answer.status_code == 422
    assert "That time has passed." in answer.text


def test_what_is_not_whole_when_its_time_comes_stays_at_home_and_staff_are_told(
    app: Flask, visitor: Visitor, later: Move
) -> None:
    photo = factories_photos.photo()
    named = factories_photos.agreed(factories_photos.person(photo))
    made = post(**{**FINNISH, "source_fi": f"Sanoja.\n\n{photo_mark(photo.public_id)}"})
    scheduled(made, now() + timedelta(minutes=20))
    with unit_of_work():
        permissions.refuse_permission(named)

    later(timedelta(minutes=30))
    done = scheduling.publish_due()

    assert (done, states(made)) == (0, {PostStatus.READY})
    visitor.signed_in_as(factories.account(Role.STAFF))
    assert "Aloitusilta" in visitor.get("/en/staff").text
    assert "Not published: something was missing" in visitor.get("/en/staff/diary").text


def test_a_time_can_be_taken_back(app: Flask, visitor: Visitor, later: Move) -> None:
    made = post()
    scheduled(made)
    visitor.signed_in_as(factories.account(Role.STAFF))

    visitor.press(f"/en/staff/diary/{made.public_id}/unpublish", code="fi")
    later(timedelta(hours=3))

    assert (scheduling.publish_due(), states(made)) == (0, {PostStatus.READY})
