"""Two people doing anything, in any order, to their goals; after each act everything must still be in order."""

from collections.abc import Sequence
from typing import Any

import hypothesis
import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.orm import selectinload

from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.errors import Refused
from portal.foundation.merging import marks
from portal.goals import actions, policy
from portal.goals.models import Goal, GoalMove, GoalState, GoalStep
from portal.people.models import Account
from tests import factories

EXAMPLES, STEPS = 25, 25
MOST_OPEN = 3  # By the promise, whatever the actions believe.

people = st.sampled_from(["mentee", "mentor"])
places = st.integers(0, 11)
lines = st.sampled_from(["", "Something happened.", "Vähän eteenpäin."])


class Goals(RuleBasedStateMachine):
    """A pair in a space of its own; acts are those of the room, asked of the policy as a page asks it."""

    def __init__(self) -> None:
        super().__init__()
        pair = factories.pair()
        self.space, self.people = pair.space, {"mentee": factories.mentee_of(pair), "mentor": factories.mentor_of(pair)}
        self.goals: Sequence[Goal] = []
        self.moves: dict[int, int] = {}
        self.as_it_closed: list[Any] | None = None

    def act(self, doing: Any) -> bool:
        """In a unit of work of its own, as a form does; False when it is refused."""
        try:
            with unit_of_work():
                doing()
        except Refused:
            return False
        return True

    def on_a_goal(self, who: str, place: int, doing: Any) -> bool:
        """`doing(goal, by)` on one of the goals, if this person may."""
        goal, by = self.goals[place % len(self.goals)], self.people[who]
        return policy.may_change(by, goal, self.space) and self.act(lambda: doing(goal, by))

    def open_of(self, owner: Account | None) -> int:
        return sum(g.state is GoalState.OPEN and g.owner_id == (owner and owner.id) for g in self.goals)

    @initialize()
    def begin(self) -> None:
        self.set_goal("mentee", ours=False, twice=False)
        self.set_goal("mentor", ours=True, twice=False)

    @rule(who=people, ours=st.booleans(), twice=st.booleans())
    def set_goal(self, who: str, ours: bool, twice: bool) -> None:
        name, by = new_public_id(), self.people[who]
        words = {"heading": "A goal", "body": "", "kind": "own", "hoped_by": ""}
        room = self.open_of(None if ours else by) < MOST_OPEN and self.as_it_closed is None
        for _time in range(1 + twice):
            went = self.act(lambda: actions.set_goal(self.space, name, by=by, ours=ours, seen=marks(words), **words))
            assert went == room, f"set {went}, and there was {'' if room else 'no '}room"
        self.look()

    @rule(who=people, place=places, step=st.sampled_from([*GoalStep]), line=lines, twice=st.booleans())
    def update(self, who: str, place: int, step: GoalStep, line: str, twice: bool) -> None:
        name = new_public_id()

        def doing(goal: Goal, by: Account) -> None:
            seen = marks({"step": goal.step.value})
            actions.update_goal(goal, by=by, seen=seen, step=step.value, line=line, move_id=name)

        before = sum(self.moves.values())
        for _time in range(1 + twice):
            self.on_a_goal(who, place, doing)
        self.look()
        assert sum(len(goal.moves) for goal in self.goals) <= before + 1, "one update stands there twice"

    @rule(who=people, place=places, body=lines)
    def edit(self, who: str, place: int, body: str) -> None:
        def doing(goal: Goal, by: Account) -> None:
            stored = actions.goal_fields(goal)
            actions.edit_goal(goal, by=by, seen=marks(stored), **{**stored, "body": body})

        self.on_a_goal(who, place, doing)

    @rule(who=people, place=places, act=st.sampled_from(["change_goal", "drop_goal"]))
    def close(self, who: str, place: int, act: str) -> None:
        self.on_a_goal(who, place, lambda goal, by: getattr(actions, act)(goal, by=by))

    @rule(who=people, place=places)
    def reopen(self, who: str, place: int) -> None:
        self.on_a_goal(who, place, lambda goal, by: actions.reopen_goal(goal, by=by))

    @rule(who=people, place=places)
    def offer_story(self, who: str, place: int) -> None:
        self.on_a_goal(who, place, lambda goal, by: actions.offer_story(goal, by=by))

    @precondition(lambda self: self.as_it_closed is None)  # Taking back is the one thing that an end does not stop.
    @rule(who=people, place=places)
    def withdraw_story(self, who: str, place: int) -> None:
        self.on_a_goal(who, place, lambda goal, _by: actions.withdraw_story(goal))

    @precondition(lambda self: self.as_it_closed is None)
    @rule(really=st.sampled_from([False, False, False, True]))
    def end(self, really: bool) -> None:
        if really:
            with unit_of_work():
                self.space.closed_at = now()
            self.as_it_closed = self.rows()

    def look(self) -> None:
        """Read everything afresh."""
        db.session.rollback()
        found = sa.select(Goal).options(selectinload(Goal.moves)).where(Goal.space_id == self.space.id)
        self.goals = db.session.scalars(found.order_by(Goal.id)).all()

    def rows(self) -> list[Any]:
        """Every goal and move of this space, as the database has them."""
        here = sa.select(Goal.id).where(Goal.space_id == self.space.id)
        goals = sa.select(Goal.__table__).where(Goal.space_id == self.space.id).order_by(Goal.id)
        moves = sa.select(GoalMove.__table__).where(GoalMove.goal_id.in_(here)).order_by(GoalMove.id)
        return [tuple(row) for each in (goals, moves) for row in db.session.execute(each)]

    @invariant()
    def everything_is_in_order(self) -> None:
        self.look()
        self.no_more_than_three_are_open()
        self.state_step_and_date_agree()
        self.the_history_only_grows_and_ends_where_the_goal_is()
        assert self.as_it_closed in (None, self.rows()), "something was written after the end"

    def no_more_than_three_are_open(self) -> None:
        for owner in (None, *self.people.values()):
            assert self.open_of(owner) <= MOST_OPEN, "four goals are open"

    def state_step_and_date_agree(self) -> None:
        for goal in self.goals:
            assert (goal.state is GoalState.OPEN) == (goal.closed_at is None)
            assert (goal.state is GoalState.REACHED) == (goal.step is GoalStep.REACHED)
            assert goal.story_may_be_asked_by_id is None or goal.state is GoalState.REACHED

    def the_history_only_grows_and_ends_where_the_goal_is(self) -> None:
        for goal in self.goals:
            moves = [(move.step, move.state) for move in goal.moves]
            assert len(moves) >= self.moves.get(goal.id, 1), "history was lost"
            assert moves[-1] == (goal.step, goal.state), "the goal is not where its history ends"
            assert {move.by_id for move in goal.moves} <= ({goal.owner_id} if goal.owner_id else self.ids())
            self.moves[goal.id] = len(moves)

    def ids(self) -> set[int]:
        return {person.id for person in self.people.values()}


def run(examples: int, steps: int, **others: Any) -> None:
    """Live so many lives of so many acts each."""
    run_state_machine_as_test(
        Goals,
        settings=hypothesis.settings(max_examples=examples, stateful_step_count=steps, deadline=None, **others),
    )
