"""What feedback on accessibility says of those who gave it."""

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Holding, Rows
from portal.texts.models import KEPT_AFTER_ANSWERING, Feedback

_KEPT = "a year after it was answered"


def export(account_id: int) -> Rows:
    """What they told us while signed in."""
    told = sa.select(Feedback).where(Feedback.account_id == account_id).order_by(Feedback.id)
    return [
        {
            "number": each.number,
            "language": each.language,
            "received": each.received_at,
            "answered": each.answered_at,
            "what": each.message,
            "where": each.place,
            "to answer to": each.contact,
        }
        for each in db.session.scalars(told)
    ]


def erase(account_id: int) -> None:
    """What they told us goes with them."""
    db.session.execute(sa.delete(Feedback).where(Feedback.account_id == account_id))


def prune() -> int:
    """Forget feedback a year after it was answered."""
    return delete_rows(Feedback, Feedback.answered_at < now() - KEPT_AFTER_ANSWERING)


HOLDING = Holding(
    title="feedback on accessibility",
    columns={
        "accessibility_feedback.account_id": Column("to know who asks, if signed in", _KEPT, exported=False),
        "accessibility_feedback.number": Column("to speak of it", _KEPT),
        "accessibility_feedback.language": Column("to answer in it", _KEPT),
        "accessibility_feedback.received_at": Column("to answer in time", _KEPT),
        "accessibility_feedback.answered_at": Column("to know what waits", _KEPT),
        "accessibility_feedback.answered_by_id": Column("to ask a colleague about it", _KEPT, exported=False),
        "accessibility_feedback.message_sealed": Column("to put right what does not work", _KEPT),
        "accessibility_feedback.place_sealed": Column("to find it", _KEPT),
        "accessibility_feedback.contact_sealed": Column("to answer, if that is wished", _KEPT),
    },
    export=export,
    erase=erase,
    prune=prune,
)
