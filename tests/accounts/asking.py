"""Asking to sign in, and reading the letter that comes."""

import re

from werkzeug.test import TestResponse

from portal.foundation.db import db
from portal.mail.models import Letter
from tests.visitor import Visitor, hidden_fields


def ask(visitor: Visitor, email: str, *, at: str = "/en/sign-in") -> TestResponse:
    """Type an address on the sign-in page."""
    return visitor.fill_in(at, email=email)


def last_letter() -> Letter:
    """The letter written last."""
    return db.session.scalars(db.select(Letter).order_by(Letter.id.desc())).first() or Letter()


def link() -> str:
    """The path of the link in the letter written last."""
    [path] = re.findall(r"http://localhost(/\S+)", last_letter().text)
    return str(path)


def code() -> str:
    """The code in the letter written last."""
    [digits] = re.findall(r"\b\d{6}\b", last_letter().text)
    return str(digits)


def press_the_link(visitor: Visitor, path: str) -> TestResponse:
    """Press the page's button; a link that has expired shows none, so it is pressed from an older page."""
    fields = hidden_fields(visitor.get(path).text)
    return visitor.post(path, csrf_token=fields["csrf_token"])
