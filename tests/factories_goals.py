"""One function per thing of the room of goals: it makes a saved, valid one."""

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.merging import marks
from portal.goals import actions
from portal.goals.models import Goal, GoalStep
from portal.people.models import Account
from portal.spaces.models import Space
from tests import factories


def goal(
    space: Space | None = None, *, by: Account | None = None, ours: bool = False, heading: str = "Learn to ask",
    body: str = "I ask in every meeting.", kind: str = "skill", hoped_by: str = "", reached: bool = False,
) -> Goal:  # fmt: skip
    """What somebody of a pair is after: `by` is its owner, or has set it for both."""
    space = space or factories.pair().space
    author = by or space.members[0]
    with unit_of_work():
        made = actions.set_goal(
            space, new_public_id(), by=author, ours=ours, seen="", heading=heading, body=body, kind=kind,
            hoped_by=hoped_by,
        )  # fmt: skip
    if reached:
        moved(made, by=author, step=GoalStep.REACHED)
    return made


def moved(made: Goal, *, by: Account | None = None, step: GoalStep = GoalStep.MOVING, line: str = "") -> Goal:
    """The same goal, a step further."""
    author = by or db.session.get_one(Account, made.owner_id or made.author_id)
    with unit_of_work():
        seen = marks({"step": made.step.value})
        actions.update_goal(made, by=author, seen=seen, step=step.value, line=line, move_id="")
    return made
