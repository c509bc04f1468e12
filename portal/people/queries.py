"""Finding people and their sign-ins."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.people.models import Account, SignIn, fingerprint

# Every request asks this. Put together once: that takes as long as asking.
_SIGN_IN = sa.select(SignIn).where(SignIn.token_hash == sa.bindparam("token_hash"))


def account_by_email(email: str) -> Account | None:
    """The person with this address, in whatever case it is typed."""
    return db.session.scalar(sa.select(Account).where(Account.email == email.strip().lower()))


def account_named(public_id: str) -> Account | None:
    """The person with this public id."""
    return db.session.scalar(sa.select(Account).where(Account.public_id == public_id))


def living_sign_in(token: str) -> SignIn | None:
    """The sign-in this token opens, its account with it in the same query."""
    sign_in = db.session.scalar(_SIGN_IN, {"token_hash": fingerprint(token)})
    return sign_in if sign_in and sign_in.is_alive(now()) else None


def sign_ins_of(account: Account) -> Sequence[SignIn]:
    """Where this person is signed in, the place last used first."""
    rows = db.session.scalars(
        sa.select(SignIn)
        .where(SignIn.account_id == account.id, SignIn.ended_at.is_(None))
        .order_by(SignIn.last_seen_at.desc(), SignIn.id.desc())
        .limit(100)
    )
    return [sign_in for sign_in in rows if sign_in.is_alive(now())]


PAGE = 50


def people_like(wish: str, *, older_than: str | None = None) -> Keyset[Account]:
    """For staff: people whose name or e-mail address has `wish` in it, everyone for an empty one; the latest first."""
    found = sa.select(Account).where(Account.name != "")  # Whoever has been erased has none.
    if wish:
        # Databases fold case each in their own way, and SQLite not at all where there is an ä.
        ways = {wish, wish.lower(), wish.upper(), wish.capitalize(), wish.title()}
        asked = [each.contains(way, autoescape=True) for each in (Account.name, Account.email) for way in sorted(ways)]
        found = found.where(sa.or_(*asked))
    if older_than:
        last = aliased(Account)
        found = found.where(Account.id < sa.select(last.id).where(last.public_id == older_than).scalar_subquery())
    rows = db.session.scalars(found.order_by(Account.id.desc()).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def account_or_404(public_id: str) -> Account:
    """For staff: the person with this public id, unless erased."""
    account: Account = db.first_or_404(sa.select(Account).where(Account.public_id == public_id, Account.name != ""))
    return account
