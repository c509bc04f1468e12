"""Making pairs. Functions here flush; they never commit."""

from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.pairs import introductions
from portal.pairs.models import Pair
from portal.pairs.queries import active_pair_between
from portal.people.models import Account
from portal.programmes.models import Participation, ParticipationState, Side
from portal.spaces.models import Membership, Space, SpaceKind


class AlreadyHasAPair(Refused):
    """A mentee has one mentor at a time in a programme."""

    message = _l("This mentee already has a pair in this programme.")


class TheSamePerson(Refused):
    """Nobody mentors themselves."""

    message = _l("The mentor and the mentee are the same person. Choose two people.")


class IsOnTheOtherSide(Refused):
    """A pair is one of each."""

    message = _l("A pair is one mentor and one mentee. Choose again.")


class DoesNotTakePart(Refused):
    """Only who takes part in a programme can be paired in it."""

    message = _l("One of the two does not take part in this programme any more. Choose again.")


def pair_by_hand(mentor: Participation, mentee: Participation, *, by: Account) -> Pair:
    """Staff pair two people, and both are told. Sent twice they are one pair, told once.

    Raises `AlreadyHasAPair`, `TheSamePerson`, `IsOnTheOtherSide`, `DoesNotTakePart`.
    """
    lock(mentee)
    if (mentor.side, mentee.side) != (Side.MENTOR, Side.MENTEE):
        raise IsOnTheOtherSide
    if there := active_pair_between(mentor, mentee):
        return there
    if mentor.account_id == mentee.account_id:
        raise TheSamePerson
    if any(each.state is not ParticipationState.ACTIVE for each in (mentor, mentee)):
        raise DoesNotTakePart
    pair = make_pair(mentor, mentee, by=by)
    for reader, partner in ((mentor.account, mentee.account), (mentee.account, mentor.account)):
        introductions.pair_made(pair, reader=reader, partner=partner)
    return pair


def make_pair(mentor: Participation, mentee: Participation, *, by: Account | None) -> Pair:
    """Pair two participations of one programme, and give the two a place. Raises `AlreadyHasAPair`."""
    space = Space(kind=SpaceKind.PAIR)
    db.session.add(space)
    db.session.flush()
    for participation in (mentor, mentee):
        db.session.add(Membership(space_id=space.id, account_id=participation.account_id))
    pair = Pair(
        programme_id=mentee.programme_id,
        mentor_participation_id=mentor.id,
        mentee_participation_id=mentee.id,
        space_id=space.id,
    )
    db.session.add(pair)
    try:
        db.session.flush()
    except IntegrityError:
        raise AlreadyHasAPair from None
    record("made pair", f"pair:{pair.public_id}", actor_id=by.id if by else None)
    return pair
