"""What a pair sees of its goals."""

from playwright.sync_api import Response

from tests.journeys.cast_goals import a_goal_of_both, take_away, with_goals
from tests.journeys.tour import Tour, state


def _page(name: str, part: str, endpoint: str, query: str = "", *, space: str = "space", goal: str = "") -> None:
    """Enter a page of a pair that has goals."""

    def bring(tour: Tour) -> Response:
        named = {"space_id": space} | ({"goal_id": goal} if goal else {})
        names = with_goals(tour.cast).names
        return tour.show(part, endpoint, query, **{key: names[value] for key, value in named.items()})

    state(name, endpoint)(bring)


_page("goals", "mentee", "goals.show_goals")
_page("goals, the mentor's", "mentor", "goals.show_goals")
_page("goals, none", "quiet mentee", "goals.show_goals", space="quiet space")
_page("goals, ended", "ended mentee", "goals.show_goals", space="ended space")
_page("set a goal", "quiet mentee", "goals.set_goal", space="quiet space", goal="new")
_page("set a goal, from a sample", "quiet mentee", "goals.set_goal", "?sample=voice", space="quiet space", goal="new")
_page("goal", "mentee", "goals.show_goal", goal="goal")
_page("goal, my pair's", "mentor", "goals.show_goal", goal="goal")
_page("goal, shared", "mentor", "goals.show_goal", goal="our goal")
_page("goal, reached", "mentee", "goals.show_goal", goal="reached goal")
_page("goal, reached by my pair", "mentor", "goals.show_goal", goal="reached goal")
_page("goal, reached together", "mentee", "goals.show_goal", goal="reached together")
_page("goal, closed", "mentee", "goals.show_goal", goal="old goal")
_page("goal, ended", "ended mentee", "goals.show_goal", space="ended space", goal="goal of the ended")
_page("edit a goal", "mentee", "goals.edit_goal", goal="goal")
_page("change a goal", "mentee", "goals.change_goal", goal="goal")
_page("drop a goal", "mentee", "goals.drop_goal", goal="goal")


@state("goals, closed ones unfolded", "goals.show_goals")
def unfolded(tour: Tour) -> Response:
    """With what lies behind the fold."""
    answer = tour.show("mentee", "goals.show_goals", space_id=with_goals(tour.cast).names["space"])
    tour.window("mentee").page.locator("summary").last.click()
    return answer


@state("set a goal, mistakes", "goals.set_goal", 422)
def mistaken_goal(tour: Tour) -> Response:
    """Nothing chosen, and a day that there is not."""
    window, names = tour.window("quiet mentee"), tour.cast.names
    tour.show("quiet mentee", "goals.begin_goal", space_id=names["quiet space"])
    window.field("By which day do you hope to get there?").fill("31.2.2099")
    return window.press("Set the goal")


@state("goal, mistake", "goals.show_goal", 422)
def empty_update(tour: Tour) -> Response:
    """Neither a step nor a word."""
    names = with_goals(tour.cast).names
    tour.show("mentee", "goals.show_goal", space_id=names["space"], goal_id=names["goal"])
    return tour.window("mentee").press("Update")


@state("edit a goal, changed meanwhile", "goals.edit_goal", 409)
def clash(tour: Tour) -> Response:
    """The other was first."""
    named = {"space_id": tour.cast.names["quiet space"], "goal_id": a_goal_of_both(tour.cast)}
    windows = [tour.window(part) for part in ("quiet mentor", "quiet mentee")]
    for part, window in zip(("quiet mentor", "quiet mentee"), windows, strict=True):
        tour.show(part, "goals.edit_goal", **named)
        window.field("What is the goal?").fill(f"Words of the {part}, {tour.language}")
    windows[0].press("Save")
    answer = windows[1].press("Save")
    take_away(tour.cast, named["goal_id"])
    return answer
