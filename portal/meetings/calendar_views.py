"""Meetings in people's own calendars: one as a file, all of them at a private address."""

from flask import Response, abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from limits import parse

from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.meetings import calendar_queries as queries
from portal.meetings import feed_actions as actions
from portal.meetings.calendar import MEDIA_TYPE, calendar_of
from portal.spaces.entering import entered_space
from portal.throttle.actions import count_attempt, network_of
from portal.web.addresses import Pages, absolute_url
from portal.web.guards import Audience, open_to, viewer

calendar_pages = Pages("calendar", __name__)

MADE_UP_PER_NETWORK = parse("60 per 15 minutes")


def _file(text: str) -> Response:
    answer = make_response(text)
    answer.content_type = f"{MEDIA_TYPE}; charset=utf-8"
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@calendar_pages.page("/pair/<public:space_id>/meetings/<public:meeting_id>/calendar")
@open_to(Audience.MEMBERS)
def download_meeting(space_id: str, meeting_id: str) -> ResponseReturnValue:
    """One meeting as a file for one's own calendar."""
    space = entered_space(space_id)
    meeting = queries.meeting_in_or_404(space, meeting_id)
    answer = _file(calendar_of([meeting], reader=viewer()))
    answer.headers.set("Content-Disposition", "attachment", filename=_("meeting.ics"))
    return answer


@calendar_pages.page("/my/calendar")
@open_to(Audience.MEMBERS)
def show_feed() -> ResponseReturnValue:
    """One's own calendar address, and what it tells whoever has it."""
    feed = queries.feed_of(viewer())
    address = absolute_url("calendar.read_feed", token=feed.token) if feed else ""
    return render_template("meetings/show_feed.html", feed=feed, address=address)


@calendar_pages.page("/my/calendar/new", methods=["POST"])
@open_to(Audience.MEMBERS)
def make_feed() -> ResponseReturnValue:
    """A new address; one that was there ends at once."""
    with unit_of_work():
        actions.make_feed(viewer(), instead_of=request.form.get("instead_of", ""))
    flash(_("Your calendar address is ready. Add it to your calendar."))
    return redirect(url_for(".show_feed"))


@calendar_pages.page("/my/calendar/end", methods=["POST"])
@open_to(Audience.MEMBERS)
def stop_feed() -> ResponseReturnValue:
    """No address any more."""
    with unit_of_work():
        actions.stop_feed(viewer())
    flash(_("The calendar address no longer works."))
    return redirect(url_for(".show_feed"))


@calendar_pages.page("/calendar/<token>.ics")
@open_to(Audience.EVERYONE)
def read_feed(token: str) -> ResponseReturnValue:
    """What calendar programs read, signed in or not. An address that never was and one that has ended answer alike.

    Only addresses that open nothing are counted: reading writes nothing, and a calendar service reads for many people
    from one network.
    """
    feed = queries.feed_behind(token)
    if not feed:
        count_attempt(MADE_UP_PER_NETWORK, "calendar", network_of(request.remote_addr))
        abort(404)
    meetings = queries.meetings_for(feed.account)
    return _file(calendar_of(meetings, reader=feed.account, name="Rinnalla"))
