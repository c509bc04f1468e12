"""Changing the portal's own texts, for staff."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.foundation.markup import article_html, as_kept
from portal.texts import actions, queries
from portal.texts.forms import TextForm
from portal.texts.labels import NAME_LABELS
from portal.texts.models import TextName
from portal.web.addresses import Pages
from portal.web.fields import language_names
from portal.web.forms import SAVE
from portal.web.guards import Audience, open_to, require_visible, viewer

text_staff_pages = Pages("texts_for_staff", __name__)


def _named_or_404(text_name: str, code: str) -> TextName:
    """The page of this name, if there is one and the portal speaks this language."""
    require_visible(text_name in [each.value for each in TextName] and code in current_app.config["LANGUAGES"])
    return TextName(text_name)


@text_staff_pages.page("/staff/texts")
@open_to(Audience.STAFF)
def list_texts() -> ResponseReturnValue:
    """Every page, in every language."""
    languages = language_names()
    texts = queries.every_text(list(languages))
    return render_template("texts/staff/list_texts.html", texts=texts, languages=languages, labels=NAME_LABELS)


@text_staff_pages.page("/staff/texts/<text_name>/<code>", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def edit_text(text_name: str, code: str) -> ResponseReturnValue:
    """Change a page in one language, perhaps while a colleague does."""
    which = _named_or_404(text_name, code)
    text = queries.shown_text(which, code)
    form = TextForm.opened(**actions.text_fields(text))
    typed, seen = form.typed(), form.seen.data or ""
    rendered = article_html(typed["source"] if form.act == SAVE else "")
    if form.carries_out(lambda: actions.edit_text(which, code, by=viewer(), seen=seen, typed=typed, rendered=rendered)):
        flash(_("The text is saved, and everyone sees it."))
        return redirect(url_for(".list_texts"))
    form.show_preview()
    return form.page(
        "texts/staff/edit_text.html",
        text=text,
        code=code,
        language_name=language_names()[code],
        label=NAME_LABELS[which],
    )


@text_staff_pages.page("/staff/texts/<text_name>/<code>/history")
@open_to(Audience.STAFF)
def list_revisions(text_name: str, code: str) -> ResponseReturnValue:
    """What the page has been, the latest first."""
    which = _named_or_404(text_name, code)
    page = queries.revisions_of(which, code, older_than=request.args.get("older-than"))
    return render_template(
        "texts/staff/list_revisions.html", page=page, text_name=text_name, code=code, label=NAME_LABELS[which]
    )


@text_staff_pages.page("/staff/texts/<text_name>/<code>/history/<public:version_id>")
@open_to(Audience.STAFF)
def show_revision(text_name: str, code: str, version_id: str) -> ResponseReturnValue:
    """The page as it was."""
    which = _named_or_404(text_name, code)
    revision = queries.revision_or_404(which, code, version_id)
    return render_template(
        "texts/staff/show_revision.html",
        revision=revision,
        html=as_kept(revision.html),
        text_name=text_name,
        code=code,
        label=NAME_LABELS[which],
    )


@text_staff_pages.page("/staff/texts/<text_name>/<code>/history/<public:version_id>/restore", methods=["POST"])
@open_to(Audience.STAFF)
def restore_revision(text_name: str, code: str, version_id: str) -> ResponseReturnValue:
    """Show it to everyone again."""
    which = _named_or_404(text_name, code)
    revision = queries.revision_or_404(which, code, version_id)
    with unit_of_work():
        actions.restore_revision(revision, name=which, language=code, by=viewer())
    flash(_("Everyone sees this version again. The other one is among the versions."))
    return redirect(url_for(".edit_text", text_name=text_name, code=code))


@text_staff_pages.page("/staff/texts/<text_name>/<code>/original", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def restore_original(text_name: str, code: str) -> ResponseReturnValue:
    """Asked once: back to the words that the portal brings."""
    which = _named_or_404(text_name, code)
    if request.method == "POST":
        with unit_of_work():
            actions.restore_original(which, code, by=viewer())
        flash(_("Everyone sees the original again. Your own text is among the versions."))
        return redirect(url_for(".edit_text", text_name=text_name, code=code))
    label = NAME_LABELS[which]
    return render_template("texts/staff/restore_original.html", text_name=text_name, code=code, label=label)
