"""The diary at the desk: every post, and the page where one is written."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.diary import actions, staff_queries
from portal.diary.blocks import without_counterpart
from portal.diary.forms import PHOTOS, post_form
from portal.diary.labels import STATUS_LABELS
from portal.diary.models import Post, PostStatus, PostText
from portal.foundation.db import new_public_id
from portal.foundation.i18n import gettext as _
from portal.parking.queries import parked_forms_under, typed_in
from portal.photos.queries import photos_named
from portal.photos.shown import state_of
from portal.web.addresses import Pages
from portal.web.fields import language_names
from portal.web.guards import Audience, open_to, viewer
from portal.web.parked_forms import park_here

diary_staff_pages = Pages("diary_for_staff", __name__)


@diary_staff_pages.page("/staff/diary")
@open_to(Audience.STAFF)
def list_posts() -> ResponseReturnValue:
    """Every post, where each of its languages stands, and what is still unsent."""
    page = staff_queries.posts_by_change(older_than=request.args.get("older-than"))
    drafts = _drafts() if page.is_first else []
    return render_template(
        "diary/staff/list_posts.html", page=page, drafts=drafts, names=language_names(), status_words=STATUS_LABELS
    )


def _drafts() -> list[tuple[str, str]]:
    """What this member of staff has begun to type and not saved: the post's name, and its title so far."""
    found = [
        (form.address.rpartition("=")[2], dict(typed_in(form)))
        for form in parked_forms_under(viewer().id, "diary_for_staff.edit_post")
    ]
    titles = [f"title_{code}" for code in current_app.config["LANGUAGES"]]
    return [(name, next((typed[title] for title in titles if typed.get(title)), "")) for name, typed in found]


@diary_staff_pages.page("/staff/diary/new")
@open_to(Audience.STAFF)
def begin_post() -> ResponseReturnValue:
    """A new post has its name from the start."""
    return redirect(url_for(".edit_post", post_id=new_public_id()))


@diary_staff_pages.page("/staff/diary/<public:post_id>", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def edit_post(post_id: str) -> ResponseReturnValue:
    """Both languages side by side. A name that nothing has been written under is a blank page."""
    post, languages = staff_queries.post_named(post_id), tuple(current_app.config["LANGUAGES"])
    stored = actions.post_fields(post, languages)
    if not post:
        stored |= {f"author_{code}": line for code, line in staff_queries.last_author_lines(viewer()).items()}
    form = post_form().opened(**stored)
    if form.act == PHOTOS:
        return _to_photos(post_id)
    form.add_photos(photos_named(request.args.get("photos", "").split(",")) if request.method == "GET" else ())
    rendered = form.rendered() if form.accepted() else None
    if rendered is not None and form.carries_out(
        lambda: actions.save_post(
            post_id, seen=form.seen.data or "", fields=form.typed(), rendered=rendered, by=viewer()
        )
    ):
        flash(_("The post is saved."))
        return redirect(url_for(".edit_post", post_id=post_id))
    return form.page(
        "diary/staff/edit_post.html",
        post=post,
        post_id=post_id,
        names=language_names(),
        status_words=STATUS_LABELS,
        lacking=_lacking(post),
        photos=staff_queries.photos_in(post),
        state_of=state_of,
        batch_id=new_public_id(),
    )


def _to_photos(post_id: str) -> ResponseReturnValue:
    """To where pictures are added, and back again; what was typed waits here meanwhile."""
    park_here(viewer().id)
    return redirect(url_for("photos_for_staff.begin_upload", back=url_for(".edit_post", post_id=post_id)))


def _lacking(post: Post | None) -> dict[str, list[str]]:
    """By language: the paragraphs, as saved, that have no counterpart in another one yet."""
    begun = [text for text in post.texts.values() if text.status is not PostStatus.NOT_STARTED] if post else []
    return {text.language: _alone(text, begun) for text in begun if _alone(text, begun)}


def _alone(text: PostText, others: list[PostText]) -> list[str]:
    found = [without_counterpart(text.source, other.source) for other in others if other is not text]
    return max(found, key=len, default=[])


@diary_staff_pages.page("/staff/diary/<public:post_id>/preview/<code>")
@open_to(Audience.STAFF)
def preview_post(post_id: str, code: str) -> ResponseReturnValue:
    """A text as its readers will have it on a phone, whoever may read it now."""
    post = staff_queries.post_or_404(post_id)
    text = post.texts.get(code) or abort(404)
    return render_template(
        "diary/staff/preview_post.html",
        post=post,
        code=code,
        photos=photos_named(text.photo_ids),
        names=language_names(),
        status_words=STATUS_LABELS,
    )
