"""The words people read for what this room lists."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.goals.models import GoalState, GoalStep

STEP_LABELS: dict[GoalStep, LazyString] = {
    GoalStep.STARTING: _lp("step of a goal", "Starting"),
    GoalStep.MOVING: _lp("step of a goal", "Moving"),
    GoalStep.WELL_UNDER_WAY: _lp("step of a goal", "Well under way"),
    GoalStep.REACHED: _lp("step of a goal", "Reached"),
}
STATE_LABELS: dict[GoalState, LazyString] = {
    GoalState.OPEN: _lp("state of a goal", "Open"),
    GoalState.REACHED: _lp("state of a goal", "Reached"),
    GoalState.CHANGED: _lp("state of a goal", "Turned into something else"),
    GoalState.DROPPED: _lp("state of a goal", "Let go"),
}
