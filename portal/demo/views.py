"""The demo's own pages: its inbox, and signing in by a button."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.demo import inbox
from portal.demo.world import PEOPLE
from portal.foundation.db import unit_of_work
from portal.people.queries import account_by_email
from portal.web import login
from portal.web.addresses import own_path
from portal.web.guards import Audience, open_to

demo_pages = Blueprint("demo", __name__)


@demo_pages.route("/demo/inbox")
@open_to(Audience.EVERYONE)
def show_inbox() -> ResponseReturnValue:
    """Every letter the demo has sent."""
    return render_template("demo/show_inbox.html", letters=inbox.received())


@demo_pages.route("/demo/inbox/<public:letter_id>")
@open_to(Audience.EVERYONE)
def show_letter(letter_id: str) -> ResponseReturnValue:
    """One letter, as its reader gets it."""
    return render_template("demo/show_letter.html", letter=inbox.received_letter(letter_id) or abort(404))


@demo_pages.route("/demo/sign-in", methods=["POST"])
@open_to(Audience.EVERYONE)
def sign_in_as() -> ResponseReturnValue:
    """Sign in as one of the demo's own people, and nobody else."""
    email = request.form.get("email")
    account = account_by_email(email) if email in PEOPLE else None
    if not account:
        abort(404)
    with unit_of_work():
        login.begin_sign_in(account)
    return redirect(own_path(request.args.get("next"), url_for("home.my_page")))
