"""One's own story: what to answer, writing it, lifting a passage, and asking to be called."""

from collections.abc import Callable
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.parking.queries import parked_form
from portal.reflections.queries import reflections_by
from portal.stories import asking, policy, queries, writing
from portal.stories.forms import CallForm, LaterForm, PassageForm, StoryForm
from portal.stories.labels import BLANK, OPENINGS, STATE_LABELS, language_label
from portal.stories.lifting import lift, own_reflection_or_404
from portal.stories.models import Story
from portal.stories.pictures import photos_to_agree_to
from portal.stories.showing import line_of, shown, shown_page
from portal.stories.yeses import yeses
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, require_visible, viewer

writer_pages = Pages("my_stories", __name__)


def own_or_404(public_id: str) -> Story:
    """A story of the viewer's own."""
    story = queries.story_or_404(public_id)
    require_visible(policy.is_writer(viewer(), story))
    return story


@writer_pages.page("/my/story")
@open_to(Audience.MEMBERS)
def list_own_stories() -> ResponseReturnValue:
    """What one has been asked to tell, and in which stories of others one is; with one story, that story."""
    mine, naming = queries.stories_of(viewer()), queries.stories_naming(viewer())
    if len(mine) == 1 and not naming:
        return redirect(url_for(".show_story", story_id=mine[0].public_id))
    return render_template("stories/list_own_stories.html", stories=mine, naming=naming, state_words=STATE_LABELS)


@writer_pages.page("/my/story/<public:story_id>")
@open_to(Audience.MEMBERS)
def show_story(story_id: str) -> ResponseReturnValue:
    """Where it stands, the very page that waits for a yes, and the button that takes it back."""
    story = own_or_404(story_id)
    needed = yeses(story)
    waiting = {code: shown(story, story.edits[code]) for code in story.languages if story.edits[code].offered}
    pages = {code: shown_page(page) for code, page in story.pages.items()}
    return render_template(
        "stories/show_story.html",
        story=story,
        me=viewer(),
        may_answer=policy.may_answer(viewer(), story),
        may_write=policy.may_write(viewer(), story),
        may_ask_for_a_call=policy.may_ask_for_a_call(viewer(), story),
        openings=OPENINGS,
        blank=BLANK,
        may_take_back=policy.may_be_taken_back(viewer(), story),
        waiting={code: page for code, page in waiting.items() if code not in pages or pages[code] != page},
        needed=needed,
        pictures=photos_to_agree_to([*waiting.values()]),
        draft=parked_form(viewer().id, draft_address(story)),
        state_words=STATE_LABELS,
        **story_words(),
    )


def story_words() -> dict[str, Any]:
    """What the page of a story says for what this room lists."""
    return {"line_of": line_of, "language_label": language_label}


def draft_address(story: Story) -> str:
    """Where the unsent words of a story are parked."""
    return f"my_stories.write_story?story_id={story.public_id}"


def then_back(
    act: Callable[[], object], said: str, story_id: str, endpoint: str = ".show_story"
) -> ResponseReturnValue:
    """Press one button, and be told on the page of the story what came of it."""
    form = PortalForm()
    if form.carries_out(act):
        flash(said)
    else:
        flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return redirect(url_for(endpoint, story_id=story_id))


@writer_pages.page("/my/story/<public:story_id>/decline", methods=["POST"])
@open_to(Audience.MEMBERS)
def decline_story(story_id: str) -> ResponseReturnValue:
    """Not this time."""
    story = own_or_404(story_id)
    return then_back(
        lambda: asking.decline_story(story), _("Thank you for telling us. We will not ask again."), story_id
    )


@writer_pages.page("/my/story/<public:story_id>/later", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def put_off_story(story_id: str) -> ResponseReturnValue:
    """Ask again on a day."""
    story = own_or_404(story_id)
    form = LaterForm.opened()
    if form.carries_out(lambda: asking.put_off_story(story, day=form.chosen)):
        flash(_("Thank you. We ask again on the day you chose."))
        return redirect(url_for(".show_story", story_id=story_id))
    return form.page("stories/put_off_story.html", story=story)


@writer_pages.page("/my/story/<public:story_id>/call", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def ask_for_a_call(story_id: str) -> ResponseReturnValue:
    """Rather tell it than write it."""
    story = own_or_404(story_id)
    form = CallForm.opened(phone=story.phone or viewer().phone or "", call_when=story.call_when)
    if form.carries_out(
        lambda: asking.ask_for_a_call(story, phone=form.phone.data or "", when=form.call_when.data or "")
    ):
        flash(_("Thank you. We call you, write down what you tell us, and you read it first."))
        return redirect(url_for(".show_story", story_id=story_id))
    return form.page("stories/ask_for_a_call.html", story=story)


@writer_pages.page("/my/story/<public:story_id>/begin", methods=["POST"])
@open_to(Audience.MEMBERS)
def begin_story(story_id: str) -> ResponseReturnValue:
    """Yes: to a blank page, or to one of three questions; what was taken back is begun again."""
    story = own_or_404(story_id)
    with unit_of_work():
        asking.begin_story(story)
        asking.write_again(story)
    return redirect(url_for(".write_story", story_id=story_id, opening=request.form.get("opening")))


@writer_pages.page("/my/story/<public:story_id>/write", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def write_story(story_id: str) -> ResponseReturnValue:
    """Write it, keep a draft, send it to staff; once sent it can be changed here."""
    story = own_or_404(story_id)
    form = StoryForm.opened(**writing.story_fields(story))
    form.offer(current_app.config["LANGUAGES"])
    rendered = form.rendered() if form.accepted() else None
    if rendered is not None and form.carries_out(
        lambda: writing.send_story(story, seen=form.seen.data or "", typed=form.typed(), rendered=rendered)
    ):
        flash(_("Thank you. The staff have your story now. You see the page before anyone else does."))
        return redirect(url_for(".show_story", story_id=story_id))
    if request.method == "GET" and not policy.may_write(viewer(), story):
        return redirect(url_for(".show_story", story_id=story_id))
    opening = OPENINGS.get(request.args.get("opening", BLANK))
    return form.page("stories/write_story.html", story=story, opening=opening)


@writer_pages.page("/my/story/<public:story_id>/lift")
@open_to(Audience.MEMBERS)
def choose_reflection(story_id: str) -> ResponseReturnValue:
    """One's own reflections, to choose one to copy from."""
    story = own_or_404(story_id)
    require_visible(policy.may_write(viewer(), story))
    page = reflections_by(viewer(), older_than=request.args.get("older-than"))
    return render_template("stories/choose_reflection.html", story=story, page=page)


@writer_pages.page("/my/story/<public:story_id>/lift/<public:reflection_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def lift_passage(story_id: str, reflection_id: str) -> ResponseReturnValue:
    """See the entry, leave what is to be copied, and copy it into the draft."""
    story = own_or_404(story_id)
    require_visible(policy.may_write(viewer(), story))
    reflection = own_reflection_or_404(viewer(), reflection_id)
    form = PassageForm.opened(passage=reflection.body)
    if form.carries_out(lambda: lift(story, form.passage.data or "", writer=viewer(), address=draft_address(story))):
        flash(_("The passage is at the end of your draft. Only you see it until you send the story."))
        return redirect(url_for(".write_story", story_id=story_id))
    return form.page("stories/lift_passage.html", story=story, reflection=reflection)
