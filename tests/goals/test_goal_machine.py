"""Whatever two people do to their goals, in whatever order, the promises of the room hold."""

import hypothesis
import pytest
from flask import Flask

from portal.foundation.db import db
from portal.goals import actions
from tests.goals.machine import EXAMPLES, STEPS, run


def test_nothing_two_people_do_breaks_a_promise(app: Flask) -> None:
    run(EXAMPLES if db.engine.dialect.name == "sqlite" else EXAMPLES // 5, STEPS)


@pytest.mark.on_one_database
@pytest.mark.parametrize(
    ("rule", "broken", "told"),
    [
        ("_refuse_a_fourth", lambda _space, _owner_id: None, "no room|four goals are open"),
        ("_refuse_if_closed", lambda _space: None, "no room|after the end"),
        ("_free", lambda _move_id: None, "stands there twice"),
    ],
)
def test_an_act_without_its_rule_is_noticed(
    app: Flask, monkeypatch: pytest.MonkeyPatch, rule: str, broken: object, told: str
) -> None:
    monkeypatch.setattr(actions, rule, broken)

    with pytest.raises(AssertionError, match=told):
        run(4 * EXAMPLES, 2 * STEPS, phases=[hypothesis.Phase.generate])


@pytest.mark.on_one_database
def test_a_closing_that_writes_no_history_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    move = actions._move

    def silently(goal: actions.Goal, **where: object) -> None:
        move(goal, **where)  # type: ignore[arg-type]
        if where["state"] is actions.GoalState.DROPPED:
            goal.moves.pop()

    monkeypatch.setattr(actions, "_move", silently)

    with pytest.raises(AssertionError, match="not where its history ends"):
        run(4 * EXAMPLES, 2 * STEPS, phases=[hypothesis.Phase.generate])
