"""Ending, undoing and writing in any order never leave a pair half ended; a defect planted there is found."""

from datetime import datetime

import pytest
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import Base, db
from portal.pairs import ending
from portal.pairs.models import Ending, Pair
from portal.people.models import Account
from tests.pairs.ending_machine import Later, run


def examples(app: Flask) -> int:
    """Fifty on SQLite, a few on PostgreSQL, where emptying the tables takes longer."""
    return 50 if str(app.config["SQLALCHEMY_DATABASE_URI"]).startswith("sqlite") else 5


@pytest.fixture(autouse=True)
def standing_still(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock moves only when the machine moves it."""
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


def test_in_any_order_a_pair_has_ended_or_has_not(app: Flask, later: Later) -> None:
    run(app, later, examples=examples(app), steps=30)


@pytest.mark.on_one_database
def test_an_undo_that_leaves_the_place_closed_is_found(
    app: Flask, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(pair: Pair, found: Ending, *, by: Account) -> None:
        closed_at = pair.space.closed_at
        undo(pair, found, by=by)
        pair.space.closed_at = closed_at

    undo = ending._undo
    monkeypatch.setattr(ending, "_undo", half)

    with pytest.raises(AssertionError):
        run(app, later, examples=20, steps=20, shrink=False)


@pytest.mark.on_one_database
def test_writing_that_does_not_ask_whether_it_is_over_is_found(
    app: Flask, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blind(row: Base) -> None:
        db.session.refresh(row)
        row.__dict__["closed_at"] = None

    monkeypatch.setattr("portal.pairs.ground_rules.lock", blind)

    with pytest.raises(AssertionError):
        run(app, later, examples=20, steps=20, shrink=False)
