"""Setting a goal, and getting there."""

from typing import Any

from tests.journeys.conftest import OpenWindow
from tests.journeys.people import a_pair
from tests.journeys.portal import LivePortal


def test_a_goal_is_begun_from_a_sample_updated_reached_and_seen_by_the_pair(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    mentee, mentor = open_window(**way, signed_in_as=two.mentee), open_window("en", signed_in_as=two.mentor)

    mentee.open(portal.path("pairs.show_path", mentee.language, space_id=two.space))
    mentee.follow("Goals")
    mentee.follow("I can say what I am good at")
    mentee.press("Set the goal")
    mentee.page.locator("[name=step][value=moving]").check()
    mentee.field("What happened?").fill("I told it to my neighbour.")
    mentee.press("Update")
    told = mentee.shows("I told it to my neighbour.")
    mentee.page.locator("[name=step][value=reached]").check()
    mentee.press("Update")
    mentee.press("You may ask me")
    asked = mentee.says("Thank you. You may be asked for a story.")
    mentee.press("Do not ask after all")
    mentor.open(portal.path("goals.show_goals", "en", space_id=two.space))

    assert (told, asked) == (True, True)
    assert mentee.says("You got there")
    assert mentor.says("No open goals")
    assert mentor.page.get_by_text("1 closed goal").count() == 1


def test_letting_go_is_two_clicks_and_so_is_changing_ones_mind(
    open_window: OpenWindow, portal: LivePortal, way: dict[str, Any]
) -> None:
    two = a_pair(portal)
    mentee = open_window(**way, signed_in_as=two.mentee)
    mentee.open(portal.path("goals.begin_goal", mentee.language, space_id=two.space) + "?sample=work")
    mentee.press("Set the goal")

    mentee.follow("Let it go")
    mentee.press("Let the goal go")
    closed = mentee.says("The goal is closed. Its history stays.")
    mentee.press("Open the goal again")

    assert closed
    assert mentee.says("The goal is open again.")
    assert mentee.button("Update").is_visible()
