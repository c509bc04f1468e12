"""The messages that come by themselves, each of which can be turned off."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.reminders import actions
from portal.reminders.labels import KIND_BUTTONS, KIND_LABELS, KIND_TEXTS
from portal.reminders.models import ReminderKind
from portal.reminders.queries import silenced_kinds
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

reminder_pages = Pages("reminders", __name__)


@reminder_pages.page("/my/messages")
@open_to(Audience.MEMBERS)
def show_reminders() -> ResponseReturnValue:
    """Which kinds there are, and which of them come."""
    silenced = silenced_kinds(viewer())
    kinds = [
        (kind, KIND_LABELS[kind], KIND_TEXTS[kind], kind not in silenced, KIND_BUTTONS[kind][kind not in silenced])
        for kind in ReminderKind
    ]
    return render_template("reminders/show_reminders.html", kinds=kinds)


@reminder_pages.page("/my/messages/<kind>/turn-off", methods=["POST"])
@open_to(Audience.MEMBERS)
def turn_off(kind: str) -> ResponseReturnValue:
    """No more of this kind."""
    with unit_of_work():
        actions.turn_off(viewer(), _kind_or_404(kind))
    flash(_("You do not get these messages any more."))
    return redirect(url_for(".show_reminders"))


@reminder_pages.page("/my/messages/<kind>/turn-on", methods=["POST"])
@open_to(Audience.MEMBERS)
def turn_on(kind: str) -> ResponseReturnValue:
    """This kind again."""
    with unit_of_work():
        actions.turn_on(viewer(), _kind_or_404(kind))
    flash(_("You get these messages again."))
    return redirect(url_for(".show_reminders"))


def _kind_or_404(name: str) -> ReminderKind:
    found = next((kind for kind in ReminderKind if kind.value.replace("_", "-") == name), None)
    return found or abort(404)
