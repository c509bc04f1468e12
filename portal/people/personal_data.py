"""What the portal holds about who someone is, and where they are signed in."""

from datetime import timedelta

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.people.models import OF_MEMBERS, OF_STAFF, Account, Role, SignIn

KEPT_FOR = timedelta(days=1)
_ACCOUNT = "as long as the account"
_SIGN_IN = "one day after it can no longer be used"


def export(account_id: int) -> Rows:
    """The account itself and its sign-ins."""
    account = db.session.get_one(Account, account_id)
    mine = sa.select(SignIn).where(SignIn.account_id == account_id).order_by(SignIn.id)
    return [
        {
            "email": account.email,
            "name": account.name,
            "phone": account.phone,
            "field": account.field,
            "language": account.language,
            "time zone": account.time_zone,
            "role": account.role.value,
        },
        *(
            {"browser": sign_in.browser, "signed in": sign_in.created_at, "last seen": sign_in.last_seen_at}
            for sign_in in db.session.scalars(mine)
        ),
    ]


def erase(account_id: int) -> None:
    """Sign-ins go; the account stays as an empty shell, so that a pair's other half still makes sense."""
    db.session.execute(sa.delete(SignIn).where(SignIn.account_id == account_id))
    account = db.session.get_one(Account, account_id)
    account.email, account.name, account.phone = f"{account.public_id}@erased.invalid", "", None
    account.field = ""
    account.role = Role.NONE


def prune() -> int:
    """Forget sign-ins that nobody could have used for a day."""
    since = now() - KEPT_FOR
    staff = SignIn.account_id.in_(sa.select(Account.id).where(Account.role != Role.NONE))
    over = [SignIn.ended_at < since]
    for whose, (idle, longest) in ((sa.true(), OF_MEMBERS), (staff, OF_STAFF)):
        over.append(sa.and_(whose, sa.or_(SignIn.last_seen_at < since - idle, SignIn.created_at < since - longest)))
    return delete_rows(SignIn, sa.or_(*over))


HOLDING = Holding(
    title="people",
    columns={
        "account.email": Column("to sign in and to be written to", _ACCOUNT, erasure=Erasure.BLANKED),
        "account.name": Column("to be known by to one's pair and staff", _ACCOUNT, erasure=Erasure.BLANKED),
        "account.phone": Column("to be reached when plans change", _ACCOUNT, erasure=Erasure.BLANKED),
        "account.field": Column("what one does or studies, for one's pair", _ACCOUNT, erasure=Erasure.BLANKED),
        "account.language": Column("to be written to in it", _ACCOUNT, erasure=Erasure.KEPT),
        "account.time_zone": Column("to tell times where one lives", _ACCOUNT, erasure=Erasure.KEPT),
        "account.role": Column("what one may do", _ACCOUNT, erasure=Erasure.BLANKED),
        "sign_in.account_id": Column("whose", _SIGN_IN, exported=False),
        "sign_in.token_hash": Column("to recognise the browser", _SIGN_IN, exported=False),
        "sign_in.browser": Column("to recognise one's own device", _SIGN_IN),
        "sign_in.last_seen_at": Column("to end what is not used", _SIGN_IN),
        "sign_in.ended_at": Column("to end it at once", _SIGN_IN, exported=False),
    },
    export=export,
    erase=erase,
    prune=prune,
)
