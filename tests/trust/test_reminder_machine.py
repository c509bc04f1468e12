"""What comes by itself, in ten times as many orders as the suite tries, each longer."""

import pytest
from flask import Flask

from tests.reminders import machine
from tests.reminders.moments import standing
from tests.trust.conftest import Record, many

EXAMPLES, STEPS = machine.EXAMPLES * 10, machine.STEPS + 20


def test_in_any_order_what_comes_is_what_was_promised(
    app: Flask, monkeypatch: pytest.MonkeyPatch, record_property: Record
) -> None:
    lives = many(app, EXAMPLES)

    machine.run(standing(monkeypatch), examples=lives, steps=STEPS)

    record_property("lives of three people", lives)
    record_property("acts in each, at most", STEPS)
