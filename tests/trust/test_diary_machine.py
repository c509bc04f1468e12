"""A post, its photos and everyone who has a say, at length: 500 lives of 30 acts each."""

from flask import Flask

from tests.diary.machine import run
from tests.trust.conftest import Record, many

LIVES, ACTS = 500, 30


def test_nothing_anyone_does_in_a_long_time_shows_what_may_not_be_seen(app: Flask, record_property: Record) -> None:
    lives = many(app, LIVES)

    run(app.test_client(), lives, ACTS)

    record_property("lives", lives)
    record_property("acts in each, at most", ACTS)
