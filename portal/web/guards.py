"""The two questions asked at every door: who may knock, and may this person enter?"""

import enum
from collections.abc import Callable
from functools import wraps
from typing import cast

from flask import abort, g, session
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.people.models import Account, SignIn
from portal.web.login import STAFF_MENU, login_manager

View = Callable[..., ResponseReturnValue]


class Audience(enum.Enum):
    """Who may knock at a page."""

    EVERYONE = "everyone"
    MEMBERS = "members"
    STAFF = "staff"


def open_to(audience: Audience) -> Callable[[View], View]:
    """Declare who may knock. A test fails for any view that does not say."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(*args: object, **kwargs: object) -> ResponseReturnValue:
            if audience is not Audience.EVERYONE and not current_user.is_authenticated:
                return cast(ResponseReturnValue, login_manager.unauthorized())
            if audience is Audience.STAFF and not viewer().is_staff:
                abort(404)
            return view(*args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]
        return guarded

    return declare


def this_sign_in() -> SignIn:
    """The sign-in behind this request, typed. Only behind MEMBERS or STAFF."""
    return cast(SignIn, current_user)


def viewer() -> Account:
    """The person behind this request. Only behind MEMBERS or STAFF."""
    return this_sign_in().account


def is_staff() -> bool:
    """For the menu. It asks the database nothing: where nobody was loaded, the session knows who was loaded last."""
    known: bool | None = g.get("viewer_is_staff")
    return bool(session.get(STAFF_MENU)) if known is None else known


def require(allowed: bool) -> None:
    """Stop someone who knows that the page exists but may not do this."""
    if not allowed:
        abort(403)


def require_visible(visible: bool) -> None:
    """Stop someone who should not even learn that the page exists."""
    if not visible:
        abort(404)
