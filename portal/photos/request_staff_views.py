"""Requests about photos, for staff: what is due first, and one act that takes the photo down."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.photos import request_actions as actions
from portal.photos import request_queries as queries
from portal.photos.labels import OUTCOME_LABELS
from portal.photos.models import RequestOutcome
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

photo_request_staff_pages = Pages("photo_requests_for_staff", __name__)


@photo_request_staff_pages.page("/staff/photo-requests")
@open_to(Audience.STAFF)
def list_requests() -> ResponseReturnValue:
    """What waits, by its day, and what has been handled."""
    return render_template(
        "photos/staff/list_requests.html",
        waiting=queries.open_requests(),
        page=queries.handled_requests(older_than=request.args.get("older-than")),
        outcome_words=OUTCOME_LABELS,
        now=now(),
    )


@photo_request_staff_pages.page("/staff/photo-requests/<public:request_id>")
@open_to(Audience.STAFF)
def show_request(request_id: str) -> ResponseReturnValue:
    """One request: the photo it means, and what to do."""
    asked = queries.request_or_404(request_id)
    return render_template("photos/staff/show_request.html", asked=asked, outcome_words=OUTCOME_LABELS, now=now())


@photo_request_staff_pages.page("/staff/photo-requests/<public:request_id>/take-down", methods=["POST"])
@open_to(Audience.STAFF)
def take_down_as_requested(request_id: str) -> ResponseReturnValue:
    """The photo goes at once, and whoever asked is told."""
    asked, form = queries.request_or_404(request_id), PortalForm()
    if form.carries_out(lambda: actions.take_down_as_requested(asked, by=viewer())):
        flash(_("The photo is taken down, and whoever asked gets a message."))
    elif form.form_errors:
        flash(form.form_errors[0], "problem")
    return redirect(url_for(".show_request", request_id=request_id))


@photo_request_staff_pages.page("/staff/photo-requests/<public:request_id>/close", methods=["POST"])
@open_to(Audience.STAFF)
def close_request(request_id: str) -> ResponseReturnValue:
    """Answered by e-mail, with the photo left where it is, or one that is not ours."""
    asked = queries.request_or_404(request_id)
    with unit_of_work():
        actions.close_request(asked, RequestOutcome.ANSWERED, by=viewer())
    flash(_("The request is marked as answered."))
    return redirect(url_for(".list_requests"))
