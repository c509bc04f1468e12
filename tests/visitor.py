"""Someone at the browser."""

import re
from html import unescape
from typing import Any, Self

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.foundation.db import db, unit_of_work
from portal.people.actions import open_sign_in
from portal.people.models import Account
from portal.web.login import STAFF_MENU

_INPUT = re.compile(r"<input\b[^>]*>")
_ATTRIBUTE = re.compile(r'(\w[\w-]*)="([^"]*)"')


def hidden_fields(page: str) -> dict[str, str]:
    """What the page's main form carries without showing it; other forms' tokens are the same anyway."""
    inputs = (dict(_ATTRIBUTE.findall(tag)) for tag in _INPUT.findall(page))
    return {
        each["name"]: unescape(each["value"]) for each in inputs if each.get("type") == "hidden" and "value" in each
    }


class Visitor:
    """One browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def signed_in_as(self, account: Account) -> Self:
        """As if by the link of a letter."""
        with unit_of_work():
            token = open_sign_in(account, user_agent="Firefox/150 (Windows)").token
        with self.client.session_transaction() as session:
            session[STAFF_MENU] = account.is_staff
        return self.carrying(token)

    def carrying(self, token: str) -> Self:
        """With the cookie of a sign-in."""
        with self.client.session_transaction() as session:
            session["_user_id"] = token
            session["_fresh"] = True
        return self

    def get(self, path: str, **options: Any) -> TestResponse:
        """Open a page."""
        return self.request("GET", path, **options)

    def post(self, path: str, **fields: Any) -> TestResponse:
        """Send exactly these fields; without a token a form is not taken."""
        return self.request("POST", path, data=fields)

    def press(self, path: str, **fields: Any) -> TestResponse:
        """Press a button of a page of ours: its form brings the token."""
        return self.post(path, csrf_token=self.token(), **fields)

    def fill_in(self, path: str, **fields: Any) -> TestResponse:
        """Open the form at `path`, then send it as a browser would, hidden fields included."""
        page = self.get(path)
        assert page.status_code == 200, f"{path} answers {page.status_code}"
        return self.post(path, **{**hidden_fields(page.text), **fields})

    def token(self) -> str:
        """The token that this browser's forms carry."""
        return hidden_fields(self.get("/en/").text)["csrf_token"]

    def request(self, method: str, path: str, **options: Any) -> TestResponse:
        """Each request gets its own context, or Flask-Login would remember the last visitor."""
        db.session.rollback()
        with self.client.application.app_context():
            response = self.client.open(path, method=method, **options)
        db.session.rollback()  # The test's own snapshot would not show what the request has changed.
        return response
