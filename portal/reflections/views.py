"""Writing reflections, sharing them with one's pair, and taking them back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import new_public_id, unit_of_work
from portal.foundation.i18n import gettext as _
from portal.parking.queries import parked_forms_under
from portal.reflections import actions, policy, queries
from portal.reflections.drafts import drafts_of
from portal.reflections.forms import ReflectionForm
from portal.reflections.models import Reflection
from portal.reflections.prompts import BLANK, prompt_after, prompt_words
from portal.spaces.entering import entered_space
from portal.spaces.models import Space, SpaceKind
from portal.spaces.policy import may_write
from portal.spaces.queries import space_or_404, spaces_of
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, require_visible, viewer

reflection_pages = Pages("reflections", __name__)


def _own_or_404(public_id: str) -> Reflection:
    reflection = queries.reflection_or_404(public_id)
    require_visible(policy.may_edit(viewer(), reflection))
    return reflection


@reflection_pages.page("/my/reflections")
@open_to(Audience.MEMBERS)
def show_reflections() -> ResponseReturnValue:
    """One's own reflections, newest first, and what is still unsent."""
    page = queries.reflections_by(viewer(), older_than=request.args.get("older-than"))
    drafts = drafts_of(viewer()) if page.is_first else []
    readers = {space.id: _names(space) for space in spaces_of(viewer())}
    return render_template(
        "reflections/show_reflections.html", page=page, drafts=drafts, readers=readers, hidden=_hidden()
    )


def _names(space: Space) -> str:
    """Of those in a place who are not the viewer."""
    return ", ".join(other.name for other in space.others_than(viewer()))


def _hidden() -> bool:
    """Someone else can see this screen: words are folded away."""
    return "hidden" in request.args


@reflection_pages.page("/my/reflections/new")
@open_to(Audience.MEMBERS)
def begin_reflection() -> ResponseReturnValue:
    """A new page has its name from the start; a page begun before is gone on with."""
    begun = parked_forms_under(viewer().id, "reflections.write_reflection")
    if begun and "prompt" not in request.args:
        return redirect(url_for(".write_reflection", reflection_id=begun[0].address.rpartition("=")[2]))
    prompt = request.args.get("prompt")
    return redirect(url_for(".write_reflection", reflection_id=new_public_id(), prompt=prompt))


@reflection_pages.page("/my/reflections/new/<public:reflection_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def write_reflection(reflection_id: str) -> ResponseReturnValue:
    """A prompt or a blank page; sent twice, it is there once."""
    prompt = request.args.get("prompt")
    form = ReflectionForm.opened(heading=prompt_words(prompt))
    rendered = actions.rendered_words(form.body.data or "") if form.accepted() else None
    if rendered is not None and form.carries_out(
        lambda: actions.write_reflection(
            viewer(), reflection_id, seen=form.seen.data or "", rendered=rendered, **form.typed()
        )
    ):
        flash(_("Your reflection is saved. Only you can see it."))
        return redirect(url_for(".show_reflection", reflection_id=reflection_id))
    if request.method == "GET" and not form.restored_at and queries.is_written_by(viewer(), reflection_id):
        return redirect(url_for(".show_reflection", reflection_id=reflection_id))  # Back, after saving.
    return form.page("reflections/write_reflection.html", other=prompt_after(prompt), blank=BLANK, prompt=prompt)


@reflection_pages.page("/my/reflections/<public:reflection_id>")
@open_to(Audience.MEMBERS)
def show_reflection(reflection_id: str) -> ResponseReturnValue:
    """One of one's own reflections, and who sees it."""
    reflection = _own_or_404(reflection_id)
    return render_template(
        "reflections/show_reflection.html", reflection=reflection, spaces=spaces_of(viewer()), hidden=_hidden()
    )


@reflection_pages.page("/my/reflections/<public:reflection_id>/edit", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def edit_reflection(reflection_id: str) -> ResponseReturnValue:
    """Change one's words, perhaps on two devices."""
    reflection = _own_or_404(reflection_id)
    form = ReflectionForm.opened(**actions.reflection_fields(reflection))
    rendered = actions.rendered_words(form.body.data or "") if form.accepted() else None
    if rendered is not None and form.carries_out(
        lambda: actions.edit_reflection(reflection, seen=form.seen.data or "", rendered=rendered, **form.typed())
    ):
        flash(_("Your words are saved."))
        return redirect(url_for(".show_reflection", reflection_id=reflection_id))
    return form.page("reflections/edit_reflection.html", reflection=reflection)


@reflection_pages.page("/my/reflections/<public:reflection_id>/share")
@open_to(Audience.MEMBERS)
def choose_readers(reflection_id: str) -> ResponseReturnValue:
    """With whom to share, and what that means."""
    reflection = _own_or_404(reflection_id)
    spaces = [space for space in spaces_of(viewer()) if may_write(viewer(), space)]
    return render_template("reflections/choose_readers.html", reflection=reflection, spaces=spaces)


@reflection_pages.page("/my/reflections/<public:reflection_id>/share/<public:space_id>", methods=["POST"])
@open_to(Audience.MEMBERS)
def share_reflection(reflection_id: str, space_id: str) -> ResponseReturnValue:
    """Let one's pair read it."""
    reflection, space = _own_or_404(reflection_id), entered_space(space_id)
    form = PortalForm()
    if not form.carries_out(lambda: actions.share_reflection(reflection, space=space, author=viewer())):
        flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    else:
        flash(_("The reflection is shared. The reader: %(name)s.", name=_names(space)))
    return redirect(url_for(".show_reflection", reflection_id=reflection_id))


@reflection_pages.page("/my/reflections/<public:reflection_id>/stop-sharing/<public:space_id>", methods=["POST"])
@open_to(Audience.MEMBERS)
def stop_sharing_reflection(reflection_id: str, space_id: str) -> ResponseReturnValue:
    """Take it back at once."""
    reflection, space = _own_or_404(reflection_id), space_or_404(space_id, SpaceKind.PAIR)
    require_visible(policy.may_stop_sharing(viewer(), reflection, space))
    with unit_of_work():
        actions.stop_sharing_reflection(reflection, space=space)
    flash(_("Only you can see this reflection again."))
    return redirect(url_for(".show_reflection", reflection_id=reflection_id))


@reflection_pages.page("/my/reflections/<public:reflection_id>/delete", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def delete_reflection(reflection_id: str) -> ResponseReturnValue:
    """Asked once, then gone for good. Sent twice it says the same twice, of what is not there or not one's own too."""
    if request.method == "POST":
        with unit_of_work():
            actions.delete_reflection(viewer(), reflection_id)
        flash(_("The reflection is deleted."))
        return redirect(url_for(".show_reflections"))
    reflection = _own_or_404(reflection_id)
    return render_template("reflections/delete_reflection.html", reflection=reflection)


@reflection_pages.page("/pair/<public:space_id>/reflections")
@open_to(Audience.MEMBERS)
def show_shared_reflections(space_id: str) -> ResponseReturnValue:
    """What either of a pair has shared with the other."""
    space = entered_space(space_id)
    page = queries.reflections_shared_in(space, older_than=request.args.get("older-than"))
    names = {member.id: member.name for member in space.members}
    return render_template(
        "reflections/show_shared_reflections.html", space=space, page=page, names=names, me=viewer(), hidden=_hidden()
    )
