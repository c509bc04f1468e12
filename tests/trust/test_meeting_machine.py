"""A pair's meetings in ten times as many orders as the suite tries, each longer than a term."""

from flask import Flask

from tests.meetings import machine
from tests.trust.conftest import Record, many

EXAMPLES, STEPS = machine.EXAMPLES * 10, machine.STEPS + 20


def test_in_any_order_what_is_written_is_what_is_true(
    app: Flask, later: machine.Later, record_property: Record
) -> None:
    lives = many(app, EXAMPLES)

    machine.run(later, examples=lives, steps=STEPS)

    record_property("lives of a pair", lives)
    record_property("acts in each, at most", STEPS)
