"""Several meetings at once: looked at in words, agreed, and cancelled together."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import new_public_id
from portal.foundation.i18n import gettext as _
from portal.meetings import series as actions
from portal.meetings import series_queries as queries
from portal.meetings.presets import like_the_last
from portal.meetings.series_dates import moments_of
from portal.meetings.series_forms import SeriesForm
from portal.meetings.series_words import Told, told
from portal.spaces.entering import entered_space
from portal.spaces.models import Space
from portal.spaces.policy import may_write
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, require_visible, viewer

series_pages = Pages("series", __name__)


def _to_the_meetings(space_id: str) -> ResponseReturnValue:
    return redirect(url_for("meetings.show_meetings", space_id=space_id))


@series_pages.page("/pair/<public:space_id>/meetings/series/new")
@open_to(Audience.MEMBERS)
def begin_series(space_id: str) -> ResponseReturnValue:
    """A new series has its name from the start."""
    entered_space(space_id)
    return redirect(url_for(".agree_series", space_id=space_id, series_id=new_public_id()))


@series_pages.page("/pair/<public:space_id>/meetings/series/new/<public:series_id>", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def agree_series(space_id: str, series_id: str) -> ResponseReturnValue:
    """The rhythm, then all the dates in words, then the meetings; sent twice, they are there once."""
    space = entered_space(space_id)
    form, looked_at = SeriesForm.opened(**like_the_last(space)), []
    if form.wants_a_look():
        looked_at = _in_words(form, space)
    elif form.carries_out(
        lambda: actions.agree_series(
            space, author=viewer(), series_id=series_id, rhythm=form.rhythm(), terms=form.terms()
        )
    ):
        flash(_("The meetings are agreed. Your pair gets a message with all the dates."))
        return _to_the_meetings(space_id)
    if request.method == "GET" and queries.series_in(space, series_id):
        return _to_the_meetings(space_id)  # Back, after agreeing.
    open_still = may_write(viewer(), space)
    return form.page("meetings/agree_series.html", space=space, me=viewer(), told=looked_at, open_still=open_still)


def _in_words(form: SeriesForm, space: Space) -> list[Told]:
    terms, partners = form.terms(), space.others_than(viewer())
    return told(moments_of(form.rhythm()), terms.minutes, me=viewer(), partners=partners)


@series_pages.page("/pair/<public:space_id>/meetings/series/<public:series_id>/cancel", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def cancel_series(space_id: str, series_id: str) -> ResponseReturnValue:
    """Asked once, with every date; what has been held stays."""
    space = entered_space(space_id)
    require_visible(bool(queries.series_in(space, series_id)))
    form = PortalForm.opened()
    if form.carries_out(lambda: actions.cancel_series(space, by=viewer(), series_id=series_id)):
        flash(_("The meetings ahead are cancelled. Your pair gets a message."))
        return _to_the_meetings(space_id)
    return form.page(
        "meetings/cancel_series.html",
        space=space,
        me=viewer(),
        meetings=queries.ahead_in_series(space, series_id),
        open_still=may_write(viewer(), space),
    )
