"""A pair's shared path."""

from flask import g, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.accounts.consenting import details_shown_to_pair
from portal.accounts.forms import shown_number
from portal.pairs.path import path_of
from portal.pairs.queries import pair_or_404
from portal.reflections.queries import last_shared_at
from portal.spaces.policy import may_enter
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, require_visible, viewer

pair_pages = Pages("pairs", __name__)


@pair_pages.page("/pair/<public:space_id>")
@open_to(Audience.MEMBERS)
def show_path(space_id: str) -> ResponseReturnValue:
    """Our path: where we are, and how to reach each other."""
    pair = pair_or_404(space_id)
    require_visible(may_enter(viewer(), pair.space))
    g.season = pair.programme.season.value
    partner = next(iter(pair.space.others_than(viewer())), None)
    details = details_shown_to_pair(partner) if partner else {}
    if "phone" in details:
        details["phone"] = shown_number(details["phone"])
    steps = path_of(
        pair,
        last_shared_at=last_shared_at(pair.space),
        reflections_url=url_for("reflections.show_shared_reflections", space_id=space_id),
    )
    return render_template(
        "pairs/show_path.html", pair=pair, me=viewer(), partner=partner, details=details, steps=steps
    )
