"""Who may read and write a goal. Pure questions: no database, no request."""

from portal.goals.models import Goal, GoalState
from portal.people.models import Account
from portal.spaces.models import Space
from portal.spaces.policy import may_enter, may_write


def may_change(viewer: Account, goal: Goal, space: Space) -> bool:
    """Whose goal it is: one person's is theirs alone, a shared one is of all who are in the space."""
    return may_enter(viewer, space) and goal.space_id == space.id and goal.owner_id in (None, viewer.id)


def may_change_now(viewer: Account, goal: Goal, space: Space) -> bool:
    """The same people, while the space is open: whether to offer them anything to press."""
    return may_change(viewer, goal, space) and may_write(viewer, space)


def may_update(viewer: Account, goal: Goal, space: Space) -> bool:
    """While the goal is open too: to say how far it has come, to reword it, to close it."""
    return may_change_now(viewer, goal, space) and goal.state is GoalState.OPEN
