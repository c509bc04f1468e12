"""What people read when something is in the way, and how their words survive it."""

from math import ceil

from flask import Flask, Response, current_app, flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    RequestEntityTooLarge,
    SecurityError,
    ServiceUnavailable,
    TooManyRequests,
)

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.logs import failure
from portal.throttle.actions import TriedTooOften
from portal.web.guards import viewer
from portal.web.login import login_manager
from portal.web.parked_forms import NOT_WORDS, owner_mark_of_this_form, owner_of_this_form, park_here, typed_here

WORDS: dict[int, tuple[LazyString, LazyString]] = {
    400: (_l("The form did not get through"), _l("It may have been open for a long time. Send it again.")),
    403: (_l("You do not have access to this page"), _l("If you need it, tell the contact person.")),
    404: (_l("We cannot find that page"), _l("It may have moved.")),
    405: (_l("This address cannot be opened directly"), _l("Go back to the page you came from and try again.")),
    409: (_l("This has changed in the meantime"), _l("Look at the page again before you decide.")),
    410: (_l("This page is gone"), _l("What was here has been taken away.")),
    413: (_l("The text is too long"), _l("Shorten your text and send it again.")),
    429: (_l("Too many attempts"), _l("Try again in fifteen minutes.")),
    500: (_l("The service has a fault"), _l("Try again in five minutes.")),
    503: (_l("The service is busy"), _l("Try again in a minute.")),
}
A_MINUTE = 60
WITH_A_RETRY = frozenset({400, 403, 409, 413, 429, 500, 503})


def show(error: HTTPException) -> ResponseReturnValue:
    """The page of an error, in the reader's language, with what they had typed."""
    if isinstance(request.routing_exception, SecurityError):
        return "400", 400  # A host we do not know gets no page: there is no address to build its links on.
    code = error.code or 500
    heading, explanation = WORDS.get(code, WORDS[500])
    typed = _typed(code) if request.method == "POST" and not isinstance(error, _NotYours) else []
    response = error.get_response()  # Knows what belongs to the error: which methods, when to try again.
    answer = make_response(
        render_template(
            "_layout/error.html",
            code=code,
            heading=heading,
            explanation=error.description if isinstance(error, _Told) else explanation,
            typed=typed,
            retry=_here() if typed and code in WITH_A_RETRY else None,
        ),
        code,
    )
    for name in ("Allow", "Retry-After"):
        if told := response.headers.get(name):
            answer.headers[name] = told
    return answer


def _here() -> str:
    return request.full_path.removesuffix("?")


class _Told(HTTPException):
    """An error that brings its own sentence."""


class _TooManyRequests(_Told, TooManyRequests):
    """Says when it will do again."""


class _NotYours(_Told):
    """Its words belong to somebody else: they are neither shown nor sent again here."""

    code = 403


def _typed(code: int) -> list[tuple[str, str]]:
    """The words of this request, read further than usual if they were too many; of a form of ours alone.

    A page of somebody else's can send a form here too. To show its words with a button that sends them again, token and
    all, would be to do its errand.
    """
    if code == RequestEntityTooLarge.code:
        request.max_content_length = request.max_form_memory_size = current_app.config["MOST_ECHOED"]
    try:
        return typed_here() if _is_ours() else []
    except RequestEntityTooLarge:
        return []


def _is_ours() -> bool:
    """The form proves it: by its token, or by the signed name of the one who opened it and now sends it."""
    if g.get("csrf_valid"):
        return True
    if g.get("has_failed"):
        return False
    try:
        return bool(current_user.is_authenticated) and owner_mark_of_this_form() == viewer().public_id
    except SQLAlchemyError as error:  # It cannot be proved just now.
        _note(error)
        return False


def show_too_often(reason: TriedTooOften) -> ResponseReturnValue:
    """429, saying when to try again."""
    seconds = max(1, ceil((reason.again_at - now()).total_seconds()))
    return show(_TooManyRequests(str(reason), retry_after=seconds))


def show_unexpected(error: Exception) -> ResponseReturnValue:
    """500; or 503 when the database is only busy."""
    _note(error)
    busy = isinstance(error, OperationalError)
    return show(ServiceUnavailable(retry_after=A_MINUTE) if busy else InternalServerError())


def _note(error: Exception) -> None:
    """From here on nobody asks the database anything: it may be what has failed."""
    failure(error)
    db.session.rollback()
    g.has_failed = True


def show_csrf(error: CSRFError) -> ResponseReturnValue:
    """A form without its token: its sign-in is over, or somebody else has signed in since."""
    try:
        return _give_to_its_owner(error)
    except SQLAlchemyError as trouble:
        return show_unexpected(trouble)


def _give_to_its_owner(error: CSRFError) -> ResponseReturnValue:
    owner = owner_of_this_form()
    if owner and not current_user.is_authenticated:
        return ask_to_sign_in()
    if owner and owner.id != viewer().id:
        park_here(owner.id)
        return show(_NotYours(_("This form was opened by someone else. We keep its words for them.")))
    return show(error)


def ask_to_sign_in() -> Response:
    """To the sign-in page and back; words typed in a form wait for the one who opened it."""
    back = _here()
    if request.method == "POST":
        back = _page_of_this_form()
        if (owner := owner_of_this_form()) and set(request.form) - NOT_WORDS - {"seen"}:
            park_here(owner.id)
            flash(_("You were signed out, but your text is safe. Sign in and carry on from here."))
    return redirect(url_for("accounts.sign_in", next=back))  # type: ignore[return-value]


def _page_of_this_form() -> str:
    """Where the form of this POST is shown; a bare button has no page of its own."""
    rule = request.url_rule
    return request.path if rule and "GET" in (rule.methods or ()) else url_for("home.my_page")


def register(app: Flask) -> None:
    """Give `app` its error pages."""
    login_manager.unauthorized_handler(ask_to_sign_in)
    for code in WORDS:
        app.register_error_handler(code, show)
    app.register_error_handler(CSRFError, show_csrf)
    app.register_error_handler(TriedTooOften, show_too_often)
    app.register_error_handler(Exception, show_unexpected)
