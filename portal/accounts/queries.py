"""Finding wishes to sign in."""

import sqlalchemy as sa

from portal.accounts.models import SignInRequest
from portal.foundation.db import db
from portal.people.models import fingerprint


def request_of_link(token: str) -> SignInRequest | None:
    """The wish this link belongs to, spent or not."""
    return db.session.scalar(sa.select(SignInRequest).where(SignInRequest.link_hash == fingerprint(token)))


def request_of_browser(token: str) -> SignInRequest | None:
    """The wish that came from the browser with this token, spent or not."""
    return db.session.scalar(sa.select(SignInRequest).where(SignInRequest.browser_hash == fingerprint(token)))
