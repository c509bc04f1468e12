"""The machine of endings, for long: whatever the order, no pair is ever half ended."""

import pytest
from flask import Flask

from portal.foundation import clock
from tests.pairs.ending_machine import Later, run
from tests.trust.conftest import Record, many

RUNS, STEPS = 500, 50


def test_in_any_order_a_pair_has_ended_or_has_not(
    app: Flask, later: Later, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)

    runs = many(app, RUNS)
    run(app, later, examples=runs, steps=STEPS)

    record_property("runs of the machine", runs)
    record_property("steps of each", STEPS)
