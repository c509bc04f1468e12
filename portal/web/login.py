"""How a session cookie becomes a person: the cookie carries a random token, the sign-in row behind it says the rest."""

from flask import Flask, Response, after_this_request, g, request, session
from flask_login import LoginManager, current_user, login_user, logout_user
from sqlalchemy.exc import SQLAlchemyError

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import set_zone
from portal.foundation.logs import failure
from portal.people import actions, queries
from portal.people.models import Account, SignIn


class _RememberingNobody(LoginManager):
    """Flask-Login without its "remember me": that asks for the session at every file, which then varies by cookie."""

    def _update_remember_cookie(self, response: Response) -> Response:
        return response


STAFF_MENU = "staff_menu"

login_manager = _RememberingNobody()
login_manager.session_protection = None  # It compares addresses, and phones change theirs; a row can be ended.


@login_manager.user_loader
def load_sign_in(token: str) -> SignIn | None:
    """The living sign-in of this token, with its account, in one query."""
    sign_in = queries.living_sign_in(token)
    if sign_in:
        set_zone(sign_in.account.time_zone)
        _remember_the_menu(sign_in.account)
        if sign_in.last_seen_at < now() - actions.NOTED_EVERY:
            _note_seen_afterwards(sign_in.id)
    return sign_in


def _remember_the_menu(account: Account) -> None:
    """Pages that load nobody show the same menu. It opens no door: the pages behind it ask who is there."""
    g.viewer_is_staff = account.is_staff
    if account.is_staff != session.get(STAFF_MENU, False):
        session[STAFF_MENU] = account.is_staff


def _note_seen_afterwards(sign_in_id: int) -> None:
    @after_this_request
    def note_seen(response: Response) -> Response:
        """After the page is made, so that reading it never waited for a writer."""
        try:
            with unit_of_work():
                actions.note_seen(sign_in_id)
        except SQLAlchemyError as error:  # A full disk, a busy database: the next page will note it.
            failure(error)
        return response


def begin_sign_in(account: Account) -> None:
    """Begin anew: nothing the browser carried before, planted or old, survives. Needs a unit of work."""
    end_this_sign_in()
    session.permanent = True
    set_zone(account.time_zone)
    _remember_the_menu(account)
    login_user(actions.open_sign_in(account, user_agent=request.user_agent.string))


def end_this_sign_in() -> None:
    """End this sign-in, on our side and in the browser. Needs a unit of work."""
    if current_user.is_authenticated:
        actions.end_sign_in(current_user.account, current_user.public_id)
        logout_user()
    session.clear()


def is_signed_in() -> bool:
    """For the menu: it looks at the cookie only, so that public pages cost no query."""
    return "_user_id" in session


def register(app: Flask) -> None:
    """Connect Flask-Login; without its context processor, which would load the person for every page."""
    login_manager.init_app(app, add_context_processor=False)
