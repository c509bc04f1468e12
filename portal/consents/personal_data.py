"""What the consent ledger holds about one person."""

import sqlalchemy as sa

from portal.consents.models import ConsentEntry
from portal.foundation.db import db
from portal.foundation.personal_data import Column, Holding, Rows

_KEPT = "as long as the account, for proof (GDPR 7(1))"
_account = sa.table("account", sa.column("id", sa.Integer), sa.column("email", sa.String))


def _about(account_id: int) -> sa.ColumnElement[bool]:
    """By the account, or by its address: consents may be older than accounts."""
    address = sa.select(_account.c.email).where(_account.c.id == account_id).scalar_subquery()
    return sa.or_(ConsentEntry.account_id == account_id, ConsentEntry.email == address)


def export(account_id: int) -> Rows:
    """Every consent given and taken back, oldest first."""
    mine = sa.select(ConsentEntry).where(_about(account_id)).order_by(ConsentEntry.id)
    return [
        {
            "when": entry.created_at,
            "purpose": entry.purpose.value,
            "about": entry.about,
            "given": entry.given,
            "wording": entry.wording,
            "language": entry.language,
            "shown": entry.shown_hash,
            "how": entry.how,
            "email": entry.email,
        }
        for entry in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """The ledger of a person goes with the person."""
    db.session.execute(sa.delete(ConsentEntry).where(_about(account_id)))


HOLDING = Holding(
    title="consents",
    columns={
        f"consent_entry.{name}": Column(f"proof of consent: {what}", _KEPT)
        for name, what in {
            "account_id": "whose",
            "email": "whose, before there is an account",
            "purpose": "to what",
            "about": "about which thing",
            "given": "given or taken back",
            "wording": "which version of the words",
            "language": "in which language",
            "shown_hash": "a digest of the words shown",
            "how": "on which page",
        }.items()
    },
    export=export,
    erase=erase,
)
