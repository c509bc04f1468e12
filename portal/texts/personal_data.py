"""What feedback on accessibility says of those who gave it, and who of staff changed which text."""

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.texts.models import KEPT_AFTER_ANSWERING, Feedback, TextRevision

_FEEDBACK = "a year after it was answered"
_PUBLIC = "as long as the portal, without a name after erasure"


def export(account_id: int) -> Rows:
    """What they told us while signed in, and which texts they changed."""
    told = sa.select(Feedback).where(Feedback.account_id == account_id).order_by(Feedback.id)
    changed = sa.select(TextRevision).where(TextRevision.author_id == account_id).order_by(TextRevision.id)
    return [
        *(
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
        ),
        *(
            {"changed": each.written_at, "title": each.title, "text": each.source}
            for each in db.session.scalars(changed)
        ),
    ]


def erase(account_id: int) -> None:
    """What they told us goes with them; the public texts stay."""
    db.session.execute(sa.delete(Feedback).where(Feedback.account_id == account_id))


def prune() -> int:
    """Forget feedback a year after it was answered."""
    return delete_rows(Feedback, Feedback.answered_at < now() - KEPT_AFTER_ANSWERING)


HOLDING = Holding(
    title="texts and feedback",
    columns={
        "accessibility_feedback.account_id": Column("to know who asks, if signed in", _FEEDBACK, exported=False),
        "accessibility_feedback.number": Column("to speak of it", _FEEDBACK),
        "accessibility_feedback.language": Column("to answer in it", _FEEDBACK),
        "accessibility_feedback.received_at": Column("to answer in time", _FEEDBACK),
        "accessibility_feedback.answered_at": Column("to know what waits", _FEEDBACK),
        "accessibility_feedback.answered_by_id": Column("to ask a colleague about it", _FEEDBACK, exported=False),
        "accessibility_feedback.message_sealed": Column("to put right what does not work", _FEEDBACK),
        "accessibility_feedback.place_sealed": Column("to find it", _FEEDBACK),
        "accessibility_feedback.contact_sealed": Column("to answer, if that is wished", _FEEDBACK),
        "text_revision.author_id": Column("who changed a public text", _PUBLIC, exported=False, erasure=Erasure.KEPT),
        "text_revision.written_at": Column("when", _PUBLIC, erasure=Erasure.KEPT),
        "text_revision.title": Column("public words of the school", _PUBLIC, erasure=Erasure.KEPT),
        "text_revision.source": Column("public words of the school", _PUBLIC, erasure=Erasure.KEPT),
        "text_revision.html": Column("the same as a page", _PUBLIC, exported=False, erasure=Erasure.KEPT),
        "text_revision.text_id": Column("of which page", _PUBLIC, exported=False, erasure=Erasure.KEPT),
        "text_revision.is_original": Column("back to the original", _PUBLIC, exported=False, erasure=Erasure.KEPT),
    },
    export=export,
    erase=erase,
    prune=prune,
)
