"""Reading reflections, already limited to what the viewer may see."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload, selectinload

from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.people.models import Account
from portal.reflections.models import Reflection, ReflectionShare
from portal.spaces.models import Space

PAGE = 25
Shared = sa.Row[str, datetime, Reflection]  # `public_id` (of the sharing), `since` and `reflection`.

# The two long lists are put together once: that takes half as long as reading them.
_MINE = (
    sa.select(Reflection)
    .options(selectinload(Reflection.shares).joinedload(ReflectionShare.space))
    .where(Reflection.author_id == sa.bindparam("author_id"))
    .order_by(Reflection.created_at.desc(), Reflection.id.desc())
    .limit(PAGE + 1)
)
_MY_LAST = sa.select(Reflection.created_at, Reflection.id).where(
    Reflection.public_id == sa.bindparam("older_than"), Reflection.author_id == sa.bindparam("author_id")
)
_MY_OLDER = _MINE.where(sa.tuple_(Reflection.created_at, Reflection.id) < _MY_LAST.scalar_subquery())

_reflection = aliased(Reflection, name="reflection")
_SHARED = (
    sa.select(ReflectionShare.public_id, ReflectionShare.since, _reflection)
    .join(ReflectionShare.reflection.of_type(_reflection))
    .where(ReflectionShare.space_id == sa.bindparam("space_id"), ReflectionShare.until.is_(None))
    .order_by(ReflectionShare.since.desc(), ReflectionShare.id.desc())
    .limit(PAGE + 1)
)
_LAST_SHARED = sa.select(ReflectionShare.since, ReflectionShare.id).where(
    ReflectionShare.public_id == sa.bindparam("older_than"), ReflectionShare.space_id == sa.bindparam("space_id")
)
_OLDER_SHARED = _SHARED.where(sa.tuple_(ReflectionShare.since, ReflectionShare.id) < _LAST_SHARED.scalar_subquery())


def reflections_by(author: Account, *, older_than: str | None = None) -> Keyset[Reflection]:
    """The author's own, newest first, and where each is shared: two queries, whatever their number."""
    wanted = {"author_id": author.id, "older_than": older_than}
    rows = db.session.scalars(_MY_OLDER if older_than else _MINE, wanted).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def reflections_shared_in(space: Space, *, older_than: str | None = None) -> Keyset[Shared]:
    """What is shared in `space` now, `since` when, the latest first: one query."""
    wanted = {"space_id": space.id, "older_than": older_than}
    rows = db.session.execute(_OLDER_SHARED if older_than else _SHARED, wanted).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def reflection_or_404(public_id: str) -> Reflection:
    """The reflection of this name, with whom it is shared. Whether the viewer may is the policy's to say."""
    reflection: Reflection = db.first_or_404(
        sa.select(Reflection)
        .options(joinedload(Reflection.shares).joinedload(ReflectionShare.space))
        .where(Reflection.public_id == public_id)
    )
    return reflection


def is_written_by(author: Account, public_id: str) -> bool:
    """Whether the author has saved a reflection under this name."""
    found = sa.select(Reflection.id).where(Reflection.public_id == public_id, Reflection.author_id == author.id)
    return db.session.scalar(found) is not None
