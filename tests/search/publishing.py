"""Making texts findable, in tests."""

from datetime import UTC, datetime, timedelta

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.search.actions import forget_text, index_text
from portal.search.queries import found

LONG_AGO = datetime(2027, 8, 26, 14, 0, tzinfo=UTC)


def published(
    title: str, body: str = "", *, language: str = "fi", kind: str = "post", public_id: str = "", days: int = 0
) -> str:
    """A public text, `days` younger than the oldest; answers its public id."""
    public_id, at = public_id or new_public_id(), LONG_AGO + timedelta(days=days)
    with unit_of_work():
        index_text(kind=kind, public_id=public_id, language=language, title=title, body=body, published_at=at)
    return public_id


def taken_back(public_id: str, *, language: str | None = None, kind: str = "post") -> int:
    """The text is no longer public."""
    with unit_of_work():
        return forget_text(kind=kind, public_id=public_id, language=language)


def finds(query: str, language: str = "fi") -> list[str]:
    """The public ids of what is found, in order."""
    db.session.rollback()
    return [hit.public_id for hit in found(query, language).rows]
