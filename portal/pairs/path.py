"""The path of a pair: what has been and what comes, in the order of time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from flask import url_for

from portal.foundation import dates
from portal.foundation.db import PUBLIC_ID_LENGTH
from portal.foundation.i18n import gettext as _
from portal.goals.models import Goal, GoalState
from portal.meetings.labels import status_of
from portal.meetings.models import Meeting, MeetingStatus
from portal.meetings.policy import waits_for_an_answer
from portal.meetings.times import told, told_in_finland
from portal.pairs.ground_rules_queries import BOTH
from portal.pairs.models import Pair
from portal.pairs.moments import Moment
from portal.people.models import Account

_ANY = "A" * PUBLIC_ID_LENGTH


class Step(NamedTuple):
    """One plank across the two lines of the path."""

    at: datetime
    heading: str
    when: str
    state: str  # done, next or coming
    state_words: str
    what: str = ""  # Before the time: what it was, or whose.
    text: str = ""
    url: str | None = None
    says_state: bool = True  # To the eye too; else only to readers of screens.

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

    def address(self, endpoint: str) -> str:
        """Of a page of this pair."""
        return url_for(endpoint, space_id=self.pair.space.public_id)

    def beginning(self, endpoint: str, name: str) -> str:
        """The address of pages that end in the public id `name` of a thing, without it: made once for all of them."""
        named: dict[str, Any] = {"space_id": self.pair.space.public_id, name: _ANY}
        return url_for(endpoint, **named).removesuffix(_ANY)


def path_of(walk: Walk, viewer: Account) -> list[Step]:
    """The planks in the order of time, as `viewer` tells it; the first that is still ahead is the next one."""
    planks = sorted(_planks(walk, viewer), key=lambda step: step.at)
    ahead = next((step for step in planks if step.state == "coming"), None)
    return [step._replace(state="next") if step is ahead else step for step in planks]


def _planks(walk: Walk, viewer: Account) -> Iterator[Step]:
    yield _done(walk.pair.started_at, _("You became a pair"))
    yield from _kick_off(walk)
    yield from _meetings(walk, viewer)
    yield from _goals(walk)
    yield from _rules(walk)
    yield from _shares(walk)
    if walk.pair.ended_at:
        yield _done(walk.pair.ended_at, _("Your mentoring ended"))


def _done(at: datetime, heading: str, *, what: str = "", url: str | None = None) -> Step:
    return Step(at, heading, dates.day(at), "done", _("Done"), what=what, url=url, says_state=False)


def _kick_off(walk: Walk) -> Iterator[Step]:
    group = walk.pair.mentee_participation.group
    if not group or not group.kick_off_at:
        return
    when, past = told_in_finland(group.kick_off_at).line, group.kick_off_at <= walk.now
    state, words = ("done", _("Done")) if past else ("coming", _("Coming"))
    yield Step(
        group.kick_off_at, _("Kick-off"), when, state, words, text=group.kick_off_place, says_state=not past
    )  # fmt: skip


def _meetings(walk: Walk, viewer: Account) -> Iterator[Step]:
    """Each with its number; what was cancelled is not on the path."""
    others = walk.pair.space.others_than(viewer)
    beginning = walk.beginning("meetings.show_meeting", "meeting_id")
    to_meet = (each for each in walk.meetings if each.status is not MeetingStatus.CANCELLED)
    for number, meeting in enumerate(to_meet, start=1):
        held = meeting.status is MeetingStatus.HELD
        asked = waits_for_an_answer(meeting, walk.now)
        yield Step(
            meeting.starts_at,
            _("Meeting %(number)s", number=number),
            told(meeting, others).line,
            "done" if held else "coming",
            _("Did you meet?") if asked else str(status_of(meeting)),
            text=(_("The note is written.") if meeting.note else "") if held else meeting.place,
            url=beginning + meeting.public_id,
        )


def _goals(walk: Walk) -> Iterator[Step]:
    beginning = walk.beginning("goals.show_goal", "goal_id")
    for goal in walk.goals:
        url = beginning + goal.public_id
        yield _done(goal.created_at, goal.heading, what=_set(walk, goal), url=url)
        if goal.state is GoalState.REACHED and goal.closed_at:
            yield _done(goal.closed_at, goal.heading, what=_reached(walk, goal), url=url)


def _set(walk: Walk, goal: Goal) -> str:
    if goal.owner_id is None:
        return _("New goal, ours together")
    return _("New goal: %(name)s", name=_name(walk, goal.owner_id))


def _reached(walk: Walk, goal: Goal) -> str:
    if goal.owner_id is None:
        return _("Goal reached together")
    return _("Goal reached: %(name)s", name=_name(walk, goal.owner_id))


def _name(walk: Walk, account_id: int) -> str:
    return walk.names.get(account_id) or _("Former member")


def _rules(walk: Walk) -> Iterator[Step]:
    """Every version that both have accepted stays; the first is the beginning, the later ones are changes."""
    accepted: dict[int, list[datetime]] = defaultdict(list)
    for moment in walk.moments:
        if moment.kind == "accepted":
            accepted[moment.number].append(moment.at)
    agreed = [max(moments) for _number, moments in sorted(accepted.items()) if len(moments) >= BOTH]
    for number, at in enumerate(agreed):
        heading = _("You changed your ground rules") if number else _("You agreed on ground rules")
        yield _done(at, heading, url=walk.address("ground_rules.show_ground_rules"))


def _shares(walk: Walk) -> Iterator[Step]:
    shared = walk.address("reflections.show_shared_reflections")
    for moment in walk.moments:
        if moment.kind == "shared":
            yield _done(moment.at, _("A reflection was shared"), what=_name(walk, moment.by_id), url=shared)
