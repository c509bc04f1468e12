"""What a pair makes in its place, and how pairs end: saved, valid, and every argument but the pair optional."""

from datetime import datetime, timedelta

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.foundation.merging import marks
from portal.goals.models import Goal, GoalKind, GoalMove, GoalState, GoalStep
from portal.meetings.models import FollowUp, Meeting, MeetingForm, MeetingNote, MeetingStatus
from portal.pairs.ending import LastWords, end_pair, end_pair_by_staff
from portal.pairs.ground_rules import accept_ground_rules, rules_fields, write_ground_rules
from portal.pairs.ground_rules_queries import newest_rules
from portal.pairs.ground_rules_words import HEADINGS
from portal.pairs.models import EndingKind, GroundRules, Pair
from portal.people.models import Account, Role
from tests import factories


def ground_rules(
    pair: Pair, *, by: Account | None = None, accepted_by: tuple[Account, ...] = (), **words: str
) -> GroundRules:
    """The next version: what stood there, changed by `words` under their headings."""
    with unit_of_work():
        newest = newest_rules(pair.space)
        began = rules_fields(newest) if newest else dict.fromkeys(HEADINGS, "")
        typed = {**began, **(words or {"hopes": f"Courage, number {newest.number + 1 if newest else 1}."})}
        author = by or factories.mentee_of(pair)
        written = write_ground_rules(pair.space, author=author, seen=marks(began), typed=typed)
        for person in accepted_by:
            accept_ground_rules(written, space=pair.space, by=person)
    return written


def ended(
    pair: Pair,
    *,
    by: Account | None = None,
    kind: EndingKind = EndingKind.FINISHED,
    kind_words: str = "",
    reason: str = "",
    tell_staff: bool = False,
) -> Pair:
    """A pair ended by one of its two, by default the mentee."""
    words = LastWords(kind=kind, kind_words=kind_words, reason=reason, staff_may_read_reason=tell_staff)
    with unit_of_work():
        end_pair(pair, by=by or factories.mentee_of(pair), words=words)
    return pair


def ended_by_staff(pair: Pair) -> Pair:
    """A pair ended by staff."""
    staff = factories.account(Role.STAFF)
    with unit_of_work():
        end_pair_by_staff(pair, by=staff, kind=EndingKind.EARLY)
    return pair


def goal_of(
    pair: Pair, *, owner: Account | None = None, heading: str = "A job", body: str = "", line: str = ""
) -> Goal:
    """A goal on its second step, of one person, or of both when there is no `owner`."""
    author = owner or factories.mentee_of(pair)
    goal = Goal(
        space_id=pair.space_id, author_id=author.id, owner_id=owner.id if owner else None, kind=GoalKind.JOB,
        step=GoalStep.MOVING, edited_by_id=author.id,
    )  # fmt: skip
    goal.heading, goal.body = heading, body
    move = GoalMove(by_id=author.id, step=GoalStep.MOVING, state=GoalState.OPEN)
    move.line = line
    goal.moves = [move]
    with unit_of_work():
        db.session.add(goal)
    return goal


def meeting_of(
    pair: Pair,
    *,
    at: datetime | None = None,
    status: MeetingStatus = MeetingStatus.HELD,
    talked: str = "",
    insight: str = "",
    to_do: tuple[str, ...] = (),
    place: str = "",
) -> Meeting:
    """A meeting that was held a week ago, with a note if there are words for one."""
    author = factories.mentee_of(pair)
    meeting = Meeting(
        space_id=pair.space_id, author_id=author.id, starts_at=at or now() - timedelta(days=7), zone="Europe/Helsinki",
        minutes=90, form=MeetingForm.FACE_TO_FACE, status=status,
    )  # fmt: skip
    meeting.place, meeting.link, meeting.agenda = place, "", ""
    if talked or insight or to_do:
        meeting.note = MeetingNote(edited_by_id=author.id)
        meeting.note.talked, meeting.note.insight = talked, insight
        for number, text in enumerate(to_do):
            follow_up = FollowUp(space_id=pair.space_id, place=number)
            follow_up.text = text
            meeting.note.follow_ups.append(follow_up)
    with unit_of_work():
        db.session.add(meeting)
    return meeting
