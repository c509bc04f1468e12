"""What has become of a goal, move by move, in words."""

from dataclasses import dataclass
from datetime import datetime

from portal.foundation.i18n import gettext as _
from portal.goals.labels import STATE_LABELS, STEP_LABELS
from portal.goals.models import Goal, GoalMove, GoalState


@dataclass(frozen=True)
class Entry:
    """One move: what it was, what its maker wrote of it, who (empty for someone who is gone) and when (UTC)."""

    heading: str
    line: str
    who: str
    at: datetime


def history_of(goal: Goal) -> list[Entry]:
    """Every move of `goal`, the latest first."""
    earlier = [None, *goal.moves]
    entries = [
        Entry(_heading(move, before), move.line, move.by.name, move.at)
        for move, before in zip(goal.moves, earlier, strict=False)
    ]
    return entries[::-1]


def _heading(move: GoalMove, before: GoalMove | None) -> str:
    if before is None:
        return _("The goal was set")
    if move.state is not GoalState.OPEN:
        return str(STATE_LABELS[move.state])
    if before.state is not GoalState.OPEN:
        return _("Opened again")
    return str(STEP_LABELS[move.step])
