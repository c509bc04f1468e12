"""Two at once: of the last free place one gets it, and the other is told so."""

from threading import Barrier, BrokenBarrierError

import pytest
from flask import Flask

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.goals import actions
from portal.people.models import Account
from portal.spaces.models import Space
from tests import factories_goals
from tests.crowd import at_once
from tests.goals.pages import WELL, Two, kept

count_open = actions.count_open


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of two counts, and waits a moment for the other to have counted too."""
    both = Barrier(2)

    def count_and_wait(space: Space, owner_id: int | None) -> int:
        counted = count_open(space, owner_id)
        try:
            both.wait(0.5)
        except BrokenBarrierError:  # The other cannot count before we are done.
            both.reset()
        return counted

    monkeypatch.setattr(actions, "count_open", count_and_wait)


def set_one(app: Flask, space_id: int, account_id: int, *, ours: bool) -> str:
    """Set a goal on a connection of one's own; answers how it went."""
    with app.app_context():
        space, by = db.session.get_one(Space, space_id), db.session.get_one(Account, account_id)
        try:
            with unit_of_work():
                actions.set_goal(space, new_public_id(), by=by, ours=ours, seen="", **WELL)
        except (actions.ThreeAreOpen, actions.ThreeAreShared) as refused:
            return type(refused).__name__
        return "set"


def both_set(app: Flask, *, ours: bool) -> tuple[list[str], int]:
    """Two goals are open and two more are set in the same moment; how each went, and how many are open then."""
    two = Two(app)
    for _goal in range(2):
        factories_goals.goal(two.space, by=two.mentee, ours=ours)
    space, mentee, mentor = two.space.id, two.mentee.id, two.mentor.id if ours else two.mentee.id
    db.session.rollback()
    went = at_once([
        lambda: set_one(app, space, mentee, ours=ours), lambda: set_one(app, space, mentor, ours=ours),
    ])  # fmt: skip
    return sorted(went), len(kept())


@pytest.mark.parametrize(("ours", "refusal"), [(False, "ThreeAreOpen"), (True, "ThreeAreShared")])
def test_the_last_place_is_taken_once(app: Flask, together: None, ours: bool, refusal: str) -> None:
    assert both_set(app, ours=ours) == ([refusal, "set"], 3)


def test_without_holding_the_space_both_would_take_it(
    app: Flask, together: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "lock", lambda _row: None)

    went, there_are = both_set(app, ours=False)

    one_writes_at_a_time = db.engine.dialect.name == "sqlite"  # It queues whole units of work by itself.
    assert (went, there_are) == ((["ThreeAreOpen", "set"], 3) if one_writes_at_a_time else (["set", "set"], 4))
