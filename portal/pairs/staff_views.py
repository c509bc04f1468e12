"""What staff see of pairs: who, since when, and when the two were last active together. Never a word of theirs."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.meetings.queries import how_many_held
from portal.pairs import actions
from portal.pairs.ending import end_pair_by_staff, undo_ending_by_staff
from portal.pairs.ending_policy import reason_staff_may_read
from portal.pairs.ending_queries import ending_in_force
from portal.pairs.forms import PairForm
from portal.pairs.labels import ENDING_LABELS, STATUS_LABELS
from portal.pairs.models import EndingKind
from portal.pairs.moments import last_active_at
from portal.pairs.queries import mentees_without_a_pair, mentors_and_their_pairs, pair_in_or_404, pairs_in
from portal.programmes.queries import programme_or_404
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

pair_staff_pages = Pages("pairs_for_staff", __name__)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing")
@open_to(Audience.STAFF)
def list_pairs(slug: str) -> ResponseReturnValue:
    """The pairs of a programme."""
    programme = programme_or_404(slug)
    page = pairs_in(programme, older_than=request.args.get("older-than"))
    return render_template(
        "pairs/staff/list_pairs.html",
        programme=programme,
        page=page,
        status_words=STATUS_LABELS,
        is_over=programme.ends_on < now().date(),
    )


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
    if not (mentees and mentors) and not form.form_has_errors:
        return render_template("pairs/staff/nobody_to_pair.html", programme=programme, mentors=mentors)
    return form.page("pairs/staff/pair_by_hand.html", programme=programme)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing/<public:pair_id>")
@open_to(Audience.STAFF)
def show_pair(slug: str, pair_id: str) -> ResponseReturnValue:
    """One pair from the outside: how often the two have met, and when they last did something together."""
    programme = programme_or_404(slug)
    pair = pair_in_or_404(programme, pair_id)
    ending = ending_in_force(pair)
    return render_template(
        "pairs/staff/show_pair.html",
        programme=programme,
        pair=pair,
        active_at=last_active_at(pair.space),
        meetings=how_many_held(pair.space),
        ending=ending,
        reason=reason_staff_may_read(ending) if ending else None,
        status_words=STATUS_LABELS,
        ending_words=ENDING_LABELS,
    )


@pair_staff_pages.page("/staff/programmes/<slug>/pairing/<public:pair_id>/close", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def close_pair(slug: str, pair_id: str) -> ResponseReturnValue:
    """Asked once; both are told."""
    programme = programme_or_404(slug)
    pair = pair_in_or_404(programme, pair_id)
    if request.method == "POST":
        with unit_of_work():
            end_pair_by_staff(pair, by=viewer(), kind=EndingKind.EARLY)
        flash(_("The pair is marked as ended, and both get a message."))
        return redirect(url_for(".show_pair", slug=slug, pair_id=pair_id))
    return render_template("pairs/staff/close_pair.html", programme=programme, pair=pair)


@pair_staff_pages.page("/staff/programmes/<slug>/pairing/<public:pair_id>/close/undo", methods=["POST"])
@open_to(Audience.STAFF)
def undo_close(slug: str, pair_id: str) -> ResponseReturnValue:
    """What staff ended goes on; both are told."""
    pair = pair_in_or_404(programme_or_404(slug), pair_id)
    form = PortalForm()
    if form.carries_out(lambda: undo_ending_by_staff(pair, by=viewer())):
        flash(_("The pair goes on, and both get a message."))
    else:
        flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return redirect(url_for(".show_pair", slug=slug, pair_id=pair_id))
