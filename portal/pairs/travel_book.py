"""The travel book: what a pair has made together, gathered to keep; and one person's own part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.goals.models import Goal, GoalMove, GoalStep
from portal.goals.queries import goals_in
from portal.meetings.models import FollowUp, Meeting, MeetingStatus
from portal.meetings.queries import meetings_with_notes_in
from portal.pairs.ground_rules_queries import newest_rules
from portal.pairs.models import GroundRules, Pair
from portal.people.models import Account
from portal.reflections.models import Reflection, ReflectionShare
from portal.spaces.models import Space


@dataclass(frozen=True)
class GoalPart:
    """One goal and how it has moved; `step` counts from 1."""

    goal: Goal
    step: int
    moves: Sequence[GoalMove]


@dataclass(frozen=True)
class MeetingPart:
    """One meeting and what was to be done after it."""

    meeting: Meeting
    follow_ups: Sequence[FollowUp]


@dataclass(frozen=True)
class ReflectionPart:
    """One reflection: by whom, since when it is there, and whether it is in its writer's copy alone."""

    reflection: Reflection
    at: datetime
    author: str  # Empty for someone who has left.
    private: bool


@dataclass(frozen=True)
class TravelBook:
    """Everything between the covers, each part in the order of time."""

    rules: GroundRules | None
    goals: Sequence[GoalPart]
    meetings: Sequence[MeetingPart]
    reflections: Sequence[ReflectionPart]

    @property
    def is_empty(self) -> bool:
        """Nothing to keep yet."""
        return not (self.rules or self.goals or self.meetings or self.reflections)


def travel_book_of(pair: Pair, *, own_of: Account | None = None) -> TravelBook:
    """The book of `pair`; with what `own_of` wrote meanwhile for themselves alone, if they ask for it: six queries."""
    return TravelBook(
        rules=newest_rules(pair.space),
        goals=_goals(goals_in(pair.space)),
        meetings=_meetings(pair.space, [each for each in meetings_with_notes_in(pair.space) if _was_held(each)]),
        reflections=_reflections(pair, own_of),
    )


def own_part_of(pair: Pair, person: Account) -> TravelBook:
    """What `person` has written in this pair, alone or with the other; nothing that is the other's alone."""
    return TravelBook(
        rules=newest_rules(pair.space),
        goals=_goals([goal for goal in goals_in(pair.space) if goal.owner_id in (None, person.id)]),
        meetings=_meetings(pair.space, [each for each in meetings_with_notes_in(pair.space) if each.note]),
        reflections=[part for part in _reflections(pair, None) if part.reflection.author_id == person.id],
    )


def _was_held(meeting: Meeting) -> bool:
    """Somebody said so, or wrote a note on it."""
    noted = meeting.note is not None and meeting.status is not MeetingStatus.CANCELLED
    return meeting.status is MeetingStatus.HELD or noted


def _goals(goals: Sequence[Goal]) -> list[GoalPart]:
    numbers = [goal.id for goal in goals]
    found = sa.select(GoalMove).where(GoalMove.goal_id.in_(numbers)).order_by(GoalMove.goal_id, GoalMove.id)
    moves = {number: list(each) for number, each in groupby(db.session.scalars(found), lambda move: move.goal_id)}
    steps = [*GoalStep]
    in_order = sorted(goals, key=lambda goal: goal.id)
    return [GoalPart(goal, steps.index(goal.step) + 1, moves.get(goal.id, ())) for goal in in_order]


def _meetings(space: Space, meetings: Sequence[Meeting]) -> list[MeetingPart]:
    found = (
        sa.select(FollowUp).where(FollowUp.space_id == space.id).order_by(FollowUp.note_id, FollowUp.place, FollowUp.id)
    )
    to_do = {number: list(each) for number, each in groupby(db.session.scalars(found), lambda each: each.note_id)}
    return [MeetingPart(each, to_do.get(each.note.id, ()) if each.note else ()) for each in meetings]


def _reflections(pair: Pair, own_of: Account | None) -> list[ReflectionPart]:
    """What is shared here now, and the private words of one person, in one query."""
    here = sa.and_(ReflectionShare.space_id == pair.space_id, ReflectionShare.until.is_(None))
    shared = aliased(ReflectionShare)
    wanted = sa.select(shared.reflection_id).where(shared.space_id == pair.space_id, shared.until.is_(None))
    found = (
        sa.select(Reflection, ReflectionShare.since)
        .outerjoin(ReflectionShare, sa.and_(ReflectionShare.reflection_id == Reflection.id, here))
        .where(Reflection.id.in_(wanted.union(_private_of(own_of, pair)) if own_of else wanted))
        .order_by(sa.func.coalesce(ReflectionShare.since, Reflection.created_at), Reflection.id)
    )
    names = {member.id: member.name for member in pair.space.members}
    return [
        ReflectionPart(each, since or each.created_at, names.get(each.author_id, ""), private=since is None)
        for each, since in db.session.execute(found)
    ]


def _private_of(person: Account, pair: Pair) -> sa.Select[int]:
    """What this person wrote while the pair lasted, and shares with nobody anywhere."""
    mine, anywhere = aliased(Reflection), aliased(ReflectionShare)
    shared = sa.select(anywhere.id).where(anywhere.reflection_id == mine.id, anywhere.until.is_(None))
    return sa.select(mine.id).where(
        mine.author_id == person.id,
        mine.created_at.between(pair.started_at, pair.ended_at or now()),
        ~shared.exists(),
    )
