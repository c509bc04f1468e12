"""Putting letters in the outbox, and taking them out."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from flask import current_app

from portal.foundation.clock import now
from portal.foundation.db import after_commit, db, delete_rows, new_public_id
from portal.foundation.i18n import language
from portal.mail.models import Attachment, Letter, LetterStatus
from portal.mail.words import Words

CLAIMED_FOR = timedelta(minutes=5)
MOST_ATTEMPTS = 8
BACKOFF = timedelta(minutes=1)
NOT_LEFT = (LetterStatus.WAITING, LetterStatus.DEAD)

Carrier = Callable[[Letter], None]


class CannotCarry(Exception):
    """The letter did not leave. `for_good` says that trying again is of no use."""

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.for_good = reason, for_good


@dataclass(frozen=True)
class Enclosure:
    """A text file to go with a letter."""

    file_name: str
    media_type: str  # With its parameters: `text/calendar; method=PUBLISH`.
    content: str


def post(
    to_address: str,
    words: Words,
    *,
    kind: str,
    account_id: int | None,
    about: str | None = None,
    due_at: datetime | None = None,
    useful_until: datetime | None = None,
    enclosures: Sequence[Enclosure] = (),
) -> Letter:
    """Queue a letter in the language being spoken. It leaves only if the surrounding unit of work commits.

    Not before `due_at`, and only before `useful_until` (both UTC), when given. An empty `to_address` makes a letter
    that never leaves: the same work for an address that nobody has. Nor does one leave whose kind is not wanted.
    """
    leaves = bool(to_address) and _is_wanted(account_id, kind)
    letter = Letter(
        public_id=new_public_id(),
        to_address=to_address,
        language=language(),
        kind=kind,
        about=about,
        account_id=account_id,
        status=LetterStatus.WAITING if leaves else LetterStatus.WITHDRAWN,
        due_at=due_at or now(),
        useful_until=useful_until,
    )
    letter.subject, letter.text, letter.html = words.subject, words.as_text(), words.as_html()
    letter.attachments = [_attachment(each) for each in enclosures]
    db.session.add(letter)
    after_commit("deliver", wake_the_worker)
    return letter


def _is_wanted(account_id: int | None, kind: str) -> bool:
    """The room that knows what people have turned off stands on a floor above, and hangs its answer up here."""
    ask: Callable[[int, str], bool] | None = current_app.extensions.get("is_wanted")
    return ask is None or account_id is None or ask(account_id, kind)


def _attachment(enclosure: Enclosure) -> Attachment:
    attachment = Attachment(file_name=enclosure.file_name, media_type=enclosure.media_type)
    attachment.content = enclosure.content
    return attachment


def wake_the_worker() -> None:
    """Ask for delivery now; should that fail, the worker looks by itself every minute."""
    if wake := current_app.extensions.get("wake"):
        wake()


def withdraw(about: str) -> None:
    """Letters about something that is no longer so stay at home, if they have not left; nor does anybody retry them."""
    here = sa.update(Letter).where(Letter.about == about, Letter.status.in_(NOT_LEFT))
    db.session.execute(here.values(status=LetterStatus.WITHDRAWN))


def stayed_at_home(about: str) -> bool:
    """Whether letters about this have been withdrawn since that was asked last. Nobody reads them: they go blank."""
    withdrawn = sa.select(Letter).where(Letter.about == about, Letter.status == LetterStatus.WITHDRAWN)
    letters = db.session.scalars(withdrawn.order_by(Letter.id).with_for_update()).all()
    for letter in letters:
        letter.subject = letter.text = letter.html = ""
        letter.about = None
    db.session.flush()
    return bool(letters)


def withdraw_kind(kind: str, *, account_id: int) -> None:
    """Letters of a kind that their reader does not want any more stay at home, if they have not left."""
    theirs = (Letter.account_id == account_id, Letter.kind == kind, Letter.status.in_(NOT_LEFT))
    db.session.execute(sa.update(Letter).where(*theirs).values(status=LetterStatus.WITHDRAWN))


def discard(about: str) -> None:
    """Letters about something by someone who is gone go too, wherever they are."""
    delete_rows(Letter, Letter.about == about)


def withdraw_stale() -> None:
    """A letter that nobody could carry while it was of use stays at home."""
    stale = sa.update(Letter).where(Letter.status == LetterStatus.WAITING, Letter.useful_until <= now())
    db.session.execute(stale.values(status=LetterStatus.WITHDRAWN))


def claim(limit: int) -> Sequence[int]:
    """Take up to `limit` letters that are due, for this worker alone, for five minutes. Answers their numbers."""
    withdraw_stale()
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
    """It did not leave: again after 1, 2, 4 … minutes; after eight times it waits for a person.

    Of a letter that was withdrawn meanwhile there is nothing to note.
    """
    if letter.status is not LetterStatus.WAITING:
        return
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


def letter_numbered(number: int, *, held: bool = False) -> Letter | None:
    """One letter, read afresh, if it is still there; `held` until the unit of work ends, when wished."""
    return db.session.get(Letter, number, populate_existing=True, with_for_update=held)


def envelope(letter: Letter) -> dict[str, Any]:
    """What staff may know of a letter: never its words."""
    return {"to": letter.to_address, "kind": letter.kind, "created": letter.created_at, "error": letter.last_error}
