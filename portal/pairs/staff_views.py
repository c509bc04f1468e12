"""What staff see of pairs: who, since when, and when the two were last active together. Never a word of theirs."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.i18n import gettext as _
from portal.pairs import actions
from portal.pairs.forms import PairForm
from portal.pairs.labels import STATUS_LABELS
from portal.pairs.queries import mentees_without_a_pair, mentors_and_their_pairs, pair_in_or_404, pairs_in
from portal.programmes.queries import programme_or_404
from portal.reflections.queries import last_shared_at
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

pair_staff_pages = Pages("pairs_for_staff", __name__)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing")
@open_to(Audience.STAFF)
def list_pairs(slug: str) -> ResponseReturnValue:
    """The pairs of a programme."""
    programme = programme_or_404(slug)
    page = pairs_in(programme, older_than=request.args.get("older-than"))
    return render_template("pairs/staff/list_pairs.html", programme=programme, page=page, status_words=STATUS_LABELS)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing/new", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def pair_by_hand(slug: str) -> ResponseReturnValue:
    """Pair two people; both are told."""
    programme = programme_or_404(slug)
    mentees, mentors = mentees_without_a_pair(programme), mentors_and_their_pairs(programme)
    form = PairForm.opened(mentee=request.args.get("mentee"))
    form.offer(mentees, mentors)
    if form.carries_out(lambda: actions.pair_by_hand(form.chosen_mentor(), form.chosen_mentee(), by=viewer())):
        flash(_("The pair is made, and both get a message."))
        return redirect(url_for(".list_pairs", slug=slug))
    return form.page("pairs/staff/pair_by_hand.html", programme=programme, mentees=mentees, mentors=mentors)


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
