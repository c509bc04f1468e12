"""The door to every page of a pair's place: whoever is in it comes in, and nobody else learns that it is there."""

from flask import g

from portal.pairs.models import Pair
from portal.pairs.queries import pair_seen_by
from portal.spaces.entering import note_open_pairs
from portal.spaces.policy import may_enter
from portal.web.guards import require_visible, viewer


def entered_pair(space_id: str) -> Pair:
    """The pair whose place has this public id, for its own people: one query. The page takes its season's colours."""
    pair, open_pairs = pair_seen_by(viewer(), space_id)
    require_visible(may_enter(viewer(), pair.space))
    note_open_pairs(open_pairs)
    g.season = pair.programme.season.value
    return pair
