"""Signing in by e-mail, one's sign-ins, and one's profile."""

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from limits import parse

from portal.accounts import actions
from portal.accounts.consenting import CONSENTS_ON_PROFILE, give, shared_details, stop
from portal.accounts.forms import CodeForm, EmailForm, ProfileForm, PushForm
from portal.accounts.models import SignInRequest
from portal.accounts.queries import request_of_link
from portal.consents.models import Purpose
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking
from portal.people.actions import end_all_sign_ins, end_sign_in
from portal.people.models import Account
from portal.people.queries import sign_ins_of
from portal.throttle.actions import count_attempt, network_of
from portal.web import login
from portal.web.addresses import Pages, own_path
from portal.web.guards import Audience, open_to, this_sign_in, viewer

accounts_pages = Pages("accounts", __name__)

ASKS_PER_ADDRESS = parse("5 per 15 minutes")
# A kick-off evening signs in from one campus network. What guards an account is counted by address, and by code.
ASKS_PER_NETWORK = parse("400 per 15 minutes")
CODES_PER_NETWORK = parse("400 per 15 minutes")


@accounts_pages.page("/sign-in", methods=["GET", "POST"])
@open_to(Audience.EVERYONE)
def sign_in() -> ResponseReturnValue:
    """Ask for a link and a code. Says the same for an address we know and one we do not."""
    form = EmailForm.opened()
    if form.accepted():
        count_attempt(ASKS_PER_NETWORK, "ask", network_of(request.remote_addr))
        count_attempt(ASKS_PER_ADDRESS, "ask", form.email.address.lower())
        with unit_of_work():
            asked = actions.ask_to_sign_in(form.email.address, return_to=own_path(request.args.get("next"), ""))
        session["asked"] = asked.browser_token
        return redirect(url_for(".enter_code"))
    return form.page("accounts/sign_in.html")


@accounts_pages.page("/sign-in/code", methods=["GET", "POST"])
@open_to(Audience.EVERYONE)
def enter_code() -> ResponseReturnValue:
    """The page that says a letter is on its way, and takes its code."""
    form = CodeForm.opened()
    if not session.get("asked"):
        return redirect(url_for(".sign_in"))
    if form.accepted():
        count_attempt(CODES_PER_NETWORK, "code", network_of(request.remote_addr))
        if form.carries_out(lambda: _sign_in_by_code(form)) and not form.form_errors:
            return redirect(session.pop("return_to"))
    return form.page("accounts/enter_code.html")


def _sign_in_by_code(form: CodeForm) -> None:
    """A wrong code is counted, so this unit of work commits either way."""
    wish = actions.try_code(session["asked"], form.digits)
    if wish is None or wish.account is None:
        form.form_errors = [str(actions.CodeDoesNotMatch())]
        return
    _welcome(wish)


def _welcome(wish: SignInRequest) -> None:
    account, return_to = wish.account or abort(404), wish.return_to
    login.begin_sign_in(account)
    with speaking(account.language):
        session["return_to"] = return_to or url_for("home.my_page")


@accounts_pages.page("/sign-in/link/<token>", methods=["GET", "POST"])
@open_to(Audience.EVERYONE)
def open_link(token: str) -> ResponseReturnValue:
    """Opening the link changes nothing, for mail scanners open links too; pressing the button signs in."""
    form = PushForm.opened()
    if form.carries_out(lambda: _welcome(actions.use_link(token))):
        return redirect(session.pop("return_to"))
    wish = request_of_link(token)
    # Whose account it opens is said: a link that somebody else sends leads into somebody else's.
    account = wish.account if wish and wish.is_open() else None
    page = form.page("accounts/open_link.html", account=account)
    page.headers["Cache-Control"] = "no-store"
    return page


@accounts_pages.page("/sign-out", methods=["POST"])
@open_to(Audience.EVERYONE)
def sign_out() -> ResponseReturnValue:
    """End this sign-in, here and on our side."""
    with unit_of_work():
        login.end_this_sign_in()
    flash(_("You have signed out."))
    answer = redirect(url_for("home.welcome"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@accounts_pages.page("/my/sign-ins")
@open_to(Audience.MEMBERS)
def list_sign_ins() -> ResponseReturnValue:
    """Where one is signed in."""
    return render_template("accounts/list_sign_ins.html", sign_ins=sign_ins_of(viewer()), this_one=this_sign_in().id)


@accounts_pages.page("/my/sign-ins/<public:sign_in_id>/end", methods=["POST"])
@open_to(Audience.MEMBERS)
def end_a_sign_in(sign_in_id: str) -> ResponseReturnValue:
    """End one of one's own sign-ins."""
    with unit_of_work():
        end_sign_in(viewer(), sign_in_id)
    flash(_("That browser is signed out."))
    return redirect(url_for(".list_sign_ins"))


@accounts_pages.page("/my/sign-ins/end-all", methods=["POST"])
@open_to(Audience.MEMBERS)
def end_other_sign_ins() -> ResponseReturnValue:
    """End every sign-in but this one."""
    with unit_of_work():
        end_all_sign_ins(viewer(), but=this_sign_in().public_id)
    flash(_("All other browsers are signed out."))
    return redirect(url_for(".list_sign_ins"))


@accounts_pages.page("/my/profile", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def edit_profile() -> ResponseReturnValue:
    """Name, phone, language, time zone; and what one's pair may see."""
    form = ProfileForm.opened(**actions.profile_fields(viewer()))
    if form.carries_out(lambda: actions.edit_profile(viewer(), seen=form.seen.data or "", **form.typed())):
        flash(_("Your profile is saved."))
        return redirect(url_for(".edit_profile"))
    return form.page("accounts/edit_profile.html", account=viewer(), details=shared_details(viewer()))


@accounts_pages.page("/my/profile/<detail>/share", methods=["POST"])
@open_to(Audience.MEMBERS)
def share_detail(detail: str) -> ResponseReturnValue:
    """Let one's pair see one contact detail."""
    return _settle(detail, give, _("Your pair can see it now."))


@accounts_pages.page("/my/profile/<detail>/stop-sharing", methods=["POST"])
@open_to(Audience.MEMBERS)
def stop_sharing_detail(detail: str) -> ResponseReturnValue:
    """Take one contact detail back, at once."""
    return _settle(detail, stop, _("Your pair no longer sees it."))


def _settle(detail: str, act: Callable[[Account, Purpose], None], said: str) -> ResponseReturnValue:
    if not (purpose := CONSENTS_ON_PROFILE.get(detail)):
        abort(404)
    with unit_of_work():
        act(viewer(), purpose)
    flash(said)
    return redirect(url_for(".edit_profile"))
