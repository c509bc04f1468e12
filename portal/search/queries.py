"""Finding public texts by their words, in one way on every database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.search.highlighting import Piece, excerpt, pieces_of
from portal.search.models import FULL_TEXT, FindableText
from portal.search.words import Wanted

PAGE = 10


@dataclass(frozen=True)
class Hit:
    """One text that has the words looked for; `title` and `excerpt` say where."""

    kind: str
    public_id: str
    language: str
    title: list[Piece]
    excerpt: list[Piece]
    published_at: datetime


def found(query: str, language: str, *, older_than: str | None = None, size: int = PAGE) -> Keyset[Hit]:
    """A page of the texts in `language` that have every word of `query` in some form, the latest first."""
    wanted = Wanted(query, language)
    rows = db.session.scalars(texts_with(wanted, older_than=older_than, most=size + 1)).all() if wanted else []
    return keyset([_hit(row, wanted) for row in rows], size=size, is_first=not older_than)


def texts_with(wanted: Wanted, *, older_than: str | None, most: int) -> sa.Select[FindableText]:
    """The question that is asked: at most this many texts, which the database finds in its full-text index."""
    has_words = _HAS_WORDS[db.engine.dialect.name](wanted)
    texts = sa.select(FindableText).where(has_words, FindableText.language == wanted.language)
    moment = sa.tuple_(FindableText.published_at, FindableText.id)
    if older_than:
        last = sa.select(FindableText.published_at, FindableText.id)
        texts = texts.where(moment < last.filter_by(public_id=older_than, language=wanted.language).scalar_subquery())
    return texts.order_by(FindableText.published_at.desc(), FindableText.id.desc()).limit(most)


def _on_sqlite(wanted: Wanted) -> sa.ColumnElement[bool]:
    index = sa.table(FULL_TEXT, sa.column("rowid"), sa.column(FULL_TEXT))
    asked = wanted.asked(exactly='"{}"', beginning='"{}"*', either=" OR ", every=" AND ")
    return FindableText.id.in_(sa.select(index.c.rowid).where(index.c[FULL_TEXT].match(asked)))


def _on_postgresql(wanted: Wanted) -> sa.ColumnElement[bool]:
    asked = wanted.asked(exactly="'{}'", beginning="'{}':*", either="|", every="&")
    indexed = sa.func.full_text_terms(FindableText.terms)
    return indexed.bool_op("@@")(sa.cast(sa.literal(asked, sa.Text), TSQUERY))


_HAS_WORDS: dict[str, Callable[[Wanted], sa.ColumnElement[bool]]] = {
    "sqlite": _on_sqlite,
    "postgresql": _on_postgresql,
}


def _hit(row: FindableText, wanted: Wanted) -> Hit:
    return Hit(
        row.kind,
        row.public_id,
        row.language,
        pieces_of(row.title, wanted),
        excerpt(row.text, wanted),
        row.published_at,
    )
