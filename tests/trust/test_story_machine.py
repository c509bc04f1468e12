"""The machine of stories, at length: 500 lives of 40 acts each."""

from flask import Flask

from tests.stories.machine import run
from tests.trust.conftest import Record, many

LIVES, ACTS = 500, 40


def test_nothing_is_public_without_every_yes_in_a_long_time_either(app: Flask, record_property: Record) -> None:
    lives = many(app, LIVES)

    run(lives, ACTS)

    record_property("lives", lives)
    record_property("acts in each, at most", ACTS)
