"""Taking feedback on accessibility, and noting that it was answered."""

import secrets

import sqlalchemy as sa

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.people.models import Account
from portal.texts.feedback_queries import feedback_named
from portal.texts.models import Feedback


def give_feedback(
    public_id: str, *, by: Account | None, language: str, message: str, place: str, contact: str
) -> Feedback:
    """Keep what somebody tells us, under a number of its own; sent twice, it is there once."""
    if known := feedback_named(public_id):
        return known
    feedback = Feedback(public_id=public_id, account_id=by and by.id, number=_new_number(), language=language)
    feedback.message, feedback.place, feedback.contact = message, place, contact
    db.session.add(feedback)
    db.session.flush()
    return feedback


def _new_number() -> int:
    """Six digits that tell nobody how many there have been."""
    while True:
        number = 100_000 + secrets.randbelow(900_000)
        if db.session.scalar(sa.select(Feedback.id).where(Feedback.number == number)) is None:
            return number


def answer_feedback(feedback: Feedback, *, by: Account) -> None:
    """Note that it was answered; the first to note it stays."""
    lock(feedback)
    if feedback.answered_at is None:
        feedback.answered_at, feedback.answered_by_id = now(), by.id
        record("answered", f"accessibility feedback:{feedback.public_id}", actor_id=by.id)


def reopen_feedback(feedback: Feedback, *, by: Account) -> None:
    """It was not answered after all."""
    lock(feedback)
    if feedback.answered_at is not None:
        feedback.answered_at = feedback.answered_by_id = None
        record("reopened", f"accessibility feedback:{feedback.public_id}", actor_id=by.id)
