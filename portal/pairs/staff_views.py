"""What staff see of pairs: who, since when, and when the two were last active together. Never a word of theirs."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.pairs.labels import STATUS_LABELS
from portal.pairs.queries import pair_in_or_404, pairs_in
from portal.programmes.queries import programme_or_404
from portal.reflections.queries import last_shared_at
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to

pair_staff_pages = Pages("pairs_for_staff", __name__)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing")
@open_to(Audience.STAFF)
def list_pairs(slug: str) -> ResponseReturnValue:
    """The pairs of a programme."""
    programme = programme_or_404(slug)
    page = pairs_in(programme, older_than=request.args.get("older-than"))
    return render_template("pairs/staff/list_pairs.html", programme=programme, page=page, status_words=STATUS_LABELS)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing/<public:pair_id>")
@open_to(Audience.STAFF)
def show_pair(slug: str, pair_id: str) -> ResponseReturnValue:
    """One pair from the outside."""
    programme = programme_or_404(slug)
    pair = pair_in_or_404(programme, pair_id)
    active_at = last_shared_at(pair.space)
    return render_template(
        "pairs/staff/show_pair.html", programme=programme, pair=pair, active_at=active_at, status_words=STATUS_LABELS
    )
