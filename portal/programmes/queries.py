"""Finding programmes, and who takes part in them."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.people.models import Account
from portal.programmes.models import Participation, ParticipationState, Programme, Side

PAGE = 50
_WHOLE = (joinedload(Programme.words), joinedload(Programme.groups))


def programmes_newest_first() -> Sequence[Programme]:
    """Every programme with its names; there are two a year."""
    found = sa.select(Programme).options(joinedload(Programme.words)).order_by(Programme.starts_on.desc(), Programme.id)
    return db.session.scalars(found).unique().all()


def programme_or_404(slug: str) -> Programme:
    """The programme of this slug, with its names and groups."""
    programme: Programme = db.first_or_404(sa.select(Programme).options(*_WHOLE).where(Programme.slug == slug))
    return programme


def next_start() -> date | None:
    """The first day of the next programme, if one is planned."""
    coming = sa.select(Programme.starts_on).where(Programme.starts_on >= now().date()).order_by(Programme.starts_on)
    return db.session.scalar(coming.limit(1))


def participants_in(programme: Programme, *, older_than: str | None = None) -> Keyset[Participation]:
    """For staff: who takes part or did, the latest to come first; two queries at the most."""
    found = sa.select(Participation).options(joinedload(Participation.account))
    found = found.where(Participation.programme_id == programme.id)
    if older_than:
        last = aliased(Participation)
        found = found.where(Participation.id < sa.select(last.id).where(last.public_id == older_than).scalar_subquery())
    rows = db.session.scalars(found.order_by(Participation.id.desc()).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def how_many_take_part(programme: Programme) -> dict[tuple[Side, str], int]:
    """How many take part now, by side and language of the group."""
    kind = (Participation.side, Participation.group_language)
    active = (Participation.programme_id == programme.id, Participation.state == ParticipationState.ACTIVE)
    counted = sa.select(*kind, sa.func.count()).where(*active).group_by(*kind).order_by(*kind)
    return {(side, code): number for side, code, number in db.session.execute(counted)}


def participation_or_404(programme: Programme, public_id: str) -> Participation:
    """Someone's part in this programme."""
    participation: Participation = db.first_or_404(
        sa.select(Participation)
        .options(joinedload(Participation.account))
        .where(Participation.programme_id == programme.id, Participation.public_id == public_id)
    )
    return participation


def participations_of(account: Account) -> Sequence[Participation]:
    """In which programmes someone takes part or did, the latest first."""
    found = sa.select(Participation).options(joinedload(Participation.programme).joinedload(Programme.words))
    mine = found.where(Participation.account_id == account.id).order_by(Participation.id.desc())
    return db.session.scalars(mine).unique().all()
