"""Whoever reached a goal may let the staff ask for a story, and takes it back as easily."""

from flask import Flask

from portal.consents.models import ConsentEntry
from portal.foundation.db import db
from tests import factories_goals
from tests.goals.pages import Two, kept, page_of


def asked_by() -> int | None:
    """Who may be asked for the story of the one goal there is."""
    [goal] = kept()
    return goal.story_may_be_asked_by_id


def test_it_is_off_until_its_owner_says_so_and_off_again_with_one_click(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, reached=True)
    before, said_before = asked_by(), two.mine.get(page_of(goal)).text

    two.mine.press(page_of(goal, "story"))
    given, said = asked_by(), two.mine.get(page_of(goal)).text
    two.mine.press(page_of(goal, "story/withdraw"))

    assert (before, given, asked_by()) == (None, two.mentee.id, None)
    assert "Now: not asked" in said_before
    assert "They never see what the goal was." in said_before
    assert f"Now: may be asked. Agreed by: {two.mentee.name}" in said
    assert "Do not ask after all" in said


def test_each_button_twice_has_one_effect(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, reached=True)

    answers = [two.mine.press(page_of(goal, act)) for act in ("story", "story", "story/withdraw", "story/withdraw")]

    assert {answer.location for answer in answers} == {page_of(goal)}
    assert asked_by() is None


def test_the_partner_decides_nothing_about_a_goal_that_is_not_theirs(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, reached=True)
    two.mine.press(page_of(goal, "story"))

    answers = [two.theirs.press(page_of(goal, act)).status_code for act in ("story", "story/withdraw")]

    assert (answers, asked_by()) == ([404, 404], two.mentee.id)
    assert "May we ask you for a story?" not in two.theirs.get(page_of(goal)).text


def test_of_a_shared_goal_either_may_agree_and_either_may_take_it_back(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=True, reached=True)

    two.theirs.press(page_of(goal, "story"))
    first = asked_by()
    two.mine.press(page_of(goal, "story"))
    still = asked_by()
    two.mine.press(page_of(goal, "story/withdraw"))

    assert (first, still, asked_by()) == (two.mentor.id, two.mentor.id, None)


def test_only_what_was_reached_has_a_story(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    two.mine.press(page_of(goal, "story"))

    shown = two.mine.get(page_of(goal)).text
    assert asked_by() is None
    assert "This goal has not been reached yet." in shown
    assert "May we ask you for a story?" not in shown


def test_a_goal_that_is_opened_again_is_no_story_any_more(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, reached=True)
    two.mine.press(page_of(goal, "story"))

    two.mine.press(page_of(goal, "reopen"))

    assert asked_by() is None


def test_when_the_mentoring_has_ended_it_is_taken_back_but_not_given(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, reached=True)
    two.mine.press(page_of(goal, "story"))
    two.end()

    shown = two.mine.get(page_of(goal)).text
    two.mine.press(page_of(goal, "story/withdraw"))
    taken_back = asked_by()
    two.mine.press(page_of(goal, "story"))

    assert "Do not ask after all" in shown
    assert (taken_back, asked_by()) == (None, None)
    assert "Your mentoring has ended" in two.mine.get(page_of(goal)).text


def test_it_is_a_mark_of_the_goal_and_no_entry_anywhere_else(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, reached=True)

    two.mine.press(page_of(goal, "story"))

    assert db.session.scalars(db.select(ConsentEntry)).all() == []
    assert asked_by() == two.mentee.id
