"""The words people read for what this room lists."""

from datetime import datetime, time

from portal.foundation import dates
from portal.foundation.i18n import LazyString, zone
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.goals.models import Goal, GoalKind, GoalState, GoalStep

KIND_LABELS: dict[GoalKind, LazyString] = {
    GoalKind.JOB: _lp("kind of goal", "A job"),
    GoalKind.CAREER_PLAN: _lp("kind of goal", "A career plan"),
    GoalKind.STUDIES: _lp("kind of goal", "Studies"),
    GoalKind.SKILL: _lp("kind of goal", "A skill"),
    GoalKind.OWN: _lp("kind of goal", "Something else"),
}
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


def hoped_day(goal: Goal) -> str:
    """The day by which it is hoped for, as the reader writes days; empty when there is none."""
    return dates.day(datetime.combine(goal.hoped_by, time(12), tzinfo=zone())) if goal.hoped_by else ""


def step_number(step: GoalStep) -> int:
    """Its place among the four: 1 to 4."""
    return [*GoalStep].index(step) + 1
