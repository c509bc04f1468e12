"""Meetings as calendar programs read them (RFC 5545): time and place, and nothing that anybody has written."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import current_app
from icalendar import Calendar, Event

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import speaking
from portal.meetings.models import Meeting, MeetingStatus
from portal.people.models import Account

MEDIA_TYPE = "text/calendar"
LOOK_AGAIN_AFTER = timedelta(hours=4)


def calendar_of(meetings: Sequence[Meeting], *, reader: Account, method: str = "PUBLISH", name: str = "") -> str:
    """`meetings`, whose spaces and members are at hand, for the calendar of `reader`, in their language.

    `name` is for a calendar that is read again and again: what the reader's program is to call it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Rinnalla//Rinnalla//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.calendar_name, calendar.refresh_interval = name, LOOK_AGAIN_AFTER
    with speaking(reader.language, reader.time_zone):
        for meeting in meetings:
            calendar.add_component(_event(meeting, reader))
    if meetings:
        _add_zones(calendar, meetings)
    return bytes(calendar.to_ical()).decode()


def uid_of(meeting: Meeting) -> str:
    """The name by which calendar programs know this meeting again, however often it moves."""
    return f"{meeting.public_id}@{urlsplit(current_app.config['BASE_URL']).hostname}"


def _event(meeting: Meeting, reader: Account) -> Event:
    event, changed = Event(), max(meeting.agreed_at, meeting.status_at or meeting.agreed_at)
    event.add("uid", uid_of(meeting))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.status is MeetingStatus.CANCELLED else "CONFIRMED")
    event.add("summary", _summary(meeting, reader))
    _add_times(event, meeting)
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.link:
        event.add("url", meeting.link)
    event.add("class", "PRIVATE")  # Whoever shows their calendar to colleagues does not show them this.
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    return event


def _summary(meeting: Meeting, reader: Account) -> str:
    names = ", ".join(member.name for member in meeting.space.others_than(reader) if member.name)
    return _("Mentoring meeting: %(name)s", name=names) if names else _("Mentoring meeting")


def _add_times(event: Event, meeting: Meeting) -> None:
    """In the zone of the meeting; in UTC where its wall time would mean the earlier of two hours, and is the later."""
    zone = ZoneInfo(meeting.zone)
    times = [moment.astimezone(zone) for moment in (meeting.starts_at, meeting.ends_at)]
    if any(_is_the_later_hour(time) for time in times):
        times = [meeting.starts_at, meeting.ends_at]
    event.add("dtstart", times[0])
    event.add("dtend", times[1])


def _is_the_later_hour(time: Any) -> bool:
    return bool(time.fold) and time.utcoffset() != time.replace(fold=0).utcoffset()


def _add_zones(calendar: Calendar, meetings: Sequence[Meeting]) -> None:
    """What the clocks do in each zone, from the year before the first meeting to the year after the last."""
    years = [meeting.starts_at.year for meeting in meetings]
    calendar.add_missing_timezones(first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1))
    for zone in calendar.timezones:
        for observance in zone.subcomponents:
            _tell_by_the_clock_before(observance)
    # The library takes them from a set: without an order of ours the same meetings would make another file each time.
    calendar.subcomponents.sort(key=lambda part: str(part.get("tzid", "~")))


def _tell_by_the_clock_before(observance: Any) -> None:
    """The standard tells a change by the clock before it; the library tells clocks put forward by the clock after."""
    ahead = observance.TZOFFSETTO - observance.TZOFFSETFROM
    if ahead <= timedelta():
        return
    observance.DTSTART -= ahead
    if later := observance.pop("RDATE", None):
        observance.add("rdate", [each.dt - ahead for each in later.dts])
