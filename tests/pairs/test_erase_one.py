"""One of a pair is erased: the mentoring ends, the other is told so kindly, and after the last nothing is left."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.meetings.models import FollowUp, Meeting, MeetingNote, MeetingStatus
from portal.pairs.actions import make_pair
from portal.pairs.ending import OnlyOneIsLeft, undo_ending
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.people.models import Role
from portal.privacy.actions import erase_person
from portal.programmes.models import ParticipationState, Side
from portal.reminders import letters
from tests import factories, factories_meetings, factories_pairs
from tests.pairs.test_end_pair import OVER, state
from tests.pairs.two import Two


def test_the_mentoring_ends_with_what_was_ahead_and_the_other_is_told_without_a_name(app: Flask) -> None:
    two = Two(app)
    factories_meetings.meeting(two.pair.space)

    erase_person(two.mentor.id)

    [letter] = factories.letters()
    assert state(two) == OVER
    assert [each.status for each in db.session.scalars(sa.select(Meeting))] == [MeetingStatus.CANCELLED]
    assert (letter.to_address, "Your pair is no longer in the mentoring programme" in letter.text) == (
        two.mentee.email, True,
    )  # fmt: skip
    assert ("Mauno" in letter.text, "undo" in letter.text) == (False, False)


def test_half_a_pair_cannot_be_brought_back(app: Flask) -> None:
    two = Two(app)
    erase_person(two.mentor.id)

    page = two.one.get(two.page()).text
    two.one.press(two.page("close/undo"))

    assert ("Undo the end" in page, state(two)) == (False, OVER)
    with pytest.raises(OnlyOneIsLeft), unit_of_work():
        undo_ending(two.pair, by=two.mentee)


def test_whoever_is_left_can_have_another_pair_and_staff_see_that_they_wait(app: Flask) -> None:
    two = Two(app)
    another = factories.participation(term=two.pair.programme, side=Side.MENTOR)
    erase_person(two.mentor.id)
    staff = two.browser_of(factories.account(Role.STAFF))

    page = staff.get("/en/staff").text
    choices = staff.get(f"/en/staff/programmes/{two.pair.programme.slug}/pairing/new").text
    with unit_of_work():
        make_pair(another, two.pair.mentee_participation, by=None)

    assert "One of a pair has left, and the pair has ended: Minea and Former member" in page
    assert (two.pair.mentor_participation.public_id in choices, another.public_id in choices) == (False, True)
    assert two.pair.mentor_participation.state is ParticipationState.WITHDRAWN


def test_after_the_last_of_the_two_nothing_they_wrote_together_is_left(app: Flask) -> None:
    two, others = Two(app), Two(app)
    for each in (two, others):
        factories_pairs.ground_rules(each.pair, accepted_by=(each.mentee, each.mentor))
        factories_pairs.meeting_of(each.pair, talked="Of fears.", to_do=("Call them.",), place="Kaisla")

    erase_person(two.mentee.id)
    kept = _left()
    erase_person(two.mentor.id)

    assert (kept, _left()) == ([2, 2, 2, 2, 4], [1, 1, 1, 1, 2])
    assert db.session.scalars(sa.select(Meeting.space_id)).all() == [others.pair.space_id]


def _left() -> list[int]:
    db.session.rollback()
    kinds = (Meeting, MeetingNote, FollowUp, GroundRules, GroundRulesAcceptance)
    return [db.session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0 for kind in kinds]


def test_a_reminder_never_names_nobody(app: Flask) -> None:
    two = Two(app)
    meeting = factories_meetings.meeting(two.pair.space)
    with unit_of_work():
        two.mentor.name = ""
        letters.day_before(meeting, reader=two.mentee, useful_until=meeting.starts_at)

    [letter] = factories.letters()
    assert "You meet soon: Former member" in letter.text
