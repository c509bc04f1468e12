"""Anyone who is in a photo may ask that it be taken down: a form without an account, and a number to ask after it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from limits import parse

from portal.foundation.db import new_public_id
from portal.foundation.i18n import language
from portal.photos import request_actions as actions
from portal.photos.forms import RequestForm
from portal.photos.models import Photo
from portal.photos.request_queries import public_photo_named, request_named
from portal.photos.shown import told_of
from portal.throttle.actions import count_attempt, network_of
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to

photo_request_pages = Pages("photo_requests", __name__)

ASKS_PER_ADDRESS = parse("5 per day")
ASKS_PER_NETWORK = parse("20 per hour")


@photo_request_pages.page("/photo-request")
@open_to(Audience.EVERYONE)
def begin_request() -> ResponseReturnValue:
    """To a fresh address, along with the photo it is about: whatever is sent there twice is asked once."""
    return redirect(url_for(".request_removal", request_id=new_public_id(), photo=request.args.get("photo")))


@photo_request_pages.page("/photo-request/<public:request_id>", methods=["GET", "POST"])
@open_to(Audience.EVERYONE)
def request_removal(request_id: str) -> ResponseReturnValue:
    """The request."""
    form = RequestForm.opened(photo=request.args.get("photo", ""))
    meant = public_photo_named(form.photo.data or "")
    if meant and request.method == "GET" and not form.which.data:
        form.which.data = told_of(meant)
    if form.accepted():
        if form.website.data:  # A machine fills in everything it finds, and is thanked like everyone.
            return redirect(url_for(".show_receipt", request_id=request_id))
        count_attempt(ASKS_PER_NETWORK, "photo request", network_of(request.remote_addr))
        count_attempt(ASKS_PER_ADDRESS, "photo request", form.email.address.lower())
    if form.carries_out(lambda: _ask(request_id, form, meant)):
        return redirect(url_for(".show_receipt", request_id=request_id))
    return form.page("photos/request_removal.html", photo=meant)


def _ask(request_id: str, form: RequestForm, meant: Photo | None) -> None:
    typed = {"which": form.which.data or "", "wish": form.wish.data or ""}
    actions.request_removal(request_id, email=form.email.address, spoken=language(), meant=meant, **typed)


@photo_request_pages.page("/photo-request/<public:request_id>/sent")
@open_to(Audience.EVERYONE)
def show_receipt(request_id: str) -> ResponseReturnValue:
    """A number, and until when staff answer; never what was asked. The address alone tells nobody more."""
    return render_template("photos/show_receipt.html", asked=request_named(request_id))
