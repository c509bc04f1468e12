"""The one next step of a pair, as one of the two sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from portal.foundation.i18n import gettext as _
from portal.meetings.models import Meeting, MeetingStatus
from portal.meetings.policy import waits_for_an_answer
from portal.meetings.times import told
from portal.pairs.standing import Standing
from portal.people.models import Account

SOON = timedelta(days=7)


class Urgency(IntEnum):
    """What comes first when somebody has several pairs; only the last can wait for a better moment."""

    DID_YOU_MEET = 0
    MEETING_SOON = 1
    BEGIN = 2
    GO_ON = 3
    MEETING_LATER = 4


@dataclass(frozen=True)
class NextStep:
    """What to do, why, and the button that leads there."""

    heading: str
    with_name: str  # The same heading, for someone who has several pairs.
    text: str
    button: str
    url: str
    urgency: Urgency
    at: datetime  # When it is, or when it was seen.


def next_step_of(standing: Standing, viewer: Account) -> NextStep | None:
    """What helps most now: to say whether one met, to meet at all, then words, rules and goals. None once ended."""
    if standing.pair.space.closed_at:
        return None
    if waiting := [meeting for meeting in standing.meetings if waits_for_an_answer(meeting, standing.now)]:
        return _did_you_meet(standing, viewer, waiting[-1])
    held = [meeting for meeting in standing.meetings if meeting.status is MeetingStatus.HELD]
    ahead = [each for each in standing.meetings if each.status is MeetingStatus.PLANNED and each.ends_at > standing.now]
    if not held and not ahead:
        return _begin(standing, viewer)
    if held and not held[-1].note:
        return _write_the_note(standing, viewer, held[-1])
    if viewer.id not in standing.accepted_by:
        return _agree_on_rules(standing, viewer) if standing.rules_by is None else _accept_rules(standing, viewer)
    if not standing.has_open_goal:
        return _set_a_goal(standing, viewer)
    return _you_meet(standing, viewer, ahead[0]) if ahead else _agree_on_the_next(standing, viewer)


def _name(standing: Standing, viewer: Account) -> str:
    return ", ".join(other.name for other in standing.others_than(viewer)) or _("Former member")


def _did_you_meet(standing: Standing, viewer: Account, meeting: Meeting) -> NextStep:
    return NextStep(
        _("Did you meet?"),
        _("%(name)s: did you meet?", name=_name(standing, viewer)),
        told(meeting, standing.others_than(viewer)).line,
        _("Answer"),
        standing.address("meetings.did_we_meet", meeting_id=meeting.public_id),
        Urgency.DID_YOU_MEET,
        meeting.starts_at,
    )


def _begin(standing: Standing, viewer: Account) -> NextStep:
    return NextStep(
        _("Say hello and agree on your first meeting"),
        _("%(name)s: say hello and agree on your first meeting", name=_name(standing, viewer)),
        _("An hour is plenty. The mentee may suggest the first time."),
        _("Agree a meeting"),
        standing.address("meetings.begin_meeting"),
        Urgency.BEGIN,
        standing.now,
    )


def _write_the_note(standing: Standing, viewer: Account, meeting: Meeting) -> NextStep:
    return NextStep(
        _("Write down what stayed"),
        _("%(name)s: write down what stayed", name=_name(standing, viewer)),
        _("Three short fields that both of you see. Five minutes is plenty."),
        _("Write the note"),
        standing.address("meetings.write_note", meeting_id=meeting.public_id),
        Urgency.GO_ON,
        standing.now,
    )


def _agree_on_rules(standing: Standing, viewer: Account) -> NextStep:
    return NextStep(
        _("Agree on your ground rules"),
        _("%(name)s: agree on your ground rules", name=_name(standing, viewer)),
        _("We have suggestions to start from. Change or remove what you like."),
        _("Open the ground rules"),
        standing.address("ground_rules.show_ground_rules"),
        Urgency.GO_ON,
        standing.now,
    )


def _accept_rules(standing: Standing, viewer: Account) -> NextStep:
    if standing.rules_by == viewer.id:
        text = _("You wrote them. They apply once you have both accepted them.")
    else:
        author = standing.name_of(standing.rules_by)
        text = _("Written by %(name)s. They apply once you have both accepted them.", name=author)
    return NextStep(
        _("Read and accept the ground rules"),
        _("%(name)s: read and accept the ground rules", name=_name(standing, viewer)),
        text,
        _("Open the ground rules"),
        standing.address("ground_rules.show_ground_rules"),
        Urgency.GO_ON,
        standing.now,
    )


def _set_a_goal(standing: Standing, viewer: Account) -> NextStep:
    return NextStep(
        _("Set a goal"),
        _("%(name)s: set a goal", name=_name(standing, viewer)),
        _("One is enough. It may change on the way."),
        _("Set a goal"),
        standing.address("goals.show_goals"),
        Urgency.GO_ON,
        standing.now,
    )


def _agree_on_the_next(standing: Standing, viewer: Account) -> NextStep:
    return NextStep(
        _("Agree on your next meeting"),
        _("%(name)s: agree on your next meeting", name=_name(standing, viewer)),
        _("A date in the calendar keeps the path going."),
        _("Agree a meeting"),
        standing.address("meetings.begin_meeting"),
        Urgency.GO_ON,
        standing.now,
    )


def _you_meet(standing: Standing, viewer: Account, meeting: Meeting) -> NextStep:
    when = told(meeting, standing.others_than(viewer)).line
    return NextStep(
        _("You meet %(when)s", when=when),
        _("%(name)s: you meet %(when)s", name=_name(standing, viewer), when=when),
        _("Is there something you want to talk about? Write it down for the meeting."),
        _("Open the meeting"),
        standing.address("meetings.show_meeting", meeting_id=meeting.public_id),
        Urgency.MEETING_SOON if meeting.starts_at < standing.now + SOON else Urgency.MEETING_LATER,
        meeting.starts_at,
    )
