"""A goal turns into something else, is let go, and may be opened again."""

import pytest
from flask import Flask

from portal.goals.models import GoalState
from tests import factories_goals
from tests.goals.pages import WELL, Two, goals_page, kept, new_page, page_of, told

DONE = {"drop": GoalState.DROPPED, "change": GoalState.CHANGED}


def test_letting_go_is_asked_once_and_kindly(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.moved(factories_goals.goal(two.space, by=two.mentee), line="I tried.")

    asking = two.mine.get(page_of(goal, "drop"))
    after_asking = goal.state
    answer = two.mine.press(page_of(goal, "drop"))

    assert "Not every goal has to be reached." in asking.text
    assert "button-danger" not in asking.text
    assert (after_asking, answer.location) == (GoalState.OPEN, page_of(goal))
    assert told(goal)[-2:] == [("moving", "open", "I tried."), ("moving", "dropped", "")]
    assert "I tried." in two.theirs.get(page_of(goal)).text


@pytest.mark.parametrize(("ours", "query"), [(False, ""), (True, "?whose=ours")])
def test_what_turned_into_something_else_closes_and_leads_to_a_new_goal(app: Flask, ours: bool, query: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=ours)

    asking = two.mine.get(page_of(goal, "change"))
    answer = two.mine.press(page_of(goal, "change"))
    form = two.mine.get(two.mine.get(answer.location).location)

    assert "It often does on the way." in asking.text
    assert answer.location == f"{goals_page(two.space)}/new{query}"
    assert (form.status_code, f'value="{"ours" if ours else "mine"}"' in form.text.partition("checked")[2][:80]) == (
        200, True
    )  # fmt: skip
    assert told(goal)[-1] == ("starting", "changed", "")


@pytest.mark.parametrize("act", [*DONE])
def test_pressed_twice_it_is_closed_once(app: Flask, act: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answers = [two.mine.press(page_of(goal, act)) for _press in range(2)]

    assert answers[0].location == answers[1].location
    assert (len(told(goal)), goal.state) == (2, DONE[act])


@pytest.mark.parametrize("act", [*DONE])
def test_what_was_reached_meanwhile_stays_reached(app: Flask, act: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True, reached=True)

    answer = two.theirs.press(page_of(goal, act))

    assert (answer.location, told(goal)[-1]) == (page_of(goal), ("reached", "reached", ""))
    assert "This goal is closed." in two.theirs.get(page_of(goal)).text
    assert two.theirs.get(page_of(goal, act)).location == page_of(goal)


@pytest.mark.parametrize("closing", ["drop", "change", "reached"])
def test_a_closed_goal_is_opened_again_where_it_was(app: Flask, closing: str) -> None:
    two = Two(app)
    goal = factories_goals.moved(factories_goals.goal(two.space, by=two.mentee))
    if closing == "reached":
        two.mine.fill_in(page_of(goal), step="reached", line="")
    else:
        two.mine.press(page_of(goal, closing))

    answers = [two.mine.press(page_of(goal, "reopen")) for _press in range(2)]

    assert [answer.location for answer in answers] == [page_of(goal)] * 2
    assert (told(goal)[-1], len(told(goal)), goal.closed_at) == (("moving", "open", ""), 4, None)
    assert "Opened again" in two.theirs.get(page_of(goal)).text
    assert 'name="step"' in two.mine.get(page_of(goal)).text


@pytest.mark.parametrize(("ours", "said"), [(False, "You have three open goals"), (True, "The two of you have three")])
def test_there_is_no_opening_again_as_the_fourth(app: Flask, ours: bool, said: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=ours)
    two.mine.press(page_of(goal, "drop"))
    for _goal in range(3):
        factories_goals.goal(two.space, by=two.mentee, ours=ours)

    answer = two.mine.press(page_of(goal, "reopen"))

    assert (answer.location, told(goal)[-1][1]) == (page_of(goal), "dropped")
    assert said in two.mine.get(page_of(goal)).text


@pytest.mark.parametrize("act", ["drop", "change", "reopen"])
def test_where_the_mentoring_has_ended_nothing_closes_or_opens_and_it_says_so(app: Flask, act: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    if act == "reopen":
        two.mine.press(page_of(goal, "drop"))
    before = told(goal)
    two.end()

    answer = two.mine.press(page_of(goal, act))

    assert (answer.location, told(goal)) == (page_of(goal), before)
    assert "Your mentoring has ended" in two.mine.get(page_of(goal)).text


def test_after_letting_go_there_is_room_for_another(app: Flask) -> None:
    two = Two(app)
    goals = [factories_goals.goal(two.space, by=two.mentee) for _goal in range(3)]
    two.mine.press(page_of(goals[1], "change"))

    answer = two.mine.fill_in(new_page(two.space), whose="mine", **WELL)

    assert (answer.status_code, len(kept())) == (302, 4)
