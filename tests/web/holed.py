"""The portal with holes in it: what a test of several processes must notice. One hole for each promise."""

from typing import Any

import sqlalchemy as sa
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from portal.foundation.db import db, new_public_id
from portal.mail import actions as mail_actions
from portal.mail.models import Letter, LetterStatus
from portal.reflections import actions, queries
from portal.throttle import actions as throttle_actions

_write, _shared_in = actions.write_reflection, queries.reflections_shared_in
_first_seen: dict[int, Any] = {}


def keep_what_was_typed(*, typed: dict[str, str], **_others: object) -> dict[str, str]:
    """Nobody looks whether the words have changed meanwhile."""
    return dict(typed)


def write_under_a_new_name(author: Any, _public_id: str, **words: Any) -> Any:
    """The name that the form carries is not used."""
    return _write(author, new_public_id(), **words)


def remember_what_is_shared(space: Any, *, older_than: str | None = None) -> Any:
    """What was read once is kept by this process."""
    page = _shared_in(space, older_than=older_than)
    if page.rows:
        _first_seen[space.id] = [(share.public_id, share.reflection.public_id) for share in page.rows]
    return page if page.rows or space.id not in _first_seen else _again(space)


def _again(space: Any) -> Any:
    found = sa.select(queries.ReflectionShare).where(queries.ReflectionShare.space_id == space.id)
    return queries.keyset(db.session.scalars(found.limit(1)).all(), size=queries.PAGE, is_first=True)


def claim_nothing(limit: int) -> Any:
    """Letters that are due, for whoever asks."""
    due = sa.select(Letter.id).where(Letter.status == LetterStatus.WAITING)
    return db.session.scalars(due.order_by(Letter.id).limit(limit)).all()


actions.merge = keep_what_was_typed  # type: ignore[assignment]
actions.write_reflection = write_under_a_new_name
queries.reflections_shared_in = remember_what_is_shared
mail_actions.claim = claim_nothing
throttle_actions._limiter = FixedWindowRateLimiter(MemoryStorage())  # Each process counts for itself.

from tests.live_app import app  # noqa: E402

__all__ = ["app"]
