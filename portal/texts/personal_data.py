"""Who of staff changed which of the portal's own texts."""

import sqlalchemy as sa

from portal.foundation.db import db
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.texts.models import TextRevision

_KEPT = "as long as the portal; without a name after erasure"


def export(account_id: int) -> Rows:
    """Which texts they changed, and to what."""
    changed = sa.select(TextRevision).where(TextRevision.author_id == account_id).order_by(TextRevision.id)
    return [{"when": each.written_at, "title": each.title, "text": each.source} for each in db.session.scalars(changed)]


def erase(_account_id: int) -> None:
    """Nothing goes: the words are the school's and public, and the account behind them is an empty shell by then."""


HOLDING = Holding(
    title="public texts",
    columns={
        f"text_revision.{name}": Column(purpose, _KEPT, exported=exported, erasure=Erasure.KEPT)
        for name, purpose, exported in (
            ("text_id", "which page was changed", False),
            ("author_id", "who changed it", False),
            ("written_at", "when", True),
            ("is_original", "whether back to the original", False),
            ("title", "public words of the school", True),
            ("source", "public words of the school", True),
            ("html", "the same as a page", False),
        )
    },
    export=export,
    erase=erase,
)
