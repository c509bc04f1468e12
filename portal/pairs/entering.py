"""The door to every page of a pair's place: whoever is in it comes in, and nobody else learns that it is there."""

from flask import g

from portal.pairs.models import Pair
from portal.pairs.queries import pair_or_404
from portal.spaces.policy import may_enter
from portal.web.guards import require_visible, viewer


def entered_pair(space_id: str) -> Pair:
    """The pair whose place has this public id, for its own people: one query. The page takes its season's colours."""
    pair = pair_or_404(space_id)
    require_visible(may_enter(viewer(), pair.space))
    g.season = pair.programme.season.value
    return pair
