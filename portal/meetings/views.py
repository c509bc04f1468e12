"""Meetings of a pair: agreeing on one, moving it, saying whether the two met, and writing down what stayed."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import new_public_id
from portal.foundation.i18n import gettext as _
from portal.meetings import actions, note_actions, queries
from portal.meetings.forms import AgendaForm, AgreeForm, AppointmentForm, NoteForm, RecordForm, appointment_fields
from portal.meetings.models import Meeting
from portal.meetings.presets import like_the_last
from portal.meetings.prompts import PROMPTS
from portal.meetings.rules import SpaceIsClosed
from portal.meetings.shown import all_shown, shown
from portal.spaces.entering import entered_space
from portal.spaces.models import Space
from portal.spaces.policy import may_write
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

meeting_pages = Pages("meetings", __name__)
MEETINGS = "/pair/<public:space_id>/meetings"
ONE = f"{MEETINGS}/<public:meeting_id>"


def _meeting_or_404(space_id: str, meeting_id: str) -> tuple[Space, Meeting]:
    space = entered_space(space_id)
    return space, queries.meeting_or_404(space, meeting_id)


def _list_of(space: Space) -> ResponseReturnValue:
    return redirect(url_for(".show_meetings", space_id=space.public_id))


def _page_of(space: Space, meeting_id: str) -> ResponseReturnValue:
    return redirect(url_for(".show_meeting", space_id=space.public_id, meeting_id=meeting_id))


def _is_too_late(space: Space) -> bool:
    """Nothing new is begun in a closed place. Words that are on their way already are kept by the form itself."""
    if request.method == "POST" or may_write(viewer(), space):
        return False
    flash(str(SpaceIsClosed.message), "problem")
    return True


def _at_a_click(action: Callable[[], object], done: str) -> bool:
    """Do it and say so; or say why not."""
    form = PortalForm()
    if form.carries_out(action):
        flash(done)
        return True
    flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return False


@meeting_pages.page(MEETINGS)
@open_to(Audience.MEMBERS)
def show_meetings(space_id: str) -> ResponseReturnValue:
    """What is ahead, and what has been."""
    space = entered_space(space_id)
    past, so_far = queries.past_meetings_in(space, older_than=request.args.get("older-than"))
    ahead = queries.coming_meetings_in(space) if past.is_first else []
    coming = all_shown(ahead, space, viewer(), first=so_far + 1, by=1)
    return render_template(
        "meetings/show_meetings.html",
        space=space,
        me=viewer(),
        coming=[one for one in coming if one.number],
        cancelled=[one for one in coming if not one.number],
        past=past,
        past_shown=all_shown(past.rows, space, viewer(), first=so_far, by=-1),
        may_write=may_write(viewer(), space),
    )


@meeting_pages.page(f"{MEETINGS}/new")
@open_to(Audience.MEMBERS)
def begin_meeting(space_id: str) -> ResponseReturnValue:
    """A new meeting has its name from the start."""
    space = entered_space(space_id)
    if _is_too_late(space):
        return _list_of(space)
    return redirect(url_for(".agree_meeting", space_id=space_id, meeting_id=new_public_id()))


@meeting_pages.page(f"{MEETINGS}/new/<public:meeting_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def agree_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """When, where and what about; sent twice, it is there once."""
    space = entered_space(space_id)
    if _is_too_late(space):
        return _list_of(space)
    form = AgreeForm.opened(**like_the_last(space))
    if form.carries_out(
        lambda: actions.agree_meeting(
            space, meeting_id, author=viewer(), appointment=form.appointment(), agenda=form.agenda.data or ""
        )
    ):
        flash(_("The meeting is agreed. Your pair gets a message."))
        return _page_of(space, meeting_id)
    if request.method == "GET" and queries.is_there(space, meeting_id):
        return _page_of(space, meeting_id)  # Back, after saving.
    phase = "under way" if queries.has_met(space) else "first"
    return form.page("meetings/agree_meeting.html", space=space, me=viewer(), prompts=PROMPTS, phase=phase)


@meeting_pages.page(f"{MEETINGS}/record")
@open_to(Audience.MEMBERS)
def begin_record(space_id: str) -> ResponseReturnValue:
    """So has one that was held already."""
    space = entered_space(space_id)
    if _is_too_late(space):
        return _list_of(space)
    return redirect(url_for(".record_meeting", space_id=space_id, meeting_id=new_public_id()))


@meeting_pages.page(f"{MEETINGS}/record/<public:meeting_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def record_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """A meeting that was held without being agreed on here, and its note."""
    space = entered_space(space_id)
    if _is_too_late(space):
        return _list_of(space)
    form = RecordForm.opened(**like_the_last(space))
    if form.carries_out(
        lambda: note_actions.record_meeting_with_note(
            space,
            meeting_id,
            author=viewer(),
            appointment=form.appointment(),
            seen=form.seen.data or "",
            **form.typed(),
        )
    ):
        flash(_("The meeting is recorded."))
        return _page_of(space, meeting_id)
    if request.method == "GET" and queries.is_there(space, meeting_id):
        return _page_of(space, meeting_id)
    return form.page("meetings/record_meeting.html", space=space, me=viewer())


@meeting_pages.page(ONE)
@open_to(Audience.MEMBERS)
def show_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """When, where, what about, and what stayed."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    one = shown(meeting, space.others_than(viewer()))
    before = queries.open_follow_ups_in(space, before=meeting.starts_at) if one.may_be_changed else []
    return render_template(
        "meetings/show_meeting.html",
        space=space,
        me=viewer(),
        one=one,
        meeting=meeting,
        unfinished=before,
        names={membership.account_id: membership.account.name for membership in space.memberships},
        may_write=may_write(viewer(), space),
    )


@meeting_pages.page(f"{ONE}/move", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def move_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """Another time or place, perhaps both at once by both."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    one = shown(meeting, space.others_than(viewer()))
    if _is_too_late(space) or (request.method == "GET" and not one.may_be_changed):
        return _page_of(space, meeting_id)
    form = AppointmentForm.opened(**appointment_fields(actions.appointment_of(meeting)))
    if form.carries_out(
        lambda: actions.move_meeting(meeting, by=viewer(), seen=form.seen.data or "", appointment=form.appointment())
    ):
        flash(_("Saved. Your pair gets a message about what changed."))
        return _page_of(space, meeting_id)
    return form.page("meetings/move_meeting.html", space=space, me=viewer(), one=one)


@meeting_pages.page(f"{ONE}/cancel", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def cancel_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """Asked once; the partner is told, so that nobody comes in vain."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    one = shown(meeting, space.others_than(viewer()))
    if request.method == "GET" and one.may_be_cancelled and may_write(viewer(), space):
        return render_template("meetings/cancel_meeting.html", space=space, me=viewer(), one=one)
    if request.method == "POST":
        _at_a_click(
            lambda: actions.cancel_meeting(meeting, by=viewer()),
            _("The meeting is cancelled. Your pair gets a message."),
        )
    return _page_of(space, meeting_id)


@meeting_pages.page(f"{ONE}/did-we-meet")
@open_to(Audience.MEMBERS)
def did_we_meet(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """One question and two answers; the letter of the morning after leads here."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    one = shown(meeting, space.others_than(viewer()))
    return render_template(
        "meetings/did_we_meet.html", space=space, me=viewer(), one=one, may_write=may_write(viewer(), space)
    )


@meeting_pages.page(f"{ONE}/held", methods=["POST"])
@open_to(Audience.MEMBERS)
def hold_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """The two met. What stayed is written at once, while it is fresh."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    held = _at_a_click(
        lambda: actions.hold_meeting(meeting, by=viewer()), _("Good that you met. Write a few lines while it is fresh.")
    )
    if held:
        return redirect(url_for(".write_note", space_id=space_id, meeting_id=meeting_id))
    return _page_of(space, meeting_id)


@meeting_pages.page(f"{ONE}/not-held", methods=["POST"])
@open_to(Audience.MEMBERS)
def not_held_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """The two did not meet."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    _at_a_click(
        lambda: actions.not_held_meeting(meeting, by=viewer()),
        _("Thank you for telling. You can agree on a new time whenever it suits you."),
    )
    return _page_of(space, meeting_id)


@meeting_pages.page(f"{ONE}/agenda", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def edit_agenda(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """What to talk about, written by both."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    if _is_too_late(space):
        return _page_of(space, meeting_id)
    form = AgendaForm.opened(agenda=meeting.agenda)
    if form.carries_out(lambda: actions.edit_agenda(meeting, seen=form.seen.data or "", agenda=form.agenda.data or "")):
        flash(_("The topics are saved."))
        return _page_of(space, meeting_id)
    one = shown(meeting, space.others_than(viewer()))
    phase = "under way" if queries.has_met(space) else "first"
    return form.page("meetings/edit_agenda.html", space=space, me=viewer(), one=one, prompts=PROMPTS, phase=phase)


@meeting_pages.page(f"{ONE}/note", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def write_note(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """Three short fields, written by both; nobody's words are lost."""
    space, meeting = _meeting_or_404(space_id, meeting_id)
    one = shown(meeting, space.others_than(viewer()))
    if _is_too_late(space) or (request.method == "GET" and not one.has_begun):
        return _page_of(space, meeting_id)
    form = NoteForm.opened(**note_actions.note_fields(meeting.note))
    if form.carries_out(
        lambda: note_actions.write_note(meeting, by=viewer(), seen=form.seen.data or "", **form.typed())
    ):
        flash(_("The note is saved. Both of you can read and change it."))
        return _page_of(space, meeting_id)
    return form.page("meetings/write_note.html", space=space, me=viewer(), one=one)


@meeting_pages.page(f"{ONE}/follow-ups/<public:follow_up_id>/done", methods=["POST"])
@open_to(Audience.MEMBERS)
def finish_follow_up(space_id: str, meeting_id: str, follow_up_id: str) -> ResponseReturnValue:
    """One thing is done, and returns no more."""
    space, _meeting = _meeting_or_404(space_id, meeting_id)
    _at_a_click(lambda: note_actions.finish_follow_up(space, follow_up_id, by=viewer()), _("Done."))
    return _page_of(space, meeting_id)


@meeting_pages.page(f"{ONE}/follow-ups/<public:follow_up_id>/reopen", methods=["POST"])
@open_to(Audience.MEMBERS)
def reopen_follow_up(space_id: str, meeting_id: str, follow_up_id: str) -> ResponseReturnValue:
    """It was not done after all."""
    space, _meeting = _meeting_or_404(space_id, meeting_id)
    _at_a_click(lambda: note_actions.reopen_follow_up(space, follow_up_id), _("Back on the list."))
    return _page_of(space, meeting_id)
