"""What a pair of the large world has done together: goals with their moves, meetings, notes and things to do."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from portal.demo.scale_rows import BEGINNING, Kind, Row, named, sealed
from portal.demo.texts.finished_fi import STORY
from portal.goals.models import Goal, GoalMove, GoalState, GoalStep
from portal.meetings.models import FollowUp, Meeting, MeetingNote, MeetingStatus

KINDS = (Goal, GoalMove, Meeting, MeetingNote, FollowUp)
OPEN_GOALS = 3
Rows = Iterator[tuple[Kind, Row]]


def goals(numbers: range, space_id: int, by_id: int) -> Rows:
    """Goals of one person, each moved once: the first three are open, the others reached, a day apart."""
    for number in numbers:
        aim, is_open = STORY.aims[number % len(STORY.aims)], number - numbers.start < OPEN_GOALS
        step = GoalStep.MOVING if is_open else GoalStep.REACHED
        state = GoalState.OPEN if is_open else GoalState.REACHED
        at = BEGINNING + timedelta(days=number - numbers.start)
        yield named(
            Goal,
            number,
            **_dated(at, by_id),
            space_id=space_id,
            author_id=by_id,
            owner_id=by_id,
            kind=aim.kind,
            step=step,
            state=state,
            closed_at=None if is_open else at,
            **sealed(Goal, number, heading=aim.title, body=aim.text),
        )
        line = sealed(GoalMove, number, line=aim.moves[0].line if aim.moves else "")
        yield named(GoalMove, number, goal_id=number, by_id=by_id, at=at, step=step, state=state, **line)


def meetings(numbers: range, space_id: int, by_id: int) -> Rows:
    """Meetings a week apart, each held and with a note and one thing done; the last one is planned."""
    for number in numbers:
        met, is_held = STORY.met[number % len(STORY.met)], number + 1 < numbers.stop
        at = BEGINNING + timedelta(weeks=number - numbers.start)
        yield named(
            Meeting,
            number,
            created_at=at,
            version=1,
            space_id=space_id,
            author_id=by_id,
            starts_at=at,
            zone="Europe/Helsinki",
            minutes=met.minutes,
            form=met.form,
            status=MeetingStatus.HELD if is_held else MeetingStatus.PLANNED,
            status_by_id=by_id if is_held else None,
            status_at=at if is_held else None,
            agreed_at=at,
            sequence=0,
            **sealed(Meeting, number, place=met.place, link=met.link, agenda=met.topics),
        )
        if is_held:
            words = sealed(MeetingNote, number, talked=met.talk, insight=met.thought)
            yield named(MeetingNote, number, meeting_id=number, **_dated(at, by_id), **words)
            done = {"done_at": at, "done_by_id": by_id, **sealed(FollowUp, number, text=met.to_do[0])}
            yield named(FollowUp, number, note_id=number, space_id=space_id, place=0, **done)


def _dated(at: datetime, by_id: int) -> Row:
    return {"created_at": at, "edited_at": at, "edited_by_id": by_id, "version": 1}
