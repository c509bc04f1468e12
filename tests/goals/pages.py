"""Where the pages of goals are, what they say, and two people who stand before them."""

from flask import Flask
from markupsafe import escape

from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.goals.models import Goal
from portal.spaces.models import Space
from tests import factories
from tests.visitor import Visitor

WELL = {"kind": "skill", "heading": "Learn to ask", "body": "I ask in each meeting.", "hoped_by": ""}


class Two:
    """A pair at their browsers."""

    def __init__(self, app: Flask, *, ended: bool = False) -> None:
        self.pair = factories.pair(ended=ended)
        self.space = self.pair.space
        self.mentee, self.mentor = factories.mentee_of(self.pair), factories.mentor_of(self.pair)
        self.mine = Visitor(app.test_client()).signed_in_as(self.mentee)
        self.theirs = Visitor(app.test_client()).signed_in_as(self.mentor)

    def end(self) -> None:
        """Their mentoring ends."""
        with unit_of_work():
            self.space.closed_at = now()


def goals_page(space: Space) -> str:
    """Everything the two are after."""
    return f"/en/pair/{space.public_id}/goals"


def new_page(space: Space, query: str = "") -> str:
    """A page of a goal that nobody has begun."""
    return f"{goals_page(space)}/new/{new_public_id()}{query}"


def page_of(goal: Goal, act: str = "") -> str:
    """A goal's own page, or one of its acts: `edit`, `change`, `drop`, `reopen`, `story`, `story/withdraw`."""
    return f"{goals_page(goal.space)}/{goal.public_id}" + (f"/{act}" if act else "")


def kept() -> list[Goal]:
    """Every goal there is, read afresh."""
    db.session.rollback()
    db.session.expire_all()
    return list(db.session.scalars(db.select(Goal).order_by(Goal.id)))


def in_words() -> list[tuple[str, str]]:
    """What every goal says: its heading and what it means."""
    return [(goal.heading, goal.body) for goal in kept()]


def told(goal: Goal) -> list[tuple[str, str, str]]:
    """Every move of a goal: step, state and line."""
    db.session.rollback()
    db.session.refresh(goal)
    return [(move.step.value, move.state.value, move.line) for move in goal.moves]


def in_a_field(words: str) -> str:
    """As a page shows it."""
    return str(escape(words))
