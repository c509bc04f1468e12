"""The one next step of a pair, as one of the two sees it."""

from dataclasses import dataclass

from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.goals.models import GoalState
from portal.meetings.models import Meeting, MeetingStatus
from portal.meetings.policy import waits_for_an_answer
from portal.pairs.path import Walk
from portal.people.models import Account


@dataclass(frozen=True)
class NextStep:
    """What to do, why, and the button that leads there."""

    heading: str
    text: str
    button: str
    url: str


def next_step_of(walk: Walk, viewer: Account) -> NextStep | None:
    """What helps most now: to say whether one met, to meet at all, then words, rules and goals. None once ended."""
    if walk.pair.space.closed_at:
        return None
    if waiting := [meeting for meeting in walk.meetings if waits_for_an_answer(meeting, walk.now)]:
        return did_you_meet(walk, waiting[-1])
    held = [meeting for meeting in walk.meetings if meeting.status is MeetingStatus.HELD]
    ahead = [each for each in walk.meetings if each.status is MeetingStatus.PLANNED and each.ends_at > walk.now]
    if not held and not ahead:
        return NextStep(
            _("Say hello and agree on your first meeting"),
            _("An hour is plenty. The mentee may suggest the first time."),
            _("Agree a meeting"),
            walk.address("meetings.begin_meeting"),
        )
    return _after_beginning(walk, viewer, held, ahead)


def _after_beginning(walk: Walk, viewer: Account, held: list[Meeting], ahead: list[Meeting]) -> NextStep:
    if held and not held[-1].note:
        return NextStep(
            _("Write down what stayed"),
            _("Three short fields that both of you see. Five minutes is plenty."),
            _("Write the note"),
            walk.address("meetings.write_note", meeting_id=held[-1].public_id),
        )
    if viewer.id not in {moment.by_id for moment in walk.moments if moment.kind == "accepted"}:
        return NextStep(
            _("Agree on your ground rules"),
            _("We have suggestions to start from. Change or remove what you like."),
            _("Open the ground rules"),
            walk.address("ground_rules.show_ground_rules"),
        )
    if not any(goal.state is GoalState.OPEN for goal in walk.goals):
        return NextStep(
            _("Set a goal"),
            _("One is enough. It may change on the way."),
            _("Set a goal"),
            walk.address("goals.show_goals"),
        )
    if not ahead:
        return NextStep(
            _("Agree on your next meeting"),
            _("A date in the calendar keeps the path going."),
            _("Agree a meeting"),
            walk.address("meetings.begin_meeting"),
        )
    return NextStep(
        _("You meet %(when)s", when=dates.day_and_time(ahead[0].starts_at)),
        _("Is there something you want to talk about? Write it down for the meeting."),
        _("Open the meeting"),
        walk.address("meetings.show_meeting", meeting_id=ahead[0].public_id),
    )


def did_you_meet(walk: Walk, meeting: Meeting) -> NextStep:
    """The question after a meeting whose time has passed."""
    return NextStep(
        _("Did you meet?"),
        dates.day_and_time(meeting.starts_at),
        _("Answer"),
        walk.address("meetings.did_we_meet", meeting_id=meeting.public_id),
    )
