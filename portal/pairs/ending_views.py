"""Ending one's mentoring kindly, and changing one's mind within a week."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.i18n import gettext as _
from portal.pairs import ending as actions
from portal.pairs.ending_forms import EndingForm
from portal.pairs.ending_queries import DAYS_TO_UNDO, ended_for
from portal.pairs.entering import entered_pair
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

ending_pages = Pages("ending", __name__)


@ending_pages.page("/pair/<public:space_id>/close", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def close_pair(space_id: str) -> ResponseReturnValue:
    """What ending means, and how; once it has ended, what is left to do."""
    pair = entered_pair(space_id)
    form = EndingForm.opened()
    if not form.is_submitted() and (ended := ended_for(pair, viewer())):
        return render_template("pairs/ending/show_ending.html", pair=pair, me=viewer(), ended=ended)
    if form.carries_out(lambda: actions.end_pair(pair, by=viewer(), words=form.typed())):
        flash(_("Your mentoring is marked as ended. Thank you for the way you walked together."))
        return redirect(url_for(".close_pair", space_id=space_id))
    return form.page("pairs/ending/close_pair.html", pair=pair, me=viewer(), days=DAYS_TO_UNDO)


@ending_pages.page("/pair/<public:space_id>/close/undo", methods=["POST"])
@open_to(Audience.MEMBERS)
def undo_close(space_id: str) -> ResponseReturnValue:
    """Go on after all."""
    pair = entered_pair(space_id)
    form = PortalForm()
    if form.carries_out(lambda: actions.undo_ending(pair, by=viewer())):
        flash(_("Your mentoring goes on. You can write here again. Cancelled meetings stay cancelled."))
        return redirect(url_for("pairs.show_path", space_id=space_id))
    flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return redirect(url_for(".close_pair", space_id=space_id))
