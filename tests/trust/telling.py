"""A portal that does less work for an address that nobody has."""

import secrets
from typing import Any

from portal.accounts import actions
from portal.people.queries import account_by_email

_ask = actions.ask_to_sign_in


def ask_if_known(email: str, *, return_to: str) -> Any:
    """A letter is written only if there is somebody to read it."""
    if account_by_email(email):
        return _ask(email, return_to=return_to)
    return actions.Asked(secrets.token_urlsafe(32), secrets.token_urlsafe(32), actions.new_code())


actions.ask_to_sign_in = ask_if_known

from tests.live_app import app  # noqa: E402

__all__ = ["app"]
