"""The door to every page of a private place: whoever is in it comes in, and nobody else learns that it is there."""

from flask import g

from portal.spaces.models import Space, SpaceKind
from portal.spaces.policy import may_enter
from portal.spaces.queries import space_seen_by
from portal.web.guards import require_visible, viewer


def entered_space(public_id: str) -> Space:
    """The place of a pair, for its own people: one query, which also says whether they have several pairs."""
    space, open_pairs = space_seen_by(viewer(), public_id, SpaceKind.PAIR)
    require_visible(may_enter(viewer(), space))
    note_open_pairs(open_pairs)
    return space


def note_open_pairs(number: int) -> None:
    """How many pairs the viewer has that go on: with several there is a way from one to the other."""
    g.has_several_pairs = number > 1
