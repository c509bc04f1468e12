"""What signing in leaves behind about one person."""

from datetime import timedelta

import sqlalchemy as sa

from portal.accounts.models import SignInRequest
from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Holding, Rows

KEPT_FOR = timedelta(days=1)
_KEPT = "one day"


def export(account_id: int) -> Rows:
    """When this person asked to sign in."""
    mine = sa.select(SignInRequest).where(SignInRequest.account_id == account_id).order_by(SignInRequest.id)
    return [
        {"asked": wish.created_at, "signed in": wish.used_at, "then to": wish.return_to}
        for wish in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """They go."""
    db.session.execute(sa.delete(SignInRequest).where(SignInRequest.account_id == account_id))


def prune() -> int:
    """Forget what can no longer be used."""
    return delete_rows(SignInRequest, SignInRequest.created_at < now() - KEPT_FOR)


HOLDING = Holding(
    title="sign-in requests",
    columns={
        "sign_in_request.account_id": Column("whom it signs in", _KEPT, exported=False),
        "sign_in_request.link_hash": Column("to recognise the link", _KEPT, exported=False),
        "sign_in_request.code_hash": Column("to recognise the code", _KEPT, exported=False),
        "sign_in_request.browser_hash": Column("to recognise the asking browser", _KEPT, exported=False),
        "sign_in_request.return_to": Column("to go on where one was", _KEPT),
        "sign_in_request.tries": Column("to stop guessing", _KEPT, exported=False),
        "sign_in_request.used_at": Column("to work only once", _KEPT),
    },
    export=export,
    erase=erase,
    prune=prune,
)
