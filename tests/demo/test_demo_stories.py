"""What the demo tells: three terms around today, and pairs at every point of their path."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.demo.terms import at_clock, open_terms
from portal.demo.world import load_world
from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.goals.models import Goal, GoalMove, GoalStep
from portal.mail.models import Attachment
from portal.meetings.models import Meeting, MeetingNote, MeetingStatus
from portal.meetings.queries import meetings_in
from portal.pairs.ending_queries import ending_in_force
from portal.pairs.ground_rules_queries import newest_rules
from portal.pairs.models import EndingKind, GroundRules, Pair, PairStatus
from portal.pairs.queries import mentees_without_a_pair, pairs_of
from portal.pairs.travel_book import travel_book_of
from portal.people.queries import account_by_email
from portal.programmes.models import Programme
from portal.programmes.queries import how_many_take_part
from portal.reflections.models import Reflection, ReflectionShare
from portal.reminders.actions import LOOK_BACK
from portal.reminders.queries import news_between
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database


@pytest.fixture
def told(demo_app: Flask) -> Flask:
    """A demo whose world is loaded."""
    with demo_app.app_context():
        load_world()
        db.session.rollback()
    return demo_app


def terms() -> list[Programme]:
    return list(db.session.scalars(sa.select(Programme).order_by(Programme.starts_on)))


def pairs_in(programme: Programme) -> list[Pair]:
    return list(db.session.scalars(sa.select(Pair).where(Pair.programme_id == programme.id).order_by(Pair.id)))


def pair_of(email: str) -> Pair:
    """The newest pair of whoever has this address."""
    account = account_by_email(email)
    assert account
    return pairs_of(account)[0]


def test_there_is_a_term_that_is_over_one_that_runs_and_one_to_come(told: Flask) -> None:
    over, running, coming = terms()
    today = now().date()

    assert over.ends_on < running.starts_on <= today <= running.ends_on < coming.starts_on
    assert {each.status for each in pairs_in(over)} == {PairStatus.ENDED}
    assert {each.status for each in pairs_in(running)} == {PairStatus.ACTIVE, PairStatus.ENDED}
    assert (pairs_in(coming), len(how_many_take_part(coming))) == ([], 3)
    assert [waits for _mentee, waits in mentees_without_a_pair(running)] == [True, False]  # One left early.
    assert all(group.kick_off_at < now() for each in (over, running) for group in each.groups.values())
    assert all(group.kick_off_at > now() for group in coming.groups.values())


@pytest.mark.parametrize("months", range(12))
@pytest.mark.parametrize("day", [1, 15, 28])
def test_whatever_the_day_a_term_runs_and_the_terms_follow_each_other(app: Flask, months: int, day: int) -> None:
    today = date(2027, 1 + months, day)

    with unit_of_work():
        three = open_terms(today)
        over, running, coming = three.over, three.running, three.coming

    assert running.starts_on <= today - timedelta(days=63)
    assert over.starts_on < over.ends_on < running.starts_on < today < running.ends_on < coming.starts_on
    assert len({over.slug, running.slug, coming.slug}) == 3


def test_the_first_pair_is_in_the_middle_of_its_path(told: Flask) -> None:
    pair = pair_of("mentee1@demo.example")
    rules = newest_rules(pair.space)
    goals = db.session.scalars(sa.select(Goal).where(Goal.space_id == pair.space_id)).all()
    meetings = meetings_in(pair.space)

    assert rules
    assert len(rules.acceptances) == 2
    assert sorted(goal.owner.name for goal in goals if goal.owner) == ["Aino Kivelä", "Aino Kivelä", "Mikael Ström"]
    assert {goal.step for goal in goals} == {GoalStep.STARTING, GoalStep.MOVING, GoalStep.WELL_UNDER_WAY}
    assert [(each.status, bool(each.note)) for each in meetings] == [
        (MeetingStatus.HELD, True), (MeetingStatus.HELD, True), (MeetingStatus.PLANNED, False),
    ]  # fmt: skip
    assert len(travel_book_of(pair).reflections) == 1


def test_the_second_pair_has_only_begun(told: Flask) -> None:
    pair = pair_of("mentee2@demo.example")
    [meeting] = meetings_in(pair.space)
    kick_off = pair.programme.groups["en"].kick_off_at

    assert (meeting.status, meeting.starts_at > now(), meeting.zone) == (MeetingStatus.PLANNED, True, "Europe/London")
    assert kick_off
    assert now() - kick_off < timedelta(days=6)
    assert travel_book_of(pair).is_empty


def test_one_pair_has_been_quiet_for_weeks(told: Flask) -> None:
    pair = pair_of("helmi@demo.example")

    latest = max(meeting.ends_at for meeting in meetings_in(pair.space))

    assert pair.status is PairStatus.ACTIVE
    assert latest < now() - timedelta(weeks=3)
    assert len(newest_rules(pair.space).acceptances) == 1


def test_one_pair_ended_early_and_told_staff_why(told: Flask) -> None:
    ending = ending_in_force(pair_of("leila@demo.example"))

    assert ending
    assert (ending.kind, ending.staff_may_read_reason) == (EndingKind.EARLY, True)
    assert (bool(ending.reason), bool(ending.kind_words)) == (True, True)


@pytest.mark.parametrize("email", ["iida@demo.example", "amina@demo.example"])
def test_a_finished_pair_has_a_travel_book(told: Flask, email: str) -> None:
    pair = pair_of(email)
    book = travel_book_of(pair)
    space = pair.space.public_id

    page = Visitor(told.test_client()).signed_in_as(account_by_email(email)).get(f"/en/pair/{space}/travel-book")

    assert (page.status_code, ending_in_force(pair).kind) == (200, EndingKind.FINISHED)
    assert (len(book.goals) >= 2, len(book.meetings) >= 3, len(book.reflections) >= 4) == (True, True, True)
    assert book.rules
    assert all(part.meeting.note for part in book.meetings)
    assert GoalStep.REACHED in {part.goal.step for part in book.goals}


def test_a_mentor_of_last_term_has_two_pairs(told: Flask) -> None:
    newest, oldest = pairs_of(account_by_email("mentor1@demo.example"))

    assert (newest.status, oldest.status) == (PairStatus.ACTIVE, PairStatus.ENDED)
    assert newest.mentee_participation.account.email == "mentee1@demo.example"


def test_everything_happened_while_its_pair_was_one(told: Flask) -> None:
    moments = [
        *db.session.execute(sa.select(Goal.space_id, GoalMove.at).join(Goal, Goal.id == GoalMove.goal_id)),
        *db.session.execute(sa.select(Goal.space_id, Goal.created_at)),
        *db.session.execute(sa.select(Meeting.space_id, Meeting.created_at)),
        *db.session.execute(sa.select(Meeting.space_id, MeetingNote.edited_at).join(MeetingNote.meeting)),
        *db.session.execute(sa.select(GroundRules.space_id, GroundRules.written_at)),
        *db.session.execute(sa.select(ReflectionShare.space_id, ReflectionShare.since)),
    ]
    pairs = {pair.space_id: pair for pair in db.session.scalars(sa.select(Pair))}

    outside = [
        (pairs[space_id].mentee_participation.account.email, at)
        for space_id, at in moments
        if not pairs[space_id].started_at <= at <= (pairs[space_id].ended_at or now())
    ]

    assert (len(moments) > 60, outside) == (True, [])


def test_nothing_is_so_fresh_that_letters_would_leave_by_themselves(told: Flask) -> None:
    assert news_between(now() - LOOK_BACK, now()) == []
    assert db.session.scalar(sa.select(sa.func.count(Attachment.id))) == 0


def test_the_words_are_the_same_each_time(told: Flask) -> None:
    texts = [each.body for each in db.session.scalars(sa.select(Reflection).order_by(Reflection.id))]

    assert (len(texts) >= 18, all(texts), len(set(texts)) == len(texts)) == (True, True, True)


def test_nobody_meets_at_a_weekend() -> None:
    saturday, sunday, monday = (date(2027, 3, day) for day in (6, 7, 8))

    found = [at_clock(day, "17.00") for day in (saturday, sunday, monday)]

    assert found == [datetime(2027, 3, day, 15, tzinfo=UTC) for day in (5, 5, 8)]
