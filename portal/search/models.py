"""What can be found: the public texts, as plain words, one row per text and language.

Beside the table stands the databases' own full-text index over `terms`: FTS5 on SQLite, a GIN index of a `tsvector`
on PostgreSQL. The migration makes it and the database keeps it, so a row written or deleted here is all there is to do.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db import PUBLIC_ID_LENGTH, Base, Identified

FULL_TEXT = "full_text"  # What the index is called; the tables SQLite keeps it in begin so.


class FindableText(Identified, Base):
    """The words of one public thing in one language."""

    __tablename__ = "findable_text"
    __table_args__ = (
        sa.UniqueConstraint("public_id", "kind", "language"),
        sa.Index("ix_findable_text_language_published_at", "language", "published_at"),
    )

    kind: Mapped[str] = mapped_column(sa.String(16))
    public_id: Mapped[str] = mapped_column(sa.String(PUBLIC_ID_LENGTH))
    language: Mapped[str] = mapped_column(sa.String(8))
    title: Mapped[str] = mapped_column(sa.String(200))
    text: Mapped[str] = mapped_column(sa.Text)
    terms: Mapped[str] = mapped_column(sa.Text, deferred=True)  # Made by `words.terms_of`; only databases read them.
    published_at: Mapped[datetime]
