"""Everything that changes the portal's own texts. Functions here flush; they never commit, and no words are lost."""

from markupsafe import Markup
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.markup import SANITISER
from portal.foundation.merging import Fields, merge
from portal.people.models import Account
from portal.texts.models import EditedText, TextName, TextRevision
from portal.texts.originals import original
from portal.texts.queries import ShownText, edited_text, shown_text


class SavedAtTheSameMoment(Refused):
    """Two of staff changed the original at once, and the other was first by a hair."""

    message = _l("Somebody else saved this text at the same moment. Save again.")


def text_fields(text: ShownText) -> dict[str, str]:
    """The words of a page, as a form has them."""
    return {"title": text.title, "source": text.source}


def edit_text(name: TextName, language: str, *, by: Account, seen: str, typed: Fields, rendered: Markup) -> bool:
    """Change a page in one language; False when nothing is new. `rendered` is what became of the `typed` source.

    `seen` holds the marks of what the writer began from. Raises `ChangedMeanwhile`, with both texts, for a field that a
    colleague has changed too.
    """
    row = _locked(name, language)
    stored = shown_text(name, language)
    merged = merge(seen=seen, stored=text_fields(stored), typed=typed)
    if merged == text_fields(stored):
        return False
    html = rendered if merged["source"] == typed["source"] else stored.html
    _change(row, by, title=merged["title"], source=merged["source"], html=html)
    return True


def restore_revision(revision: TextRevision, *, name: TextName, language: str, by: Account) -> None:
    """Show again what a page once was; what it is now stays among the revisions."""
    row = _locked(name, language)
    if revision.is_original:
        restore_original(name, language, by=by)
    elif row.is_original or (row.title, row.source) != (revision.title, revision.source):
        _change(row, by, title=revision.title, source=revision.source, html=revision.html)


def restore_original(name: TextName, language: str, *, by: Account) -> None:
    """Show the portal's own words again, now and when a later version of the portal brings better ones."""
    row = _locked(name, language)
    if not row.is_original:
        ours = original(name, language)
        _change(row, by, title=ours.title, source=ours.source, html=ours.html, is_original=True)


def _locked(name: TextName, language: str) -> EditedText:
    row = edited_text(name, language)
    if row:
        lock(row)
        return row
    row = EditedText(name=name, language=language, is_original=True, title="", source="", html="", sanitiser=SANITISER)
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError:
        raise SavedAtTheSameMoment from None
    return row


def _change(row: EditedText, by: Account, *, title: str, source: str, html: str, is_original: bool = False) -> None:
    now_is = {
        "title": title, "source": source, "html": str(html), "sanitiser": SANITISER, "is_original": is_original
    }  # fmt: skip
    for field, value in now_is.items():
        setattr(row, field, value)
    db.session.add(TextRevision(text_id=row.id, author_id=by.id, **now_is))
    db.session.flush()
    verb = "restored the original of" if is_original else "edited"
    record(verb, f"text:{row.name.value}:{row.language}", actor_id=by.id)
