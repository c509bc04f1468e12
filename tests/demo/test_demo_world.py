"""The demo's small world."""

from flask import Flask

from portal.demo.world import load_world
from portal.people.queries import account_by_email


def test_an_empty_demo_is_filled_once(demo_app: Flask) -> None:
    with demo_app.app_context():
        first, second = load_world(), load_world()

    assert (first, second) == (True, False)
    assert account_by_email("mentee1@demo.example") is not None
