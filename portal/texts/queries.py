"""Reading the portal's own texts: as they are shown, and as they have been."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from markupsafe import Markup
from sqlalchemy.orm import joinedload

from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.foundation.markup import as_kept
from portal.texts.models import EditedText, TextName, TextRevision
from portal.texts.originals import TO_FILL_IN, original

PAGE = 50


@dataclass(frozen=True)
class ShownText:
    """A page's words: those of staff, or the original."""

    name: TextName
    language: str  # The one it is written in.
    title: str
    source: str
    html: Markup
    is_original: bool

    @property
    def to_fill_in(self) -> int:
        """How many places wait for what only the school knows."""
        return len(TO_FILL_IN.findall(self.source))


def edited_text(name: TextName, language: str) -> EditedText | None:
    """What staff have made of a page, if anything."""
    return db.session.scalar(sa.select(EditedText).filter_by(name=name, language=language))


def shown_text(name: TextName, language: str) -> ShownText:
    """What readers of `language` see; one query."""
    return _shown(name, language, edited_text(name, language))


def every_text(languages: Sequence[str]) -> list[list[ShownText]]:
    """For staff: each page in each language; one query."""
    edited = {(row.name, row.language): row for row in db.session.scalars(sa.select(EditedText))}
    return [[_shown(name, code, edited.get((name, code))) for code in languages] for name in TextName]


def _shown(name: TextName, language: str, edited: EditedText | None) -> ShownText:
    if edited and not edited.is_original:
        return ShownText(name, language, edited.title, edited.source, as_kept(edited.html), False)
    ours = original(name, language)
    return ShownText(name, ours.language, ours.title, ours.source, ours.html, True)


def revisions_of(name: TextName, language: str, *, older_than: str | None = None) -> Keyset[TextRevision]:
    """For staff: what a page has been changed to, the latest first."""
    found = _revisions(name, language).options(joinedload(TextRevision.author))
    if older_than:
        last = sa.select(TextRevision.id).where(TextRevision.public_id == older_than).scalar_subquery()
        found = found.where(TextRevision.id < last)
    rows = db.session.scalars(found.order_by(TextRevision.id.desc()).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def revision_or_404(name: TextName, language: str, public_id: str) -> TextRevision:
    """One of them."""
    asked = _revisions(name, language).options(joinedload(TextRevision.author))
    revision: TextRevision = db.first_or_404(asked.where(TextRevision.public_id == public_id))
    return revision


def _revisions(name: TextName, language: str) -> sa.Select[TextRevision]:
    of_this = (EditedText.name == name, EditedText.language == language)
    return sa.select(TextRevision).join(EditedText, TextRevision.text_id == EditedText.id).where(*of_this)
