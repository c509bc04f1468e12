"""What the search shows: the texts found, each with the way to it."""

from collections import defaultdict
from typing import NamedTuple

from portal.foundation.i18n import LazyString
from portal.foundation.keyset import Keyset
from portal.search.queries import Hit, found
from portal.site.doors import DOORS


class Shown(NamedTuple):
    """One hit, what kind of text it is, and where it stands."""

    hit: Hit
    label: LazyString
    url: str


def search_for(query: str, language: str, *, older_than: str | None) -> Keyset[Shown]:
    """A page of hits; one query, and one for each kind of text among them."""
    page = found(query, language, older_than=older_than)
    ids: dict[str, list[str]] = defaultdict(list)
    for hit in page.rows:
        ids[hit.kind].append(hit.public_id)
    urls = {kind: DOORS[kind].addresses(those, language) for kind, those in ids.items() if kind in DOORS}
    shown = [
        Shown(hit, DOORS[hit.kind].label, urls[hit.kind][hit.public_id])
        for hit in page.rows
        if hit.public_id in urls.get(hit.kind, ())
    ]
    return Keyset(shown, page.older_than, page.is_first)
