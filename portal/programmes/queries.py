"""Finding programmes."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.programmes.models import Programme


def programmes_newest_first() -> Sequence[Programme]:
    """Every programme with its names; there are two a year."""
    found = sa.select(Programme).options(joinedload(Programme.words)).order_by(Programme.starts_on.desc(), Programme.id)
    return db.session.scalars(found).unique().all()


def programme_or_404(slug: str) -> Programme:
    """The programme of this slug, with its names."""
    named = sa.select(Programme).options(joinedload(Programme.words)).where(Programme.slug == slug)
    programme: Programme = db.first_or_404(named)
    return programme
