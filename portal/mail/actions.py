"""Putting letters in the outbox, and taking them out."""

import secrets
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import current_app

from portal.foundation.clock import now
from portal.foundation.db import after_commit, db, delete_rows, new_public_id
from portal.foundation.i18n import language
from portal.mail.models import Letter, LetterStatus
from portal.mail.words import Words

CLAIMED_FOR = timedelta(minutes=5)
MOST_ATTEMPTS = 8
BACKOFF = timedelta(minutes=1)

Carrier = Callable[[Letter], None]


class CannotCarry(Exception):
    """The letter did not leave. `for_good` says that trying again is of no use."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.for_good = reason, for_good


def post(to_address: str, words: Words, *, kind: str, account_id: int | None, about: str | None = None) -> Letter:
    """Queue a letter in the language being spoken. It leaves only if the surrounding unit of work commits.

    An empty `to_address` makes a letter that never leaves: the same work for an address that nobody has.
    """
    letter = Letter(
        public_id=new_public_id(),
        to_address=to_address,
        language=language(),
        kind=kind,
        about=about,
        account_id=account_id,
        status=LetterStatus.WAITING if to_address else LetterStatus.WITHDRAWN,
    )
    letter.subject, letter.text, letter.html = words.subject, words.as_text(), words.as_html()
    db.session.add(letter)
    after_commit("deliver", wake_the_worker)
    return letter


def wake_the_worker() -> None:
    """Ask for delivery now; should that fail, the worker looks by itself every minute."""
    if wake := current_app.extensions.get("wake"):
        wake()


def withdraw(about: str) -> None:
    """Letters about something that is no longer so stay at home, if they have not left."""
    waiting = sa.update(Letter).where(Letter.about == about, Letter.status == LetterStatus.WAITING)
    db.session.execute(waiting.values(status=LetterStatus.WITHDRAWN))


def discard(about: str) -> None:
    """Letters about something by someone who is gone go too, wherever they are."""
    delete_rows(Letter, Letter.about == about)


def claim(limit: int) -> Sequence[int]:
    """Take up to `limit` letters that are due, for this worker alone, for five minutes. Answers their numbers."""
    mine = secrets.token_urlsafe(16)
    free = sa.or_(Letter.claimed_until.is_(None), Letter.claimed_until < now())
    due = (
        sa.select(Letter.id)
        .where(Letter.status == LetterStatus.WAITING, Letter.due_at <= now(), free)
        .order_by(Letter.due_at, Letter.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = sa.update(Letter).where(Letter.id.in_(due.scalar_subquery())).returning(Letter.id)
    return sorted(db.session.scalars(taken.values(claim=mine, claimed_until=now() + CLAIMED_FOR)))


def note_sent(letter: Letter) -> None:
    """It left."""
    letter.status, letter.sent_at, letter.last_error = LetterStatus.SENT, now(), None
    letter.claim = letter.claimed_until = None


def note_failure(letter: Letter, failure: CannotCarry) -> None:
    """It did not leave: again after 1, 2, 4 … minutes; after eight times it waits for a person."""
    letter.attempts += 1
    letter.last_error = failure.reason[:120]
    letter.claim = letter.claimed_until = None
    letter.due_at = now() + BACKOFF * 2 ** (letter.attempts - 1)
    if failure.for_good or letter.attempts >= MOST_ATTEMPTS:
        letter.status = LetterStatus.DEAD


def retry(letter: Letter) -> bool:
    """Staff send a dead letter out again, from the beginning; False for one that is not dead."""
    if letter.status is not LetterStatus.DEAD:
        return False
    letter.status, letter.attempts, letter.due_at = LetterStatus.WAITING, 0, now()
    after_commit("deliver", wake_the_worker)
    return True


def letter_numbered(number: int) -> Letter | None:
    """One letter, read afresh."""
    return db.session.get(Letter, number, populate_existing=True)


def envelope(letter: Letter) -> dict[str, Any]:
    """What staff may know of a letter: never its words."""
    return {"to": letter.to_address, "kind": letter.kind, "created": letter.created_at, "error": letter.last_error}
