"""Ending pairs and undoing it. Functions here flush; they never commit."""

from typing import TypedDict

from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.mail.actions import withdraw
from portal.meetings.actions import cancel_coming_meetings
from portal.pairs import letters
from portal.pairs.ending_queries import ending_in_force, undo_ends
from portal.pairs.models import Ending, EndingKind, Pair, PairStatus
from portal.people.models import Account
from portal.spaces.news import withdraw_news


class EndedAlready(Refused):
    """The other one, or the staff, ended it first, and what was typed here has no place any more."""

    message = _l("Your mentoring has been marked as ended already. Your words are still here, so you can copy them.")


class UndoIsOver(Refused):
    """The seven days have gone."""

    message = _l("Seven days have passed, so the end can no longer be undone. Write to the contact person.")


class StaffEndedIt(Refused):
    """Whoever ended it may undo it: here, the staff."""

    message = _l("The contact person ended this, so only they can undo it. Write to the contact person.")


class MenteeHasAnotherPair(Refused):
    """A mentee has one mentor at a time in a programme."""

    message = _l("The mentee has a new pair already, so the end can no longer be undone.")


class OnlyOneIsLeft(Refused):
    """One of the two is no longer in the portal."""

    message = _l("One of the two is no longer in the programme, so the end cannot be undone.")


class LastWords(TypedDict):
    """What a form brings of how and why."""

    kind: EndingKind
    kind_words: str
    reason: str
    staff_may_read_reason: bool


def end_pair(pair: Pair, *, by: Account, words: LastWords) -> None:
    """End the mentoring, close the place for writing, cancel what is ahead, and tell both by letter.

    Sent twice by the same person it is ended once. Raises `EndedAlready` when somebody else was first and there are
    words that would be lost.
    """
    _lock(pair)
    if pair.status is PairStatus.ENDED:
        ending = ending_in_force(pair)
        if (words["kind_words"] or words["reason"]) and not (ending and ending.by_id == by.id):
            raise EndedAlready
        return
    ending = _end(pair, by=by, by_staff=False, words=words)
    letters.ending_noted(ending, space=pair.space, reader=by)
    for reader in pair.space.others_than(by):
        letters.pair_ended(ending, space=pair.space, reader=reader, by=by)


def end_pair_by_staff(pair: Pair, *, by: Account, kind: EndingKind) -> None:
    """Staff end a pair; both are told. One that has ended already stays as it is."""
    _lock(pair)
    if pair.status is PairStatus.ENDED:
        return
    ending = _end(pair, by=by, by_staff=True, words=_wordless(kind))
    for reader in pair.space.members:
        letters.pair_ended(ending, space=pair.space, reader=reader, by=None)
    record("ended pair", f"pair:{pair.public_id}", actor_id=by.id)


def end_pair_of_one_who_left(pair: Pair, *, gone: Account) -> None:
    """One of the two is about to be erased: their pair ends, and the other is told so in a letter without a name."""
    _lock(pair)
    if pair.status is PairStatus.ENDED:
        return
    ending = _end(pair, by=gone, by_staff=False, words=_wordless(EndingKind.EARLY))
    for reader in pair.space.others_than(gone):
        letters.partner_left(ending, space=pair.space, reader=reader)
    record("ended pair", f"pair:{pair.public_id}", actor_id=None)


def _wordless(kind: EndingKind) -> LastWords:
    return LastWords(kind=kind, kind_words="", reason="", staff_may_read_reason=False)


def undo_ending(pair: Pair, *, by: Account) -> None:
    """One of the two undoes the end within seven days; the other is told. What goes on already stays as it is.

    Raises `StaffEndedIt`, `UndoIsOver`, `OnlyOneIsLeft` or `MenteeHasAnotherPair`.
    """
    _lock(pair)
    if pair.status is PairStatus.ACTIVE:
        return
    ending = ending_in_force(pair)
    if ending and ending.by_staff:
        raise StaffEndedIt
    if ending is None or now() >= undo_ends(ending):
        raise UndoIsOver
    _undo(pair, ending, by=by)
    for reader in pair.space.others_than(by):
        letters.ending_undone(ending, space=pair.space, reader=reader, by=by)


def undo_ending_by_staff(pair: Pair, *, by: Account) -> None:
    """Staff undo what staff ended, whenever they notice; both are told. Any other pair stays as it is.

    Raises `OnlyOneIsLeft` or `MenteeHasAnotherPair`.
    """
    _lock(pair)
    ending = ending_in_force(pair)
    if not ending or not ending.by_staff:
        return
    _undo(pair, ending, by=by)
    for reader in pair.space.members:
        letters.ending_undone(ending, space=pair.space, reader=reader, by=None)
    record("undid the end of pair", f"pair:{pair.public_id}", actor_id=by.id)


def _lock(pair: Pair) -> None:
    """The place first, as everyone does who writes in it; then what is said of the two."""
    lock(pair.space)
    lock(pair)


def _end(pair: Pair, *, by: Account, by_staff: bool, words: LastWords) -> Ending:
    cancel_coming_meetings(pair.space, by=by)  # While the place is still open.
    withdraw_news(pair.space)
    at = now()
    ending = Ending(
        pair_id=pair.id,
        kind=words["kind"],
        by_id=by.id,
        by_staff=by_staff,
        ended_at=at,
        staff_may_read_reason=words["staff_may_read_reason"],
    )
    ending.kind_words, ending.reason = words["kind_words"], words["reason"]
    db.session.add(ending)
    pair.status, pair.ended_at, pair.space.closed_at = PairStatus.ENDED, at, at
    db.session.flush()
    return ending


def _undo(pair: Pair, ending: Ending, *, by: Account) -> None:
    if len(pair.space.members) < 2:
        raise OnlyOneIsLeft
    try:
        with db.session.begin_nested():
            pair.status, pair.ended_at = PairStatus.ACTIVE, None
    except IntegrityError:  # The database keeps mentees to one pair at a time.
        raise MenteeHasAnotherPair from None
    pair.space.closed_at = None
    ending.undone_at, ending.undone_by_id = now(), by.id
    withdraw(letters.about(ending))
    db.session.flush()
