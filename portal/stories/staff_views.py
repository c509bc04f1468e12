"""Collecting stories, for staff: whom to ask, where each stands, editing it, and asking for the yes."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice  # type: ignore[attr-defined]

from portal.diary.differences import differences
from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import ngettext
from portal.people.queries import account_or_404
from portal.programmes.queries import programme_or_404, programmes_newest_first
from portal.stories import asking, editing, policy, queries, writing
from portal.stories.forms import InviteForm, StoryForm, WordsForm
from portal.stories.labels import NAME_LABELS, STATE_LABELS
from portal.stories.models import Story
from portal.stories.pictures import photos_to_agree_to
from portal.stories.showing import is_complete, shown
from portal.stories.writer_views import story_words, then_back
from portal.stories.yeses import yeses
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, require_visible, viewer

story_staff_pages = Pages("stories_for_staff", __name__)


def _sent_or_404(public_id: str) -> Story:
    """A story that its writer has given to staff."""
    story = queries.story_or_404(public_id)
    require_visible(policy.staff_may_read(story))
    return story


@story_staff_pages.page("/staff/stories")
@open_to(Audience.STAFF)
def list_stories() -> ResponseReturnValue:
    """Where every story stands, what is overdue first."""
    return render_template(
        "stories/staff/list_stories.html",
        page=queries.stories_for_staff(older_than=request.args.get("older-than")),
        programmes=programmes_newest_first(),
        state_words=STATE_LABELS,
        at=now(),
    )


@story_staff_pages.page("/staff/stories/invite/<slug>", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def invite_writers(slug: str) -> ResponseReturnValue:
    """Ask one or many; each gets a message in their own language."""
    programme = programme_or_404(slug)
    candidates, page = queries.candidates_in(programme, older_than=request.args.get("older-than"))
    form = InviteForm.opened()
    form.people.choices = [
        SelectChoice(each.account.public_id, _described(each)) for each in candidates if each.state is None
    ]
    asked: list[Story] = []
    if form.carries_out(lambda: asked.extend(asking.invite(programme, form.people.data or [], by=viewer()))):
        flash(ngettext("%(num)d person was asked.", "%(num)d people were asked.", len(asked)))
        return redirect(url_for(".list_stories"))
    return form.page(
        "stories/staff/invite_writers.html",
        programme=programme,
        page=page,
        asked=[each for each in candidates if each.state is not None],
        state_words=STATE_LABELS,
    )


def _described(each: queries.Candidate) -> str:
    pair = _("%(name)s (pair: %(other)s)", name=each.account.name, other=each.with_whom or _("Former member"))
    return _("%(who)s: has reached a goal and may be asked", who=pair) if each.has_reached else pair


@story_staff_pages.page("/staff/stories/<public:story_id>")
@open_to(Audience.STAFF)
def show_story(story_id: str) -> ResponseReturnValue:
    """Where it stands in each language, whom it names, and whose yes is missing."""
    story = queries.story_or_404(story_id)
    readable = policy.staff_may_read(story)
    languages = [story.written_in, *(code for code in current_app.config["LANGUAGES"] if code != story.written_in)]
    return render_template(
        "stories/staff/show_story.html",
        story=story,
        readable=readable,
        to_call=policy.may_write_down(story),
        languages=languages if story.may_translate else languages[:1],
        needed=yeses(story) if readable else {},
        partners=queries.partners_of(story) if readable else [],
        named_ids={each.account_id for each in story.named},
        is_complete=is_complete,
        state_words=STATE_LABELS,
        name_words=NAME_LABELS,
        at=now(),
        **story_words(),
    )


@story_staff_pages.page("/staff/stories/<public:story_id>/edit/<code>", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def edit_story(story_id: str, code: str) -> ResponseReturnValue:
    """One language beside the writer's own words, with what was changed."""
    story = _sent_or_404(story_id)
    require_visible(code in current_app.config["LANGUAGES"])
    fields = editing.words_fields(story.edits.get(code))
    form = WordsForm.opened(**fields)
    rendered = form.rendered() if form.accepted() else None
    if rendered is not None and form.carries_out(
        lambda: editing.edit_words(
            story, code, seen=form.seen.data or "", typed=form.typed(), rendered=rendered, by=viewer()
        )
    ):
        flash(_("The story is saved. What is public stays as it was agreed."))
        return redirect(url_for(".show_story", story_id=story_id))
    title, text = story.given_to_staff
    changes = differences(text, fields["body"]) if code == story.written_in else []
    return form.page(
        "stories/staff/edit_story.html",
        story=story,
        code=code,
        title=title,
        text=text,
        changes=changes,
        **story_words(),
    )


@story_staff_pages.page("/staff/stories/<public:story_id>/preview/<code>")
@open_to(Audience.STAFF)
def preview_story(story_id: str, code: str) -> ResponseReturnValue:
    """The very page, before anyone has agreed to it."""
    story = _sent_or_404(story_id)
    require_visible(code in story.edits)
    page = shown(story, story.edits[code])
    return render_template(
        "stories/staff/preview_story.html",
        story=story,
        shown=page,
        pictures=photos_to_agree_to([page]),
        **story_words(),
    )


@story_staff_pages.page("/staff/stories/<public:story_id>/ask/<code>", methods=["POST"])
@open_to(Audience.STAFF)
def ask_for_yes(story_id: str, code: str) -> ResponseReturnValue:
    """Show the page to those it concerns."""
    story = _sent_or_404(story_id)
    said = _("The page waits for their yes. It is published when everyone has agreed.")
    return then_back(lambda: editing.ask_for_yes(story, code, by=viewer()), said, story_id)


@story_staff_pages.page("/staff/stories/<public:story_id>/name/<public:person_id>", methods=["POST"])
@open_to(Audience.STAFF)
def name_partner(story_id: str, person_id: str) -> ResponseReturnValue:
    """It names or shows them: their yes is needed too."""
    story = _sent_or_404(story_id)
    partner = account_or_404(person_id)
    require_visible(any(each.id == partner.id for each in queries.partners_of(story)))
    said = _("%(name)s is asked too, before anything is published.", name=partner.name)
    return then_back(lambda: editing.name_partner(story, partner, by=viewer()), said, story_id)


@story_staff_pages.page("/staff/stories/<public:story_id>/unname/<public:person_id>", methods=["POST"])
@open_to(Audience.STAFF)
def unname_partner(story_id: str, person_id: str) -> ResponseReturnValue:
    """It does not name or show them any more."""
    story = _sent_or_404(story_id)
    partner = account_or_404(person_id)
    said = _("%(name)s is no longer asked.", name=partner.name)
    return then_back(lambda: editing.unname_partner(story, partner, by=viewer()), said, story_id)


@story_staff_pages.page("/staff/stories/<public:story_id>/write-down", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def write_down(story_id: str) -> ResponseReturnValue:
    """Write what is told on the phone."""
    story = queries.story_or_404(story_id)
    require_visible(policy.may_write_down(story) or request.method == "POST")
    form = StoryForm.opened(**writing.story_fields(story))
    form.offer(current_app.config["LANGUAGES"])
    rendered = form.rendered() if form.accepted() else None
    if rendered is not None and form.carries_out(
        lambda: writing.write_down(story, seen=form.seen.data or "", typed=form.typed(), rendered=rendered, by=viewer())
    ):
        flash(_("The story is saved. Nothing is published before the writer has seen the page."))
        return redirect(url_for(".show_story", story_id=story_id))
    return form.page("stories/staff/write_down.html", story=story)
