"""From the desk to the readers: the check list, and the buttons under it."""

from collections.abc import Callable, Collection

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.diary import publishing, staff_queries
from portal.diary.checks import whats_missing
from portal.diary.forms import ScheduleForm
from portal.diary.labels import STATUS_LABELS
from portal.diary.models import Post
from portal.foundation.i18n import gettext as _
from portal.web.addresses import Pages
from portal.web.fields import language_names
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

publishing_pages = Pages("publishing", __name__)
Act = Callable[..., None]


@publishing_pages.page("/staff/diary/<public:post_id>/publish")
@open_to(Audience.STAFF)
def check_post(post_id: str) -> ResponseReturnValue:
    """What each language still lacks; and where nothing does, the way out."""
    post = staff_queries.post_or_404(post_id)
    missing = {code: whats_missing(text) for code, text in sorted(post.texts.items(), reverse=True)}
    return render_template(
        "diary/staff/check_post.html", post=post, missing=missing, names=language_names(), status_words=STATUS_LABELS
    )


@publishing_pages.page("/staff/diary/<public:post_id>/publish", methods=["POST"])
@open_to(Audience.STAFF)
def publish_post(post_id: str) -> ResponseReturnValue:
    """Let readers have it, in one language or in several."""
    return _act(post_id, publishing.publish_post, _("Published. Readers have it now."))


@publishing_pages.page("/staff/diary/<public:post_id>/ready", methods=["POST"])
@open_to(Audience.STAFF)
def mark_ready(post_id: str) -> ResponseReturnValue:
    """Nothing is missing, and its writer is content."""
    return _act(post_id, publishing.mark_ready, _("Marked ready."))


@publishing_pages.page("/staff/diary/<public:post_id>/unpublish", methods=["POST"])
@open_to(Audience.STAFF)
def unpublish_post(post_id: str) -> ResponseReturnValue:
    """Take it back from its readers, or from its time."""
    return _act(post_id, publishing.unpublish_post, _("Taken back. Readers do not see it."))


def _act(post_id: str, act: Act, said: str) -> ResponseReturnValue:
    post, by = staff_queries.post_or_404(post_id), viewer()
    form = PortalForm()
    if form.carries_out(lambda: act(post, _chosen(post), by=by)):
        flash(said)
    else:
        flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return redirect(url_for(".check_post", post_id=post_id))


def _chosen(post: Post) -> Collection[str]:
    """The languages that the pressed button names."""
    return set(request.form.getlist("code")) & set(post.texts)


@publishing_pages.page("/staff/diary/<public:post_id>/schedule", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def schedule_post(post_id: str) -> ResponseReturnValue:
    """Name the minute from which on readers have it."""
    post, by = staff_queries.post_or_404(post_id), viewer()
    chosen = _languages_to_schedule(post)
    form = ScheduleForm.opened()
    if form.carries_out(lambda: publishing.schedule_post(post, chosen, by=by, **form.when())):
        flash(_("Scheduled. It comes out by itself."))
        return redirect(url_for(".check_post", post_id=post_id))
    return form.page("diary/staff/schedule_post.html", post=post, chosen=sorted(chosen), names=language_names())


def _languages_to_schedule(post: Post) -> Collection[str]:
    """Those the address names; they go with the form."""
    return set(request.args.getlist("code")) & set(post.texts)
