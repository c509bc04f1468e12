"""Finding people and their sign-ins."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db
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
