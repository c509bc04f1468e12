"""Switching the demo on: its inbox in place of a mail server, and its people on the sign-in page."""

from flask import Flask

from portal.demo.inbox import carry_to_inbox
from portal.demo.world import people_to_try


def register(app: Flask) -> None:
    """In demo mode only."""
    if app.config["DEMO"]:
        app.extensions["carrier"] = carry_to_inbox
        app.jinja_env.globals["demo_people"] = people_to_try
