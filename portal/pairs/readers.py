"""Who sees the contact details that somebody shares with their pair."""

from flask import Flask

from portal.pairs.queries import pairs_of
from portal.people.models import Account


def readers_now(account: Account) -> list[str]:
    """The names of those with whom `account` has a pair that goes on: one query."""
    going_on = (pair.space for pair in pairs_of(account) if pair.ended_at is None)
    return list(dict.fromkeys(other.name for space in going_on for other in space.others_than(account)))


def register(app: Flask) -> None:
    """For the profile, which stands on a floor below and knows no pairs."""
    app.jinja_env.globals["readers_now"] = readers_now
