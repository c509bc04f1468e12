"""Reading the outbox, for staff: envelopes, never words."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from portal.foundation.db import db
from portal.mail.models import Letter, LetterStatus


def dead_letters() -> Sequence[Letter]:
    """Letters that could not be carried, the newest first; a hundred at the most."""
    return db.session.scalars(
        sa.select(Letter).where(Letter.status == LetterStatus.DEAD).order_by(Letter.id.desc()).limit(100)
    ).all()


def letter_or_404(public_id: str) -> Letter:
    """The letter of this name."""
    letter: Letter = db.one_or_404(sa.select(Letter).where(Letter.public_id == public_id))
    return letter


def dead_and_oldest_waiting() -> tuple[int, datetime | None]:
    """How many letters are dead, counted to a thousand; and since when the oldest one waits (UTC). One query."""
    dead = _number_of(LetterStatus.DEAD).scalar_subquery()
    oldest = sa.select(sa.func.min(Letter.due_at)).where(Letter.status == LetterStatus.WAITING).scalar_subquery()
    row = db.session.execute(sa.select(dead, oldest)).one()
    return row[0], row[1]


def how_many(status: LetterStatus) -> int:
    """How many letters are in this state, counted to a thousand."""
    return db.session.scalar(_number_of(status)) or 0


def _number_of(status: LetterStatus) -> sa.Select[int]:
    some = sa.select(Letter.id).where(Letter.status == status).limit(1000).subquery()
    return sa.select(sa.func.count()).select_from(some)


def last_letter_at(account_id: int, kind: str) -> datetime | None:
    """When the latest letter of this kind was written to this person (UTC), of those that left or are about to."""
    theirs = (Letter.account_id == account_id, Letter.kind == kind)
    leaving = Letter.status.in_([LetterStatus.WAITING, LetterStatus.SENT])
    return db.session.scalar(sa.select(sa.func.max(Letter.created_at)).where(*theirs, leaving))
