"""Letting a public text be found, and no longer."""

from datetime import datetime

import sqlalchemy as sa

from portal.foundation.db import db, delete_rows
from portal.search.models import FULL_TEXT, FindableText
from portal.search.words import terms_of


def index_text(
    *, kind: str, public_id: str, language: str, title: str, body: str, published_at: datetime
) -> FindableText:
    """Let the words of a public thing be found in one language, in place of those it had; `body` is plain text.

    Call it in the transaction that publishes or changes the text.
    """
    known = sa.select(FindableText).filter_by(public_id=public_id, kind=kind, language=language).with_for_update()
    findable = db.session.scalar(known)
    if findable is None:
        findable = FindableText(kind=kind, public_id=public_id, language=language)
        db.session.add(findable)
    findable.title, findable.text, findable.published_at = title, body, published_at
    findable.terms = terms_of(f"{title}\n{body}", language)
    db.session.flush()
    return findable


def forget_text(*, kind: str, public_id: str, language: str | None = None) -> int:
    """Let a thing no longer be found, in one language or in any; answers how many texts went.

    Call it in the transaction that takes the text from the public.
    """
    which = [FindableText.kind == kind, FindableText.public_id == public_id]
    if language:
        which.append(FindableText.language == language)
    return delete_rows(FindableText, *which)


def sweep() -> int:
    """Nightly: let what has left SQLite's index leave its pages too. PostgreSQL does so by itself. No row goes."""
    if db.engine.dialect.name == "sqlite":
        index = sa.table(FULL_TEXT, sa.column(FULL_TEXT))
        db.session.execute(sa.insert(index).values({FULL_TEXT: "optimize"}))
    return 0
