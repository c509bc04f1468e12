"""Everything a pair is after stands on one page, and reading it costs the same however much there is."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.goals import queries as goal_queries
from portal.goals.models import Goal, GoalMove, GoalStep
from portal.goals.samples import SAMPLES
from portal.spaces.models import Space
from tests import factories_goals
from tests.goals.pages import Two, goals_page, page_of

MOST_QUERIES = 6


def headings_in(page: str, part: str) -> list[str]:
    """The goals under one heading of the page, in their order."""
    section = page.partition(f'id="{part}"')[2].partition("</section>")[0]
    return re.findall(r'<h3 class="goal-heading"><a [^>]*>([^<]*)</a>', section)


def test_an_empty_page_has_one_thing_to_do_and_three_to_start_from(app: Flask) -> None:
    two = Two(app)

    page = two.mine.get(goals_page(two.space)).text

    assert "No goals yet" in page
    assert page.count("button-main") == 1
    assert page.count("?sample=") == len(SAMPLES) == 3


def test_mine_my_pairs_and_ours_stand_apart_for_each(app: Flask) -> None:
    two = Two(app)
    for heading, setter, ours in (
        ("One", two.mentee, False), ("Two", two.mentor, False), ("Three", two.mentor, True),
        ("Four", two.mentee, False),
    ):  # fmt: skip
        factories_goals.goal(two.space, by=setter, ours=ours, heading=heading)

    mentee, mentor = (browser.get(goals_page(two.space)).text for browser in (two.mine, two.theirs))

    assert [headings_in(mentee, part) for part in ("mine", "theirs", "ours")] == [["One", "Four"], ["Two"], ["Three"]]
    assert [headings_in(mentor, part) for part in ("mine", "theirs", "ours")] == [["Two"], ["One", "Four"], ["Three"]]


def test_open_ones_show_their_step_and_closed_ones_are_folded_the_latest_first(app: Flask) -> None:
    two = Two(app)
    goals = {
        heading: factories_goals.goal(two.space, by=two.mentee, heading=heading) for heading in ("Kept", "Let", "Got")
    }
    two.mine.press(page_of(goals["Let"], "drop"))
    factories_goals.moved(goals["Got"], step=GoalStep.REACHED)
    factories_goals.moved(goals["Kept"], step=GoalStep.WELL_UNDER_WAY)

    page = two.mine.get(goals_page(two.space)).text
    closed = page.partition("<details")[2]

    assert headings_in(page, "mine") == ["Kept"]
    assert "Step 3 of 4: Well under way" in page
    assert "2 closed goals" in closed
    assert re.findall(r">(Got|Let|Kept)</a>", closed) == ["Got", "Let"]


def test_when_all_are_closed_one_may_begin_again(app: Flask) -> None:
    two = Two(app)
    two.mine.press(page_of(factories_goals.goal(two.space, by=two.mentee), "drop"))

    page = two.mine.get(goals_page(two.space)).text

    assert ("No open goals" in page, "1 closed goal" in page, page.count("button-main")) == (True, True, 1)


def test_the_menu_of_the_pair_leads_here(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    menu = two.mine.get(f"/en/pair/{two.space.public_id}").text
    here = two.mine.get(page_of(goal)).text

    assert f'<a href="{goals_page(two.space)}">Goals</a>' in menu
    assert f'<a href="{goals_page(two.space)}" aria-current="true">Goals</a>' in here


def test_the_query_answers_open_ones_first_with_their_owner_and_nothing_of_others(
    app: Flask, queries: list[str]
) -> None:
    two = Two(app)
    goals = [factories_goals.goal(two.space, by=two.mentee, ours=number == 2) for number in range(3)]
    two.mine.press(page_of(goals[0], "drop"))
    factories_goals.goal()
    space = db.session.get_one(Space, two.space.id)
    number = space.id
    queries.clear()

    found = goal_queries.goals_in(space)
    owners = [goal.owner.name if goal.owner else None for goal in found]

    assert (len(queries), number) == (1, space.id)
    assert [goal.id for goal in found] == [goals[1].id, goals[2].id, goals[0].id]
    assert owners == [two.mentee.name, None, two.mentee.name]


def costs(app: Flask, queries: list[str], number: int) -> dict[str, int]:
    """How many statements each page takes when there are so many goals, open and closed, and moves."""
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    for step in range(number):
        factories_goals.moved(goal, line=f"Line {step}")
        other = factories_goals.goal(two.space, by=two.mentor, ours=step % 2 == 1)
        two.theirs.press(page_of(other, "drop"))
    pages = {
        "goals": goals_page(two.space),
        "goal": page_of(goal),
        "edit": page_of(goal, "edit"),
        "change": page_of(goal, "change"),
        "drop": page_of(goal, "drop"),
        "new": f"{goals_page(two.space)}/new/{'n' * 22}",
    }
    counted = {}
    for name, path in pages.items():
        queries.clear()
        assert two.mine.get(path).status_code == 200
        counted[name] = len(queries)
    return counted


def test_reading_costs_the_same_however_much_there_is(app: Flask, queries: list[str]) -> None:
    few, many = (costs(app, queries, number) for number in (1, 12))

    assert few == many
    assert {name: count for name, count in many.items() if count > MOST_QUERIES} == {}


def test_a_query_for_each_goal_would_be_noticed(
    app: Flask, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = goal_queries.goals_in

    def one_by_one(space: Space) -> list[Goal]:
        found = usual(space)
        for goal in found:
            db.session.scalars(sa.select(GoalMove).where(GoalMove.goal_id == goal.id)).all()
        return list(found)

    monkeypatch.setattr("portal.goals.queries.goals_in", one_by_one)

    few, more = (costs(app, queries, number) for number in (1, 4))

    assert more["goals"] == few["goals"] + 3


def test_not_yet_is_said_only_of_what_may_still_come(app: Flask) -> None:
    two = Two(app)
    factories_goals.goal(two.space, by=two.mentee, reached=True)
    factories_goals.goal(two.space, by=two.mentor)

    begun = two.mine.get(goals_page(two.space)).text
    with unit_of_work():
        two.space.closed_at = now()
    ended = two.mine.get(goals_page(two.space)).text

    assert (begun.count("No open goals."), "No goals in common yet." in begun) == (1, True)
    assert (ended.count("No open goals."), " yet." in ended) == (2, False)
