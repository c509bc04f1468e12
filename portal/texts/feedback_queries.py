"""Finding feedback on accessibility."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.texts.models import ANSWERED_WITHIN, Feedback

PAGE = 25


def feedback_named(public_id: str) -> Feedback | None:
    """What was told under this name, if anything."""
    return db.session.scalar(sa.select(Feedback).filter_by(public_id=public_id))


def feedback_or_404(public_id: str) -> Feedback:
    """For staff: what was told under this name."""
    feedback: Feedback = db.first_or_404(sa.select(Feedback).filter_by(public_id=public_id))
    return feedback


def feedback_to_answer(*, older_than: str | None = None) -> Keyset[Feedback]:
    """For staff: what waits for an answer, what is due first before the rest."""
    return _page(Feedback.answered_at.is_(None), older_than, oldest_first=True)


def feedback_answered(*, older_than: str | None = None) -> Keyset[Feedback]:
    """For staff: what has been answered, the latest first."""
    return _page(Feedback.answered_at.is_not(None), older_than, oldest_first=False)


def _page(which: sa.ColumnElement[bool], after: str | None, *, oldest_first: bool) -> Keyset[Feedback]:
    found = sa.select(Feedback).options(joinedload(Feedback.account)).where(which)
    if after:
        last = sa.select(Feedback.id).where(Feedback.public_id == after).scalar_subquery()
        found = found.where(Feedback.id > last if oldest_first else Feedback.id < last)
    order = Feedback.id if oldest_first else Feedback.id.desc()
    rows = db.session.scalars(found.order_by(order).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not after)


def feedback_waiting() -> tuple[int, datetime | None]:
    """For staff: how much waits for an answer, and by when the first of it is due."""
    asked = sa.select(sa.func.count(), sa.func.min(Feedback.received_at)).where(Feedback.answered_at.is_(None))
    number, oldest = db.session.execute(asked).one()
    return number, oldest and oldest + ANSWERED_WITHIN
