"""A person is erased: their own goals go with them, what two share stays for the other, without a name."""

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.goals.models import GoalMove
from portal.privacy.actions import erase_person, export_person
from tests import factories_goals
from tests.goals.pages import Two, goals_page, in_words, kept, page_of, told


def a_life(two: Two) -> None:
    """Goals of each, and one of both, with a line of each."""
    factories_goals.goal(two.space, by=two.mentee, heading="Mine", body="My words")
    factories_goals.goal(two.space, by=two.mentor, heading="Theirs", body="Their words")
    shared = factories_goals.goal(two.space, by=two.mentee, ours=True, heading="Ours", body="Our words")
    for who in (two.mentee, two.mentor):
        factories_goals.moved(shared, by=who, line=f"A line of {who.name}.")
    two.mine.fill_in(page_of(shared), step="reached", line="")
    two.mine.press(page_of(shared, "story"))


def test_ones_own_go_and_the_shared_stay_without_a_name(app: Flask) -> None:
    two = Two(app)
    a_life(two)
    name, partners = two.mentee.name, two.mentor.name

    erase_person(two.mentee.id)

    assert in_words() == [("Theirs", "Their words"), ("Ours", "Our words")]
    shared = kept()[-1]
    page = two.theirs.get(page_of(shared))
    assert (page.status_code, two.theirs.get(goals_page(two.space)).status_code) == (200, 200)
    assert "Former member, <time" in page.text
    assert f"{partners}, <time" in page.text
    assert f"{name}, <time" not in page.text
    assert (shared.story_may_be_asked_by_id, len(told(shared))) == (None, 4)


def test_after_the_last_of_the_two_nothing_is_left(app: Flask) -> None:
    two, others = Two(app), Two(app)
    a_life(two)
    a_life(others)

    for person in (two.mentee, two.mentor):
        erase_person(person.id)

    assert {goal.space_id for goal in kept()} == {others.space.id}
    assert len(kept()) == 3
    moves = db.session.scalars(db.select(GoalMove)).all()
    assert {move.goal_id for move in moves} == {goal.id for goal in kept()}


def test_a_copy_holds_ones_own_and_the_shared_ones_with_ones_own_lines(app: Flask) -> None:
    two = Two(app)
    a_life(two)

    mine, theirs = (export_person(who.id)["goals"] for who in (two.mentee, two.mentor))

    assert [(goal["heading"], goal["whose"]) for goal in mine] == [("Mine", "mine"), ("Ours", "ours")]
    assert [(goal["heading"], goal["whose"]) for goal in theirs] == [("Theirs", "mine"), ("Ours", "ours")]
    assert [move["line"] for move in mine[1]["moves"]] == ["", f"A line of {two.mentee.name}.", ""]
    assert [move["line"] for move in theirs[1]["moves"]] == [f"A line of {two.mentor.name}."]
    assert [goal["may be asked for a story"] for goal in (mine[1], theirs[1])] == [True, False]


def test_own_goals_that_stayed_would_be_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(app)
    a_life(two)
    monkeypatch.setattr("portal.goals.personal_data.delete_rows", lambda *_which: 0)

    erase_person(two.mentee.id)

    assert ("Mine", "My words") in in_words()
