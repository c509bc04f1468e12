"""Whose goal it is says how far it has come, in a few clicks; and at the last step it is reached."""

import re

import pytest
from flask import Flask

from portal.foundation.db import new_public_id
from portal.goals.models import GoalState, GoalStep
from tests import factories_goals
from tests.goals.pages import Two, goals_page, in_a_field, kept, page_of, told
from tests.visitor import hidden_fields
from tests.web.test_hostile_forms import MEGABYTE


def test_a_step_and_a_line_are_kept_with_who_and_when(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(page_of(goal), step="moving", line="I asked my first question.")

    assert (answer.location, told(goal)[-1]) == (page_of(goal), ("moving", "open", "I asked my first question."))
    for browser in (two.mine, two.theirs):
        shown = browser.get(page_of(goal)).text
        assert "I asked my first question." in shown
        assert "Step 2 of 4: Moving" in shown
        assert shown.count(f"{two.mentee.name}, <time") == 2


def test_an_update_whose_name_is_none_is_kept_under_another(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(page_of(goal), step="moving", line="Odd.", move="\x00" * 22)

    assert (answer.status_code, told(goal)[-1]) == (302, ("moving", "open", "Odd."))


def test_from_the_goals_it_takes_a_link_a_choice_and_a_button(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    links = re.findall(r'href="([^"]*)"', two.mine.get(goals_page(two.space)).text)
    page = two.mine.get(page_of(goal)).text

    assert page_of(goal) in links
    assert re.findall(r'name="step"[^>]*value="(\w+)"', page) == [step.value for step in GoalStep]
    assert page.count("button-main") == 1


def test_a_line_alone_is_an_update_too(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    two.mine.fill_in(page_of(goal), step="starting", line="Nothing yet, and I know why.")

    assert told(goal)[-1] == ("starting", "open", "Nothing yet, and I know why.")


def test_neither_a_step_nor_a_line_is_asked_again(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(page_of(goal), step="starting", line="  ")

    assert (answer.status_code, len(told(goal))) == (422, 1)
    assert "Choose another step or write what happened" in answer.text


@pytest.mark.parametrize(
    ("step", "line", "said"),
    [
        ("finished", "Well.", "Choose how far it is"),
        ("moving", "x" * 301, "Shorten the text by 1 character"),
        ("moving", MEGABYTE.strip(), "Shorten the text by"),
    ],
)
def test_what_is_not_right_is_said_and_kept(app: Flask, step: str, line: str, said: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(page_of(goal), step=step, line=line)

    assert (answer.status_code, len(told(goal))) == (422, 1)
    assert said in answer.text
    assert in_a_field(line) in answer.text


def test_one_goes_back_a_step_as_freely_as_forward(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    for step in ("well_under_way", "moving", "starting"):
        two.mine.fill_in(page_of(goal), step=step, line="")

    assert [step for step, _state, _line in told(goal)] == ["starting", "well_under_way", "moving", "starting"]


def test_sent_twice_it_is_there_once(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    fields = {**hidden_fields(two.mine.get(page_of(goal)).text), "step": "moving", "line": "Once."}

    answers = [two.mine.post(page_of(goal), **fields).status_code for _click in range(3)]

    assert (answers, len(told(goal))) == ([302, 302, 302], 2)


def test_the_last_step_sent_twice_is_no_mistake(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    fields = {**hidden_fields(two.mine.get(page_of(goal)).text), "step": "reached", "line": "There."}

    answers = [two.mine.post(page_of(goal), **fields).status_code for _click in range(2)]

    assert (answers, len(told(goal))) == ([302, 302], 2)


def test_another_line_from_the_same_page_is_another_update(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    fields = {**hidden_fields(two.mine.get(page_of(goal)).text), "step": "moving"}

    for line in ("First.", "Second, after going back."):
        two.mine.post(page_of(goal), **{**fields, "line": line})

    assert [line for _step, _state, line in told(goal)] == ["", "First.", "Second, after going back."]


@pytest.mark.parametrize("name", ["", "x", "ä" * 22, "a" * 5000, "another's"])
def test_a_made_up_name_for_the_update_is_replaced(app: Flask, name: str) -> None:
    two = Two(app)
    goal, theirs = factories_goals.goal(two.space, by=two.mentee), factories_goals.goal()
    name = theirs.moves[0].public_id if name == "another's" else name

    answer = two.mine.fill_in(page_of(goal), step="moving", line="Well.", move=name)

    assert (answer.status_code, told(goal)[-1], len(told(theirs))) == (302, ("moving", "open", "Well."), 1)
    assert all(len(move.public_id) == len(new_public_id()) for each in kept() for move in each.moves)


def test_both_say_what_happened_to_a_shared_goal_and_both_lines_stay(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True)
    phone, laptop = (hidden_fields(browser.get(page_of(goal)).text) for browser in (two.mine, two.theirs))

    two.mine.post(page_of(goal), **{**phone, "step": "moving", "line": "I began."})
    second = two.theirs.post(page_of(goal), **{**laptop, "step": "starting", "line": "I thought about it."})

    assert second.status_code == 302
    assert told(goal)[1:] == [("moving", "open", "I began."), ("moving", "open", "I thought about it.")]


def test_both_choose_another_step_and_one_decides(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True)
    phone, laptop = (hidden_fields(browser.get(page_of(goal)).text) for browser in (two.mine, two.theirs))
    two.mine.post(page_of(goal), **{**phone, "step": "moving", "line": "I began."})

    clash = two.theirs.post(page_of(goal), **{**laptop, "step": "well_under_way", "line": "Halfway, I think."})
    unsettled = len(told(goal))
    settled = two.theirs.post(
        page_of(goal), **{**hidden_fields(clash.text), "step": "well_under_way", "line": "Halfway, I think."}
    )

    assert (clash.status_code, unsettled, settled.status_code) == (409, 2, 302)
    assert '<div class="read clash-text">Moving</div>' in clash.text
    assert 'value="Halfway, I think."' in clash.text
    assert told(goal)[-1] == ("well_under_way", "open", "Halfway, I think.")


def test_the_last_step_reaches_it_and_the_page_is_glad_with_them(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(page_of(goal), step="reached", line="I asked, and they answered.")

    assert told(goal)[-1] == ("reached", "reached", "I asked, and they answered.")
    assert (goal.state, goal.step, goal.closed_at == goal.moves[-1].at) == (GoalState.REACHED, GoalStep.REACHED, True)
    mine, theirs = (browser.get(answer.location).text for browser in (two.mine, two.theirs))
    assert "You got there" in mine
    assert mine.count("is-reached") == 4
    assert "Your pair got there" in theirs
    assert ('name="step"' in mine, 'name="step"' in theirs) == (False, False)


def test_a_shared_goal_is_reached_together(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True)

    two.theirs.fill_in(page_of(goal), step="reached", line="")

    pages = [browser.get(page_of(goal)).text for browser in (two.mine, two.theirs)]
    assert ["You got there together" in page for page in pages] == [True, True]


@pytest.mark.parametrize("act", ["drop", "change", "reached"])
def test_an_update_to_what_the_other_has_closed_keeps_its_line(app: Flask, act: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True)
    fields = {**hidden_fields(two.mine.get(page_of(goal)).text), "step": "moving", "line": "Worth keeping."}
    if act == "reached":
        two.theirs.fill_in(page_of(goal), step="reached", line="")
    else:
        two.theirs.press(page_of(goal, act))

    answer = two.mine.post(page_of(goal), **fields)

    assert (answer.status_code, len(told(goal))) == (422, 2)
    assert "This goal is closed." in answer.text
    assert 'value="Worth keeping."' in answer.text


def test_where_the_mentoring_has_ended_the_line_is_kept_and_nothing_moves(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    fields = {**hidden_fields(two.mine.get(page_of(goal)).text), "step": "moving", "line": "Worth keeping."}
    two.end()

    answer = two.mine.post(page_of(goal), **fields)

    assert (answer.status_code, len(told(goal))) == (422, 1)
    assert "Your mentoring has ended" in answer.text
    assert 'value="Worth keeping."' in answer.text
    assert 'name="step"' not in two.mine.get(page_of(goal)).text
