"""Making pairs. Functions here flush; they never commit."""

from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.db import db
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.pairs.models import Pair
from portal.people.models import Account
from portal.programmes.models import Participation
from portal.spaces.models import Membership, Space, SpaceKind


class AlreadyHasAPair(Refused):
    """A mentee has one mentor at a time in a programme."""

    message = _l("This mentee already has a pair in this programme.")


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
