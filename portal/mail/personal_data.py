"""What the outbox holds about one person."""

from datetime import timedelta

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Holding, Rows
from portal.mail.models import Letter, LetterStatus

KEPT_FOR = timedelta(days=14)
_KEPT = "14 days after it left"


def export(account_id: int) -> Rows:
    """Every letter the portal has written to this person and still has."""
    mine = sa.select(Letter).where(Letter.account_id == account_id).order_by(Letter.id)
    return [
        {
            "to": letter.to_address,
            "language": letter.language,
            "kind": letter.kind,
            "about": letter.about,
            "status": letter.status.value,
            "written": letter.created_at,
            "sent": letter.sent_at,
            "subject": letter.subject,
            "text": letter.text,
            "html": letter.html,
            "enclosed": [{"file": each.file_name, "content": each.content} for each in letter.attachments],
        }
        for letter in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """Letters to a person go with the person."""
    db.session.execute(sa.delete(Letter).where(Letter.account_id == account_id))


def prune() -> int:
    """Forget letters two weeks after they left, or after they were found to be of no use."""
    over = sa.or_(Letter.sent_at < now() - KEPT_FOR, _withdrawn_long_ago())
    return delete_rows(Letter, over)


def _withdrawn_long_ago() -> sa.ColumnElement[bool]:
    no_use = (LetterStatus.WITHDRAWN, LetterStatus.DEAD)
    return sa.and_(Letter.status.in_(no_use), Letter.created_at < now() - KEPT_FOR)


HOLDING = Holding(
    title="letters",
    columns={
        f"letter.{name}": Column(f"to carry a letter: {what}", _KEPT)
        for name, what in {
            "account_id": "whose",
            "to_address": "where to",
            "language": "in which language",
            "kind": "of which kind",
            "about": "what it tells of, to withdraw it",
            "subject_sealed": "its subject",
            "text_sealed": "its words",
            "html_sealed": "its words",
        }.items()
    }
    | {
        "letter_attachment.letter_id": Column("which letter it goes with", _KEPT, exported=False),
        "letter_attachment.file_name": Column("to carry a letter: the name of a file", _KEPT),
        "letter_attachment.media_type": Column("to carry a letter: the kind of a file", _KEPT, exported=False),
        "letter_attachment.content_sealed": Column("to carry a letter: a file, such as a meeting", _KEPT),
    },
    export=export,
    erase=erase,
    prune=prune,
)
