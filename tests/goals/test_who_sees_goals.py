"""Both of a pair read every goal; whose it is writes; nobody else learns that there is any."""

import pytest
from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.goals import policy
from portal.people.models import Account, Role
from portal.spaces.models import Membership
from tests import factories, factories_goals
from tests.goals.pages import WELL, Two, goals_page, kept, page_of, told
from tests.visitor import Visitor

STRANGERS = ("of another pair", "former member", "staff", "administrator")
ACTS = ("edit", "change", "drop", "reopen", "story", "story/withdraw")
ASKED = ("edit", "change", "drop")


def stranger(who: str, two: Two) -> Account:
    """Someone who is not in the space."""
    if who == "of another pair":
        return factories.mentor_of(factories.pair())
    if who == "former member":
        left = factories.account()
        with unit_of_work():
            db.session.add(Membership(space_id=two.space.id, account_id=left.id, left_at=now()))
        return left
    return factories.account(Role(who))


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("ours", [False, True])
def test_strangers_and_staff_find_nothing(app: Flask, visitor: Visitor, who: str, ours: bool) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee, ours=ours)
    visitor.signed_in_as(stranger(who, two))
    new = f"{goals_page(two.space)}/new"

    read = [
        visitor.get(path) for path in (goals_page(two.space), new, page_of(goal), *(page_of(goal, a) for a in ASKED))
    ]
    written = [visitor.press(page_of(goal, act), **WELL) for act in (*ACTS, "")]
    written += [
        visitor.press(f"{new}/{'a' * 22}", whose="ours", **WELL),
        visitor.press(f"{new}/{goal.public_id}", **WELL),
    ]

    assert {answer.status_code for answer in (*read, *written)} == {404}
    assert ["Learn to ask" in answer.text for answer in read] == [False] * len(read)
    assert (len(kept()), len(told(goal))) == (1, 1)


def test_the_partner_reads_a_goal_and_gets_nothing_to_press(app: Flask) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    page = two.theirs.get(page_of(goal))
    answers = [two.theirs.press(page_of(goal, act), step="moving", **WELL).status_code for act in (*ACTS, "")]
    asked = [two.theirs.get(page_of(goal, act)).status_code for act in ASKED]

    assert (page.status_code, "Learn to ask" in page.text) == (200, True)
    assert [act for act in ("edit", "change", "drop", "reopen", "story") if f"{page_of(goal)}/{act}" in page.text] == []
    assert 'name="step"' not in page.text
    assert ({*answers, *asked}, len(told(goal))) == ({404}, 1)


@pytest.mark.parametrize("name", ["edit", "change", "drop"])
def test_its_owner_finds_a_way_to_each_act(app: Flask, name: str) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)

    assert f'href="{page_of(goal, name)}"' in two.mine.get(page_of(goal)).text
    assert two.mine.get(page_of(goal, name)).status_code == 200


def test_another_pairs_goal_is_not_in_this_space(app: Flask) -> None:
    two = Two(app)
    elsewhere = factories_goals.goal(factories.pair(mentee=two.mentee).space, by=two.mentee)
    through_here = page_of(elsewhere).replace(elsewhere.space.public_id, two.space.public_id)

    answers = [two.mine.get(through_here), two.mine.press(f"{through_here}/drop"), two.mine.get(page_of(elsewhere))]

    assert [answer.status_code for answer in answers] == [404, 404, 200]


@pytest.mark.parametrize("name", ["x", "a" * 22, "%00" * 8, "a" * 21 + "%0a", "../" * 7])
def test_a_name_that_no_goal_has_is_not_found(app: Flask, name: str) -> None:
    two = Two(app)

    assert two.mine.get(f"{goals_page(two.space)}/{name}").status_code == 404


def test_when_the_mentoring_has_ended_everything_can_be_read_and_nothing_pressed(app: Flask) -> None:
    two = Two(app)
    goals = [
        factories_goals.goal(two.space, by=two.mentee, heading="Still open"),
        factories_goals.goal(two.space, by=two.mentee, heading="We got there", reached=True, ours=True),
    ]
    two.end()

    pages = [two.mine.get(path).text for path in (goals_page(two.space), *(page_of(goal) for goal in goals))]

    assert ["Still open" in pages[0], "We got there" in pages[0]] == [True, True]
    assert [word for word in ("/new", "/edit", "/drop", "/reopen", "/story") for page in pages if word in page] == []


def test_the_policy_lets_the_owner_write_and_both_write_what_they_share(app: Flask) -> None:
    two = Two(app)
    mine = factories_goals.goal(two.space, by=two.mentee)
    ours = factories_goals.goal(two.space, by=two.mentee, ours=True)
    reached = factories_goals.goal(two.space, by=two.mentee, reached=True)

    may = [
        (policy.may_change(who, goal, two.space), policy.may_update(who, goal, two.space))
        for goal in (mine, ours, reached)
        for who in (two.mentee, two.mentor)
    ]
    elsewhere = policy.may_change(two.mentee, mine, factories.pair(mentee=two.mentee).space)

    assert may == [(True, True), (False, False), (True, True), (True, True), (True, False), (False, False)]
    assert elsewhere is False


def test_a_policy_that_lets_the_partner_write_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(app)
    goal = factories_goals.goal(two.space, by=two.mentee)
    monkeypatch.setattr("portal.goals.policy.may_change", lambda *_asked: True)

    answer = two.theirs.press(page_of(goal, "drop"))

    assert (answer.status_code, told(goal)[-1][1]) == (302, "dropped")
