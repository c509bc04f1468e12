"""Two people and their goals, at length: 500 lives of 50 acts each."""

from flask import Flask

from tests.goals.machine import run
from tests.trust.conftest import Record, many

LIVES, ACTS = 500, 50


def test_nothing_two_people_do_in_a_long_time_breaks_a_promise(app: Flask, record_property: Record) -> None:
    lives = many(app, LIVES)

    run(lives, ACTS)

    record_property("lives", lives)
    record_property("acts in each, at most", ACTS)
