"""What must never be true, the database itself refuses, whoever writes."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import IntegrityError

from portal.accounts.models import SignInRequest
from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.clock import now
from portal.foundation.db import Base, db, unit_of_work
from portal.goals.models import Goal, GoalMove, GoalState, GoalStep
from portal.mail.models import Letter, LetterStatus
from portal.meetings.models import CalendarFeed, FollowUp, Meeting, MeetingNote
from portal.pairs.models import Ending, EndingKind, GroundRules, GroundRulesAcceptance, Pair, PairStatus
from portal.people.models import Account
from portal.programmes.models import Participation, Programme
from portal.reflections.models import ReflectionShare
from portal.spaces.models import Membership
from tests import factories, factories_goals, factories_meetings, factories_pairs
from tests.factories_meetings import meeting, note, soon


def refused(act: Any) -> str:
    """The name of the constraint that refuses `act`; empty when none does."""
    try:
        with unit_of_work():
            act()
            db.session.flush()
    except IntegrityError as error:
        return str(error.orig)
    return ""


def put(kind: type[Base], row: Base, **values: object) -> str:
    """Change a row by SQL alone, past every rule in Python."""
    return refused(lambda: db.session.execute(sa.update(kind).where(kind.id == row.id).values(**values)))  # type: ignore[attr-defined]


def write_raw(kind: type[Base], row: Base, column: str, value: str) -> str:
    """Change a column to what its enum does not know."""
    table = kind.__table__
    update = sa.text(f"UPDATE {table.name} SET {column} = :value WHERE id = :id")
    number = row.id  # type: ignore[attr-defined]
    return refused(lambda: db.session.execute(update, {"value": value, "id": number}))


def test_a_mentee_has_one_pair_at_a_time_in_a_programme(app: Flask) -> None:
    term = factories.programme()
    first, other = factories.pair(term=term), factories.pair(term=term)

    again = put(Pair, other, mentee_participation_id=first.mentee_participation_id)
    after_the_first_ended = put(Pair, first, status=PairStatus.ENDED, ended_at=now())
    now_it_may = put(Pair, other, mentee_participation_id=first.mentee_participation_id)

    assert "one_active_per_mentee" in again or "pair.mentee_participation_id" in again
    assert (after_the_first_ended, now_it_may) == ("", "")


def test_a_mentor_may_have_several_pairs(app: Flask) -> None:
    first, other = factories.pair(), factories.pair()

    assert put(Pair, other, mentor_participation_id=first.mentor_participation_id) == ""


def test_nobody_mentors_themselves(app: Flask) -> None:
    pair = factories.pair()

    assert "nobody_mentors_themselves" in put(Pair, pair, mentor_participation_id=pair.mentee_participation_id)


def test_a_pair_has_an_end_exactly_when_it_has_ended(app: Flask) -> None:
    running, over = factories.pair(), factories.pair(ended=True)

    assert "ended_pairs_have_a_date" in put(Pair, running, ended_at=now())
    assert "ended_pairs_have_a_date" in put(Pair, running, status=PairStatus.ENDED)
    assert "ended_pairs_have_a_date" in put(Pair, over, ended_at=None)


def test_a_pair_has_one_ending_in_force(app: Flask) -> None:
    pair = factories_pairs.ended(factories.pair())
    number, by_id = pair.id, factories.mentee_of(pair).id

    def end_again() -> None:
        ending = Ending(pair_id=number, kind=EndingKind.EARLY, by_id=by_id)
        ending.kind_words = ending.reason = ""
        db.session.add(ending)

    twice = refused(end_again)
    undone = refused(lambda: db.session.execute(sa.update(Ending).values(undone_at=now())))
    anew = refused(end_again)

    assert "uq_ending_one_in_force" in twice or "ending.pair_id" in twice
    assert (undone, anew) == ("", "")


def test_ground_rules_have_one_version_of_a_number_and_one_yes_of_a_person(app: Flask) -> None:
    pair = factories.pair()
    reader = factories.mentor_of(pair)
    first = factories_pairs.ground_rules(pair)
    second = factories_pairs.ground_rules(pair, accepted_by=(reader,))
    number, reader_id = second.id, reader.id

    def say_yes_again() -> None:
        db.session.add(GroundRulesAcceptance(ground_rules_id=number, account_id=reader_id))

    same_number, same_yes = put(GroundRules, first, number=2), refused(say_yes_again)

    assert "space_id_number" in same_number or "ground_rules.number" in same_number
    assert "account_id" in same_yes


def test_a_text_is_shared_once_in_one_place_until_it_is_taken_back(app: Flask) -> None:
    pair = factories.pair()
    written = factories.reflection(by=factories.mentee_of(pair), shared_in=pair.space)
    reflection_id, space_id = written.id, pair.space.id

    def share_again() -> None:
        db.session.add(ReflectionShare(reflection_id=reflection_id, space_id=space_id))

    twice = refused(share_again)
    taken_back = refused(lambda: db.session.execute(sa.update(ReflectionShare).values(until=now())))
    anew = refused(share_again)

    assert "uq_reflection_share_open" in twice or "reflection_share.reflection_id" in twice
    assert (taken_back, anew) == ("", "")


@pytest.mark.parametrize(("with_account", "email", "accepted"), [
    (True, None, True), (False, "a@example.org", True), (True, "a@example.org", False), (False, None, False),
])  # fmt: skip
def test_a_consent_is_of_one_person_an_account_or_an_address(
    app: Flask, with_account: bool, email: str | None, accepted: bool
) -> None:
    number = factories.account().id if with_account else None
    entry = ConsentEntry(
        account_id=number, email=email, purpose=Purpose.PARTNER_SEES_EMAIL, given=True, wording=1, language="en",
        shown_hash="x" * 64, how="test",
    )  # fmt: skip

    refusal = refused(lambda: db.session.add(entry))

    assert (refusal == "") == accepted
    assert accepted or "consents_have_one_subject" in refusal


def test_a_code_can_be_tried_five_times_and_not_a_sixth(app: Flask) -> None:
    wish = SignInRequest(link_hash="a", code_hash="b", browser_hash="c", return_to="")
    assert refused(lambda: db.session.add(wish)) == ""

    assert put(SignInRequest, wish, tries=5) == ""
    assert "tries_are_few" in put(SignInRequest, wish, tries=6)


def test_a_letter_has_left_exactly_when_it_has_a_date(app: Flask) -> None:
    waiting, sent = factories.letter(), factories.letter(LetterStatus.SENT)

    assert "sent_letters_have_a_date" in put(Letter, waiting, status=LetterStatus.SENT)
    assert "sent_letters_have_a_date" in put(Letter, waiting, sent_at=now())
    assert "sent_letters_have_a_date" in put(Letter, sent, status=LetterStatus.WAITING)


def test_a_goal_is_closed_exactly_when_it_has_a_date(app: Flask) -> None:
    open_one, reached = factories_goals.goal(), factories_goals.goal(reached=True)

    assert "closed_goals_have_a_date" in put(Goal, open_one, closed_at=now())
    assert "closed_goals_have_a_date" in put(Goal, open_one, state=GoalState.DROPPED)
    assert "closed_goals_have_a_date" in put(Goal, reached, closed_at=None)


def test_a_goal_is_reached_exactly_at_the_last_step(app: Flask) -> None:
    open_one, reached = factories_goals.goal(), factories_goals.goal(reached=True)

    assert "reached_goals_are_at_the_last_step" in put(Goal, open_one, step=GoalStep.REACHED)
    assert "reached_goals_are_at_the_last_step" in put(Goal, reached, step=GoalStep.MOVING)


def test_a_meeting_lasts_from_five_minutes_to_ten_hours(app: Flask) -> None:
    made = meeting()

    assert [put(Meeting, made, minutes=minutes) for minutes in (5, 600)] == ["", ""]
    for minutes in (4, 601, -60):
        assert "meetings_last_minutes_or_hours" in put(Meeting, made, minutes=minutes)


def test_a_meeting_has_one_note_and_both_go_with_their_place(app: Flask) -> None:
    held = meeting(starts_at=soon(-timedelta(days=1)))
    note(held, next_steps="To be done")
    number, author = held.id, held.author_id

    def write_another() -> None:
        another = MeetingNote(meeting_id=number, edited_by_id=author)
        another.talked = another.insight = "Words"
        db.session.add(another)

    again = refused(write_another)
    gone = refused(lambda: db.session.execute(sa.delete(Meeting).where(Meeting.id == number)))

    assert "uq_meeting_note_meeting_id" in again or "meeting_note.meeting_id" in again
    assert (gone, db.session.scalars(sa.select(FollowUp)).all()) == ("", [])


def test_a_programme_ends_after_it_starts(app: Flask) -> None:
    term = factories.programme()

    assert "programmes_end_after_they_start" in put(Programme, term, ends_on=term.starts_on)


def test_no_column_holds_a_word_that_its_enum_does_not_know(app: Flask) -> None:
    goal, held = factories_goals.goal(), meeting()
    pair = factories_pairs.ended(factories.pair())
    rows = [
        (Pair, pair, "status"), (Letter, factories.letter(), "status"), (Account, factories.account(), "role"),
        (Programme, pair.programme, "season"), (Participation, pair.mentor_participation, "side"),
        (Participation, pair.mentor_participation, "state"), (type(pair.space), pair.space, "kind"),
        (Goal, goal, "kind"), (Goal, goal, "step"), (Goal, goal, "state"),
        (GoalMove, goal.moves[0], "step"), (GoalMove, goal.moves[0], "state"),
        (Meeting, held, "status"), (Meeting, held, "form"),
        (Ending, db.session.scalars(sa.select(Ending)).one(), "kind"),
    ]  # fmt: skip

    accepted = [f"{kind.__tablename__}.{column}" for kind, row, column in rows if not write_raw(kind, row, column, "x")]

    assert accepted == []


def test_two_people_never_have_one_address(app: Flask) -> None:
    one, two = factories.account(), factories.account()

    assert "email" in put(Account, two, email=one.email)


def test_a_person_has_one_calendar_address_and_no_two_share_one(app: Flask) -> None:
    mine, theirs = (factories_meetings.feed(factories.account()) for _two in range(2))

    assert "account_id" in put(CalendarFeed, theirs, account_id=mine.account_id)
    assert "token_hash" in put(CalendarFeed, theirs, token_hash=mine.token_hash)


def test_a_row_that_points_at_nothing_is_refused(app: Flask) -> None:
    space = factories.pair().space
    number = space.id

    assert refused(lambda: db.session.add(Membership(space_id=number, account_id=999_999))) != ""
