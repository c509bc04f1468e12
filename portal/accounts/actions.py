"""Signing in by e-mail, and what a person says of themselves. Functions here flush; they never commit."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import current_app
from sqlalchemy.exc import IntegrityError

from portal.accounts import letters
from portal.accounts.models import MOST_TRIES, SignInRequest, new_code
from portal.accounts.queries import request_of_browser, request_of_link
from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock, new_public_id
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import merge
from portal.people.actions import open_account
from portal.people.models import Account, fingerprint
from portal.people.queries import account_by_email


class LinkHasExpired(Refused):
    """The link was used, or a quarter of an hour has gone."""

    message = _l("The link has expired. Ask for a new sign-in link.")


class CodeDoesNotMatch(Refused):
    """The six digits are not the ones in the letter."""

    message = _l("The code does not match. Check your e-mail and enter it again.")


class CodeHasExpired(Refused):
    """Too many tries, or a quarter of an hour has gone."""

    message = _l("This code can no longer be used. Ask for a new one.")


class AddressIsKnown(Refused):
    """Somebody has this address already."""

    message = _l("There is a person with this e-mail address already. Search for them among people.")


@dataclass(frozen=True)
class Asked:
    """What only the asking browser, and only the letter, may know."""

    browser_token: str
    link_token: str
    code: str


def _code_hash(code: str, public_id: str) -> str:
    """Six digits are quickly tried, so their hash is keyed, and bound to the one request."""
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, f"sign-in code {public_id} {code}".encode(), hashlib.sha256).hexdigest()


def ask_to_sign_in(email: str, *, return_to: str) -> Asked:
    """Make a link and a code for the person of this address, and send them.

    An address that nobody has costs exactly the same work, down to a letter that never leaves.
    """
    account = account_by_email(email)
    asked = Asked(secrets.token_urlsafe(32), secrets.token_urlsafe(32), new_code())
    public_id = new_public_id()
    db.session.add(
        SignInRequest(
            public_id=public_id,
            account_id=account and account.id,
            link_hash=fingerprint(asked.link_token),
            code_hash=_code_hash(asked.code, public_id),
            browser_hash=fingerprint(asked.browser_token),
            return_to=return_to,
        )
    )
    db.session.flush()
    letters.sign_in_link(account, link_token=asked.link_token, code=asked.code)
    return asked


def use_link(token: str) -> SignInRequest:
    """Spend the link. Answers the request, whose account is to be signed in. Raises `LinkHasExpired`."""
    wish = request_of_link(token)
    if wish:
        lock(wish)
    if not wish or not wish.is_open():
        raise LinkHasExpired
    wish.used_at = now()
    return wish


def try_code(browser_token: str, code: str) -> SignInRequest | None:
    """Spend the code, in the browser that asked. None when it does not match: that try counts, so commit it.

    Raises `CodeHasExpired`.
    """
    wish = request_of_browser(browser_token)
    if wish:
        lock(wish)
    if not wish or wish.used_at or wish.tries >= MOST_TRIES:
        raise CodeHasExpired
    wish.tries += 1
    if not wish.is_open() or not hmac.compare_digest(wish.code_hash, _code_hash(code, wish.public_id)):
        return None
    wish.used_at = now()
    return wish


def invite_person(*, email: str, name: str, language: str, by: Account) -> Account:
    """Open an account for someone and write to them in `language`. Sent twice, one letter leaves.

    Raises `AddressIsKnown` when the address belongs to somebody of another name.
    """
    if known := account_by_email(email):
        if known.name != name:
            raise AddressIsKnown
        return known
    try:
        with db.session.begin_nested():
            account = open_account(email=email, name=name, language=language)
    except IntegrityError:  # The same form, sent twice in the same moment.
        return invite_person(email=email, name=name, language=language, by=by)
    record("invited", f"account:{account.public_id}", actor_id=by.id)
    letters.invitation(account)
    return account


def edit_profile(account: Account, *, seen: str, **typed: str) -> None:
    """Keep what a person says of themselves (name, field, phone in E.164 or empty, language, time_zone).

    Raises `ChangedMeanwhile` for a field that another device has changed too.
    """
    lock(account)
    merged = merge(seen=seen, stored=profile_fields(account), typed=typed)
    account.name, account.language, account.time_zone = merged["name"], merged["language"], merged["time_zone"]
    account.field = merged["field"]
    account.phone = merged["phone"] or None
    db.session.flush()
    record("edited profile", f"account:{account.public_id}", actor_id=account.id)


def profile_fields(account: Account) -> dict[str, str]:
    """What the profile's form shows."""
    return {
        "name": account.name,
        "field": account.field,
        "phone": account.phone or "",
        "language": account.language,
        "time_zone": account.time_zone,
    }
