"""Telling us what does not work: a form for everyone, without an account, and its receipt."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from limits import parse

from portal.foundation.db import new_public_id, unit_of_work
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language
from portal.texts import feedback_actions as actions
from portal.texts import feedback_queries as queries
from portal.texts.forms import FeedbackForm
from portal.throttle.actions import count_attempt, network_of
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

feedback_pages = Pages("feedback", __name__)

GIVEN_PER_NETWORK = parse("20 per hour")


@feedback_pages.page("/accessibility/feedback")
@open_to(Audience.EVERYONE)
def begin_feedback() -> ResponseReturnValue:
    """What one tells has its name from the start."""
    return redirect(url_for(".give_feedback", feedback_id=new_public_id()))


@feedback_pages.page("/accessibility/feedback/<public:feedback_id>", methods=["GET", "POST"])
@open_to(Audience.EVERYONE)
def give_feedback(feedback_id: str) -> ResponseReturnValue:
    """Tell us; then, at the same address, the receipt."""
    form = FeedbackForm.opened()
    if form.accepted():
        count_attempt(GIVEN_PER_NETWORK, "feedback", network_of(request.remote_addr))
    if form.carries_out(
        lambda: actions.give_feedback(
            feedback_id,
            by=viewer() if current_user.is_authenticated else None,
            language=language(),
            message=form.message.data or "",
            place=form.place.data or "",
            contact=form.contact.address,
        )
    ):
        return redirect(url_for(".give_feedback", feedback_id=feedback_id))
    if not form.is_submitted() and (given := queries.feedback_named(feedback_id)):
        return render_template("texts/show_receipt.html", feedback=given)
    return form.page("texts/give_feedback.html")


@feedback_pages.page("/staff/feedback")
@open_to(Audience.STAFF)
def list_feedback() -> ResponseReturnValue:
    """What waits for an answer, by its day; and what was answered."""
    answered = request.args.get("show") == "answered"
    wanted = queries.feedback_answered if answered else queries.feedback_to_answer
    return render_template(
        "texts/staff/list_feedback.html", page=wanted(older_than=request.args.get("older-than")), answered=answered
    )


@feedback_pages.page("/staff/feedback/<public:feedback_id>/answered", methods=["POST"])
@open_to(Audience.STAFF)
def answer_feedback(feedback_id: str) -> ResponseReturnValue:
    """It was answered, by mail or by phone."""
    feedback = queries.feedback_or_404(feedback_id)
    with unit_of_work():
        actions.answer_feedback(feedback, by=viewer())
    flash(_("Marked as answered: feedback number %(number)s.", number=feedback.number))
    return redirect(url_for(".list_feedback"))


@feedback_pages.page("/staff/feedback/<public:feedback_id>/reopen", methods=["POST"])
@open_to(Audience.STAFF)
def reopen_feedback(feedback_id: str) -> ResponseReturnValue:
    """Not answered after all."""
    feedback = queries.feedback_or_404(feedback_id)
    with unit_of_work():
        actions.reopen_feedback(feedback, by=viewer())
    flash(_("It waits for an answer again: feedback number %(number)s.", number=feedback.number))
    return redirect(url_for(".list_feedback"))
