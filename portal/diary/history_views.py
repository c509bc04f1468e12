"""What a text has been: its revisions, what changed from one to the next, and the way back."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.diary import actions, staff_queries
from portal.diary.blocks import rendered_blocks
from portal.diary.differences import differences
from portal.diary.models import Post, PostRevision
from portal.foundation.i18n import gettext as _
from portal.web.addresses import Pages
from portal.web.fields import language_names
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

history_pages = Pages("diary_history", __name__)
_PARTS = ("title", "ingress", "author", "source")


@history_pages.page("/staff/diary/<public:post_id>/history/<code>")
@open_to(Audience.STAFF)
def list_revisions(post_id: str, code: str) -> ResponseReturnValue:
    """Every version of one language that somebody saved, the latest first."""
    post = staff_queries.post_or_404(post_id)
    text = post.texts.get(code) or abort(404)
    page = staff_queries.revisions_of(text, older_than=request.args.get("older-than"))
    return render_template("diary/staff/list_revisions.html", post=post, code=code, page=page, names=language_names())


@history_pages.page("/staff/diary/<public:post_id>/revision/<public:revision_id>")
@open_to(Audience.STAFF)
def show_revision(post_id: str, revision_id: str) -> ResponseReturnValue:
    """What somebody changed then."""
    post = staff_queries.post_or_404(post_id)
    revision = staff_queries.revision_or_404(post, revision_id)
    before = staff_queries.revision_before(revision)
    changed = {part: differences(getattr(before, part) if before else "", getattr(revision, part)) for part in _PARTS}
    code = _language_of(post, revision)
    return render_template(
        "diary/staff/show_revision.html",
        post=post,
        code=code,
        names=language_names(),
        revision=revision,
        changed=changed,
        is_first=before is None,
    )


def _language_of(post: Post, revision: PostRevision) -> str:
    return next(code for code, text in post.texts.items() if text.id == revision.text_id)


@history_pages.page("/staff/diary/<public:post_id>/revision/<public:revision_id>/restore", methods=["POST"])
@open_to(Audience.STAFF)
def restore_revision(post_id: str, revision_id: str) -> ResponseReturnValue:
    """Give the text these words again; those it has now stay in its history."""
    post = staff_queries.post_or_404(post_id)
    revision = staff_queries.revision_or_404(post, revision_id)
    blocks, by = rendered_blocks(revision.source), viewer()
    form = PortalForm()
    if form.carries_out(lambda: actions.restore_revision(post, revision, blocks=blocks, by=by)):
        flash(_("The text is as it was then. What it was before this stays in its history."))
        return redirect(url_for("diary_for_staff.edit_post", post_id=post_id))
    flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return redirect(url_for(".show_revision", post_id=post_id, revision_id=revision_id))
