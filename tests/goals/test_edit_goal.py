"""The words of a goal change, perhaps in two browsers at once."""

from datetime import date

import pytest
from flask import Flask

from portal.foundation.db import unit_of_work
from tests import factories_goals
from tests.goals.pages import WELL, Two, in_words, kept, page_of
from tests.visitor import hidden_fields


def test_the_change_is_kept_and_the_history_is_not_touched(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(
        page_of(goal, "edit"), heading="Ask more", body="Line one\n  line two", kind="studies", hoped_by="8 Sep 2099"
    )

    [saved] = kept()
    assert (answer.location, in_words()) == (page_of(goal), [("Ask more", "Line one\n  line two")])
    assert (saved.kind.value, saved.hoped_by, len(saved.moves)) == ("studies", date(2099, 9, 8), 1)
    assert '<div class="lines read goal-body">Line one\n  line two</div>' in two.theirs.get(page_of(goal)).text


def test_the_form_shows_what_is_kept(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, hoped_by="2099-09-08")

    shown = two.mine.get(page_of(goal, "edit")).text

    assert 'value="8 Sep 2099"' in shown
    assert 'value="Learn to ask"' in shown
    assert shown.count("checked") == 1


def test_each_of_the_two_changes_another_field_of_a_shared_goal(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True, hoped_by="2099-09-08")
    phone, laptop = (hidden_fields(browser.get(page_of(goal, "edit")).text) for browser in (two.mine, two.theirs))
    old = {**WELL, "heading": goal.heading, "body": goal.body, "hoped_by": "8.9.2099"}

    two.mine.post(page_of(goal, "edit"), **{**phone, **old, "heading": "New heading", "kind": "job"})
    second = two.theirs.post(page_of(goal, "edit"), **{**laptop, **old, "body": "New words", "hoped_by": "9.9.2099"})

    [saved] = kept()
    assert (second.status_code, in_words()) == (302, [("New heading", "New words")])
    assert (saved.kind.value, saved.hoped_by, saved.edited_by_id) == ("job", date(2099, 9, 9), two.mentor.id)


@pytest.mark.parametrize(
    ("field", "first", "second", "shown"),
    [
        ("heading", "<b>Theirs</b>", "Mine", "&lt;b&gt;Theirs&lt;/b&gt;"),
        ("body", "Their words", "My words", "Their words"),
        ("kind", "job", "studies", "A job"),
        ("hoped_by", "9.9.2099", "10.9.2099", "9 Sep 2099"),
    ],
)
def test_both_change_the_same_field_and_one_decides(
    app: Flask, field: str, first: str, second: str, shown: str
) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True, hoped_by="2099-09-08")
    phone, laptop = (hidden_fields(browser.get(page_of(goal, "edit")).text) for browser in (two.mine, two.theirs))
    old = {**WELL, "heading": goal.heading, "body": goal.body, "hoped_by": "8.9.2099"}
    two.theirs.post(page_of(goal, "edit"), **{**laptop, **old, field: first})

    clash = two.mine.post(page_of(goal, "edit"), **{**phone, **old, field: second})
    settled = two.mine.post(page_of(goal, "edit"), **{**old, **hidden_fields(clash.text), field: second})

    assert (clash.status_code, settled.status_code) == (409, 302)
    assert f'<div class="read clash-text">{shown}</div>' in clash.text
    assert (second if field != "kind" else 'checked id="kind-2"') in clash.text
    assert "2099-09" not in clash.text
    assert two.theirs.get(page_of(goal)).status_code == 200


def test_a_form_without_its_marks_overwrites_nothing(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.press(page_of(goal, "edit"), **{**WELL, "heading": "Blind"}, seen="made:up,,:,body")

    assert (answer.status_code, in_words()) == (409, [(goal.heading, goal.body)])


@pytest.mark.parametrize(("field", "value"), [("heading", ""), ("hoped_by", "31.2.2099"), ("hoped_by", "1.1.2020")])
def test_what_is_not_right_changes_nothing(app: Flask, field: str, value: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    answer = two.mine.fill_in(page_of(goal, "edit"), **{**WELL, "body": "Typed meanwhile.", field: value})

    assert (answer.status_code, in_words()) == (422, [("Learn to ask", "I ask in every meeting.")])
    assert "Typed meanwhile.</textarea>" in answer.text


def test_a_day_that_has_passed_may_stay_while_other_words_change(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    with unit_of_work():
        goal.hoped_by = date(2020, 1, 1)

    answer = two.mine.fill_in(page_of(goal, "edit"), **{**WELL, "body": "Later, then.", "hoped_by": "1.1.2020"})

    assert (answer.status_code, kept()[0].hoped_by) == (302, date(2020, 1, 1))


def test_a_closed_goal_is_opened_again_before_its_words_change(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    fields = hidden_fields(two.mine.get(page_of(goal, "edit")).text)
    two.mine.press(page_of(goal, "drop"))

    late = two.mine.post(page_of(goal, "edit"), **{**fields, **WELL, "body": "Worth keeping."})

    assert (late.status_code, in_words()) == (422, [("Learn to ask", "I ask in every meeting.")])
    assert "Worth keeping.</textarea>" in late.text
    assert two.mine.get(page_of(goal, "edit")).location == page_of(goal)


def test_where_the_mentoring_has_ended_typed_words_are_kept(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    fields = hidden_fields(two.mine.get(page_of(goal, "edit")).text)
    two.end()

    late = two.mine.post(page_of(goal, "edit"), **{**fields, **WELL, "body": "Worth keeping."})

    assert (late.status_code, in_words()) == (422, [("Learn to ask", "I ask in every meeting.")])
    assert "Your mentoring has ended" in late.text
    assert "Worth keeping.</textarea>" in late.text
