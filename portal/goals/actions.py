"""Everything that changes a goal. Functions here flush; they never commit, and the audit ledger hears nothing."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.foundation.clock import now
from portal.foundation.db import could_be_public_id, db, lock, new_public_id
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import merge
from portal.goals.models import Goal, GoalKind, GoalMove, GoalState, GoalStep
from portal.people.models import Account
from portal.spaces.models import Space

MOST_OPEN = 3


class SpaceIsClosed(Refused):
    """The mentoring has ended, so nothing new is written here."""

    message = _l("Your mentoring has ended, so nothing new can be written here.")


class ThreeAreOpen(Refused):
    """The fourth open goal of one person."""

    message = _l("You have three open goals already. When one of them closes, there is room for this one.")


class ThreeAreShared(Refused):
    """The fourth open goal that the two share."""

    message = _l(
        "The two of you have three open goals together already. When one of them closes, there is room for this one."
    )


class GoalIsClosed(Refused):
    """It was closed, perhaps meanwhile by the other."""

    message = _l("This goal is closed. Open it again first if you want to go on with it.")


class GoalIsNotReached(Refused):
    """Stories are asked of goals that were reached."""

    message = _l("This goal has not been reached yet.")


class NothingHappened(Refused):
    """An update without a step and without a word."""

    message = _l("Choose another step or write what happened")


class NameIsTaken(Refused):
    """The address belongs to somebody else's words."""

    message = _l("We cannot find that page")


def goal_fields(goal: Goal) -> dict[str, str]:
    """The words of a goal, as the form that changes them merges them."""
    hoped_by = goal.hoped_by.isoformat() if goal.hoped_by else ""
    return {"kind": goal.kind.value, "heading": goal.heading, "body": goal.body, "hoped_by": hoped_by}


def set_goal(space: Space, public_id: str, *, by: Account, ours: bool, seen: str, **words: str) -> Goal:
    """Set a goal of `by`, or one that the two share, under the name its form carried: posting twice has one effect.

    `words` are those of `goal_fields`. Sent again with other words it is an edit, with what that can raise. Raises
    `SpaceIsClosed`, `ThreeAreOpen` or `ThreeAreShared`, and `NameIsTaken` when the name is of another's goal.
    """
    lock(space)
    if goal := _goal_named(public_id):
        return _set_again(goal, space, by=by, seen=seen, **words)
    _refuse_if_closed(space)
    owner_id = None if ours else by.id
    _refuse_a_fourth(space, owner_id)
    goal = Goal(
        public_id=public_id, space_id=space.id, author_id=by.id, edited_by_id=by.id, owner_id=owner_id,
        step=GoalStep.STARTING, state=GoalState.OPEN,
    )  # fmt: skip
    _word(goal, words)
    _move(goal, by=by, step=GoalStep.STARTING, state=GoalState.OPEN)
    try:
        with db.session.begin_nested():
            db.session.add(goal)
    except IntegrityError as error:  # In the same moment, in another space: this one is held.
        raise NameIsTaken from error
    return goal


def _goal_named(public_id: str) -> Goal | None:
    return db.session.scalar(sa.select(Goal).where(Goal.public_id == public_id))


def _set_again(goal: Goal, space: Space, *, by: Account, seen: str, **words: str) -> Goal:
    if goal.author_id != by.id or goal.space_id != space.id:
        raise NameIsTaken
    if words != goal_fields(goal):
        edit_goal(goal, by=by, seen=seen, **words)
    return goal


def edit_goal(goal: Goal, *, by: Account, seen: str, **words: str) -> None:
    """Change the words of a goal that may be open in two browsers.

    Raises `SpaceIsClosed`, `GoalIsClosed`, and `ChangedMeanwhile`, with both texts, for a field both have changed.
    """
    _hold(goal)
    _refuse_unless_open(goal)
    stored = goal_fields(goal)
    merged = merge(seen=seen, stored=stored, typed=words)
    if merged != stored:
        _word(goal, merged)
        goal.edited_at, goal.edited_by_id = now(), by.id
        db.session.flush()


def update_goal(goal: Goal, *, by: Account, seen: str, step: str, line: str, move_id: str) -> None:
    """Say how far it has come and what happened. The last step reaches it.

    `move_id` names the move: the same update sent twice is there once. Raises `SpaceIsClosed`, `GoalIsClosed`,
    `NothingHappened`, and `ChangedMeanwhile` when the other has chosen another step meanwhile.
    """
    _hold(goal)
    made = next((move for move in goal.moves if move.public_id == move_id), None)
    if made and (made.step.value, made.line) == (step, line):
        return
    _refuse_unless_open(goal)
    merged = GoalStep(merge(seen=seen, stored={"step": goal.step.value}, typed={"step": step})["step"])
    if merged is goal.step and not line:
        raise NothingHappened
    state = GoalState.REACHED if merged is GoalStep.REACHED else GoalState.OPEN
    _move(goal, by=by, step=merged, state=state, line=line, public_id=_free(move_id))
    db.session.flush()


def change_goal(goal: Goal, *, by: Account) -> None:
    """It turned into something else. Raises `SpaceIsClosed`, and `GoalIsClosed` when it closed in another way."""
    _close(goal, GoalState.CHANGED, by=by)


def drop_goal(goal: Goal, *, by: Account) -> None:
    """Let it go. Raises `SpaceIsClosed`, and `GoalIsClosed` when it closed in another way."""
    _close(goal, GoalState.DROPPED, by=by)


def _close(goal: Goal, state: GoalState, *, by: Account) -> None:
    _hold(goal)
    if goal.state is not state:
        _refuse_unless_open(goal)
        _move(goal, by=by, step=goal.step, state=state)
        db.session.flush()


def reopen_goal(goal: Goal, *, by: Account) -> None:
    """Go on with a closed goal from the step where it was; a leave to ask for its story ends.

    Raises `SpaceIsClosed`, and `ThreeAreOpen` or `ThreeAreShared` when there is no room for it.
    """
    _hold(goal)
    if goal.state is GoalState.OPEN:
        return
    _refuse_a_fourth(goal.space, goal.owner_id)
    steps = [move.step for move in goal.moves if move.step is not GoalStep.REACHED]
    goal.story_may_be_asked_by_id = None
    _move(goal, by=by, step=steps[-1] if steps else GoalStep.STARTING, state=GoalState.OPEN)
    db.session.flush()


def offer_story(goal: Goal, *, by: Account) -> None:
    """`by` may be asked to tell how a goal was reached. Raises `SpaceIsClosed` and `GoalIsNotReached`."""
    _hold(goal)
    if goal.state is not GoalState.REACHED:
        raise GoalIsNotReached
    if goal.story_may_be_asked_by_id is None:
        goal.story_may_be_asked_by_id = by.id
        db.session.flush()


def withdraw_story(goal: Goal) -> None:
    """Nobody may be asked any more. Possible at any time, also when the mentoring has ended."""
    lock(goal)
    goal.story_may_be_asked_by_id = None
    db.session.flush()


def _hold(goal: Goal) -> None:
    """The space first and then the goal, everywhere in this order, so that nobody waits in a circle."""
    lock(goal.space)
    _refuse_if_closed(goal.space)
    lock(goal)


def _refuse_if_closed(space: Space) -> None:
    if space.closed_at is not None:
        raise SpaceIsClosed


def _refuse_unless_open(goal: Goal) -> None:
    if goal.state is not GoalState.OPEN:
        raise GoalIsClosed


def _refuse_a_fourth(space: Space, owner_id: int | None) -> None:
    """Only while `space` is held is the count still true at the commit."""
    if count_open(space, owner_id) >= MOST_OPEN:
        raise ThreeAreShared if owner_id is None else ThreeAreOpen


def count_open(space: Space, owner_id: int | None) -> int:
    """How many open goals this person has in `space`; how many are shared there, for None."""
    open_ones = sa.select(sa.func.count(Goal.id)).where(Goal.space_id == space.id, Goal.state == GoalState.OPEN)
    return db.session.scalar(open_ones.where(Goal.owner_id.is_not_distinct_from(owner_id))) or 0


def _word(goal: Goal, words: dict[str, str]) -> None:
    goal.kind = GoalKind(words["kind"])
    goal.hoped_by = date.fromisoformat(words["hoped_by"]) if words["hoped_by"] else None
    goal.heading, goal.body = words["heading"], words["body"]


def _move(
    goal: Goal, *, by: Account, step: GoalStep, state: GoalState, line: str = "", public_id: str | None = None
) -> None:
    """Where the goal is from now on, in the row and in its history."""
    at = now()
    goal.step, goal.state = step, state
    goal.closed_at = None if state is GoalState.OPEN else at
    move = GoalMove(public_id=public_id or new_public_id(), by_id=by.id, at=at, step=step, state=state)
    move.line = line
    goal.moves.append(move)


def _free(move_id: str) -> str | None:
    """The name that a form brought for its move, unless it is none or already taken."""
    if not could_be_public_id(move_id):
        return None
    taken = db.session.scalar(sa.select(GoalMove.id).where(GoalMove.public_id == move_id))
    return None if taken else move_id
