"""What a pair is after: setting goals, saying how far they have come, and closing them one way or another."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import new_public_id
from portal.foundation.i18n import gettext as _
from portal.goals import actions, policy, queries
from portal.goals.forms import GoalForm, NewGoalForm, UpdateForm
from portal.goals.history import history_of
from portal.goals.labels import KIND_LABELS, STATE_LABELS, STEP_LABELS, hoped_day, step_number
from portal.goals.models import Goal, GoalState
from portal.goals.samples import OURS, SAMPLES, fields_to_start_from
from portal.spaces.entering import entered_space
from portal.spaces.models import Space
from portal.spaces.policy import may_write
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, require_visible, viewer

goal_pages = Pages("goals", __name__)

WORDS: dict[str, Any] = {
    "kinds": KIND_LABELS,
    "steps_in_words": STEP_LABELS,
    "states": STATE_LABELS,
    "step_number": step_number,
    "hoped_day": hoped_day,
}


def _ours_or_404(space_id: str, goal_id: str) -> tuple[Space, Goal]:
    """A goal the viewer may write, with its space."""
    space = entered_space(space_id)
    goal = queries.goal_or_404(space, goal_id)
    require_visible(policy.may_change(viewer(), goal, space))
    return space, goal


@goal_pages.page("/pair/<public:space_id>/goals")
@open_to(Audience.MEMBERS)
def show_goals(space_id: str) -> ResponseReturnValue:
    """Mine, my pair's and ours, side by side; the closed ones folded below."""
    space = entered_space(space_id)
    goals = queries.goals_in(space)
    return render_template(
        "goals/show_goals.html",
        space=space, me=viewer(), goals=goals, samples=SAMPLES, writing=may_write(viewer(), space), **WORDS,
    )  # fmt: skip


@goal_pages.page("/pair/<public:space_id>/goals/new")
@open_to(Audience.MEMBERS)
def begin_goal(space_id: str) -> ResponseReturnValue:
    """A new goal has its name from the start."""
    space = entered_space(space_id)
    kept: dict[str, Any] = {name: request.args[name] for name in ("sample", "whose") if name in request.args}
    return redirect(url_for(".set_goal", space_id=space.public_id, goal_id=new_public_id(), **kept))


@goal_pages.page("/pair/<public:space_id>/goals/new/<public:goal_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def set_goal(space_id: str, goal_id: str) -> ResponseReturnValue:
    """Set a goal; sent twice, it is there once."""
    space = entered_space(space_id)
    form = NewGoalForm.opened(**fields_to_start_from(request.args.get("sample"), request.args.get("whose")))
    if form.carries_out(
        lambda: actions.set_goal(
            space, goal_id, by=viewer(), ours=form.whose.data == OURS, seen=form.seen.data or "", **form.typed()
        )
    ):
        flash(_("The goal is set. Both of you see it."))
        return redirect(url_for(".show_goal", space_id=space_id, goal_id=goal_id))
    if request.method == "GET" and not form.restored_at:
        if queries.is_set_in(space, goal_id):
            return redirect(url_for(".show_goal", space_id=space_id, goal_id=goal_id))  # Back, after saving.
        if not may_write(viewer(), space):
            return _refused(actions.SpaceIsClosed(), ".show_goals", space_id=space_id)
    return form.page("goals/set_goal.html", space=space, me=viewer())


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def show_goal(space_id: str, goal_id: str) -> ResponseReturnValue:
    """A goal with its history; whose it is says right there how far it has come."""
    space = entered_space(space_id)
    goal = queries.goal_or_404(space, goal_id)
    require_visible(request.method == "GET" or policy.may_change(viewer(), goal, space))
    form = UpdateForm.opened(step=goal.step.value, move=new_public_id())
    if form.carries_out(lambda: actions.update_goal(goal, by=viewer(), seen=form.seen.data or "", **form.typed())):
        if goal.state is not GoalState.REACHED:  # The page of a goal that is reached says so itself.
            flash(_("The goal is updated."))
        return redirect(url_for(".show_goal", space_id=space_id, goal_id=goal_id))
    around = {"space": space, "me": viewer(), "goal": goal, **_around(space, goal), **WORDS}
    if request.method == "POST" or policy.may_update(viewer(), goal, space):
        return form.page("goals/show_goal.html", **around)
    return render_template("goals/show_goal.html", form=form, **around)  # Nothing to fill in.


def _around(space: Space, goal: Goal) -> dict[str, Any]:
    """What the page of a goal shows beside it."""
    return {
        "history": history_of(goal),
        "mine_to_change": policy.may_change(viewer(), goal, space),
        "writing": policy.may_change_now(viewer(), goal, space),
        "updating": policy.may_update(viewer(), goal, space),
        "names": {member.id: member.name for member in space.members},
    }


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>/edit", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def edit_goal(space_id: str, goal_id: str) -> ResponseReturnValue:
    """Change the words, perhaps while the other does."""
    space, goal = _ours_or_404(space_id, goal_id)
    form = GoalForm.opened(**actions.goal_fields(goal))
    form.kept = goal.hoped_by
    if form.carries_out(lambda: actions.edit_goal(goal, by=viewer(), seen=form.seen.data or "", **form.typed())):
        flash(_("The goal is saved."))
        return redirect(url_for(".show_goal", space_id=space_id, goal_id=goal_id))
    if request.method == "GET" and not form.restored_at and not policy.may_update(viewer(), goal, space):
        return redirect(url_for(".show_goal", space_id=space_id, goal_id=goal_id))
    return form.page("goals/edit_goal.html", space=space, me=viewer(), goal=goal)


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>/change", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def change_goal(space_id: str, goal_id: str) -> ResponseReturnValue:
    """It turned into something else: it closes, and a new one is begun."""
    space, goal = _ours_or_404(space_id, goal_id)
    if request.method == "POST":
        if not (refusal := _carried_out(lambda: actions.change_goal(goal, by=viewer()))):
            whose = OURS if goal.owner_id is None else None
            return redirect(url_for(".begin_goal", space_id=space_id, whose=whose))
        return _refused(refusal, ".show_goal", space_id=space_id, goal_id=goal_id)
    return _question("goals/change_goal.html", space, goal)


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>/drop", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def drop_goal(space_id: str, goal_id: str) -> ResponseReturnValue:
    """Let it go, after a kind question."""
    space, goal = _ours_or_404(space_id, goal_id)
    if request.method == "POST":
        return _then_back(
            lambda: actions.drop_goal(goal, by=viewer()), space, goal, _("The goal is closed. Its history stays.")
        )
    return _question("goals/drop_goal.html", space, goal)


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>/reopen", methods=["POST"])
@open_to(Audience.MEMBERS)
def reopen_goal(space_id: str, goal_id: str) -> ResponseReturnValue:
    """Go on with a closed goal."""
    space, goal = _ours_or_404(space_id, goal_id)
    return _then_back(lambda: actions.reopen_goal(goal, by=viewer()), space, goal, _("The goal is open again."))


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>/story", methods=["POST"])
@open_to(Audience.MEMBERS)
def offer_story(space_id: str, goal_id: str) -> ResponseReturnValue:
    """Staff may ask how the goal was reached."""
    space, goal = _ours_or_404(space_id, goal_id)
    said = _("Thank you. You may be asked for a story.")
    return _then_back(lambda: actions.offer_story(goal, by=viewer()), space, goal, said)


@goal_pages.page("/pair/<public:space_id>/goals/<public:goal_id>/story/withdraw", methods=["POST"])
@open_to(Audience.MEMBERS)
def withdraw_story(space_id: str, goal_id: str) -> ResponseReturnValue:
    """Staff may not ask after all."""
    space, goal = _ours_or_404(space_id, goal_id)
    return _then_back(lambda: actions.withdraw_story(goal), space, goal, _("Nobody will ask you for a story."))


def _then_back(act: Callable[[], object], space: Space, goal: Goal, said: str) -> ResponseReturnValue:
    """Press one button, and be told on the page of the goal what came of it."""
    here: dict[str, Any] = {"space_id": space.public_id, "goal_id": goal.public_id}
    if refusal := _carried_out(act):
        return _refused(refusal, ".show_goal", **here)
    flash(said)
    return redirect(url_for(".show_goal", **here))


def _carried_out(act: Callable[[], object]) -> object:
    """Nothing when it went well, else why not."""
    form = PortalForm()
    if form.carries_out(act):
        return None
    return form.form_errors[0] if form.form_errors else _("That did not work. Try again.")


def _refused(reason: object, endpoint: str, **values: Any) -> ResponseReturnValue:
    flash(str(reason), "problem")
    return redirect(url_for(endpoint, **values))


def _question(template: str, space: Space, goal: Goal) -> ResponseReturnValue:
    """Asked only of what can still be closed."""
    if not policy.may_update(viewer(), goal, space):
        return redirect(url_for(".show_goal", space_id=space.public_id, goal_id=goal.public_id))
    return render_template(template, space=space, me=viewer(), goal=goal)
