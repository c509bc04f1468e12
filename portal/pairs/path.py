"""The path of a pair: what has been and what comes, in the order of time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.goals.models import Goal, GoalState
from portal.meetings.labels import status_of
from portal.meetings.models import Meeting, MeetingStatus
from portal.meetings.policy import waits_for_an_answer
from portal.pairs.models import Pair
from portal.pairs.moments import Moment


@dataclass(frozen=True)
class Step:
    """One plank across the two lines of the path."""

    at: datetime
    heading: str
    when: str
    text: str
    url: str | None
    state: str  # done, next or coming
    state_words: str

    @property
    def datetime(self) -> str:
        """For machines."""
        return self.at.isoformat(timespec="seconds")


@dataclass(frozen=True)
class Walk:
    """Everything the path of one pair is made of, as it is at `now` (UTC)."""

    pair: Pair
    meetings: Sequence[Meeting]
    goals: Sequence[Goal]
    moments: Sequence[Moment]
    names: Mapping[int, str]  # Of the two, by the number of the account.
    now: datetime

    def address(self, endpoint: str, **values: str) -> str:
        """Of a page of this pair."""
        named: dict[str, Any] = {"space_id": self.pair.space.public_id, **values}
        return url_for(endpoint, **named)


def path_of(walk: Walk) -> list[Step]:
    """The planks in the order of time; the first that is still ahead is the next one."""
    planks = sorted(_planks(walk), key=lambda step: step.at)
    ahead = next((step for step in planks if step.state == "coming"), None)
    return [_as_next(step) if step is ahead else step for step in planks]


def _as_next(step: Step) -> Step:
    return Step(step.at, step.heading, step.when, step.text, step.url, "next", step.state_words)


def _planks(walk: Walk) -> Iterator[Step]:
    yield _done(walk.pair.started_at, _("You became a pair"))
    yield from _kick_off(walk)
    yield from _meetings(walk)
    yield from _goals(walk)
    yield from _moments(walk)
    if walk.pair.ended_at:
        yield _done(walk.pair.ended_at, _("Your mentoring ended"))


def _done(at: datetime, heading: str, *, text: str = "", url: str | None = None) -> Step:
    return Step(at, heading, dates.day(at), text, url, "done", _("Done"))


def _kick_off(walk: Walk) -> Iterator[Step]:
    group = walk.pair.programme.groups.get(walk.pair.mentee_participation.group_language)
    if not group or not group.kick_off_at:
        return
    past = group.kick_off_at <= walk.now
    words = _("Done") if past else _("Coming")
    when = dates.day_and_time(group.kick_off_at)
    yield Step(group.kick_off_at, _("Kick-off"), when, group.kick_off_place, None, "done" if past else "coming", words)


def _meetings(walk: Walk) -> Iterator[Step]:
    held = 0
    for meeting in walk.meetings:
        url = walk.address("meetings.show_meeting", meeting_id=meeting.public_id)
        when = dates.day_and_time(meeting.starts_at)
        if meeting.status is MeetingStatus.HELD:
            held += 1
            heading = _("Meeting %(number)s", number=held)
            text = _("The note is written.") if meeting.note else ""
            yield Step(meeting.starts_at, heading, when, text, url, "done", str(status_of(meeting)))
        elif meeting.status is MeetingStatus.PLANNED:
            asked = waits_for_an_answer(meeting, walk.now)
            words = _("Did you meet?") if asked else str(status_of(meeting))
            yield Step(meeting.starts_at, _("Meeting"), when, meeting.place, url, "coming", words)


def _goals(walk: Walk) -> Iterator[Step]:
    for goal in walk.goals:
        url = walk.address("goals.show_goal", goal_id=goal.public_id)
        yield _done(goal.created_at, _("A goal was set"), text=goal.heading, url=url)
        if goal.state is GoalState.REACHED and goal.closed_at:
            yield _done(goal.closed_at, _("A goal was reached"), text=goal.heading, url=url)


def _moments(walk: Walk) -> Iterator[Step]:
    accepted = [moment.at for moment in walk.moments if moment.kind == "accepted"]
    if len(accepted) >= len(walk.names):
        yield _done(max(accepted), _("You agreed on ground rules"), url=walk.address("ground_rules.show_ground_rules"))
    shared = walk.address("reflections.show_shared_reflections")
    for moment in walk.moments:
        if moment.kind == "shared":
            name = walk.names.get(moment.by_id) or _("Former member")
            yield _done(moment.at, _("A reflection was shared"), text=name, url=shared)
