"""The letters about a series: all the days in one list and one calendar file, never what is to be talked about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from portal.foundation import dates
from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import ngettext, speaking
from portal.foundation.quiet_hours import outside_quiet_hours
from portal.mail.actions import Enclosure, post
from portal.mail.words import Words
from portal.meetings.calendar import MEDIA_TYPE, calendar_of
from portal.meetings.models import Meeting
from portal.people.models import Account
from portal.spaces.models import Space
from portal.web.addresses import absolute_url

TO_TURN_BACK = timedelta(hours=3)


def about(series_id: str | None) -> str:
    """What the letters tell of, so that they can be withdrawn."""
    return f"series:{series_id}"


def series_agreed(meetings: Sequence[Meeting], *, space: Space, author: Account, reader: Account) -> None:
    """Tell `reader` all the days that `author` has agreed on, with a file for their calendar."""
    with speaking(reader.language, reader.time_zone):
        many = len(meetings)
        words = Words(
            subject=ngettext(
                "%(name)s agreed %(num)d meeting with you", "%(name)s agreed %(num)d meetings with you", many,
                name=author.name,
            ),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[_("%(name)s agreed these meetings with you:", name=author.name), *_days(meetings, reader)],
            button=(_("Look at the meetings"), _page_of(space)),
            afterwards=[
                _("The enclosed file brings them into your calendar."),
                _("If one of them does not suit you, you can move it."),
            ],
            why=_why(),
        )  # fmt: skip
        _post(words, meetings, reader, kind="series agreed", method="PUBLISH")


def series_cancelled(meetings: Sequence[Meeting], *, space: Space, by: Account, reader: Account) -> None:
    """Tell `reader` which meetings `by` has cancelled, so that nobody comes in vain."""
    with speaking(reader.language, reader.time_zone):
        words = Words(
            subject=ngettext(
                "%(name)s cancelled %(num)d meeting", "%(name)s cancelled %(num)d meetings", len(meetings),
                name=by.name,
            ),
            greeting=_("Hello %(name)s!", name=reader.name),
            paragraphs=[_("%(name)s cancelled these meetings:", name=by.name), *_days(meetings, reader)],
            button=(_("Agree on a new time"), _page_of(space)),
            afterwards=[_("The enclosed file takes them out of your calendar.")],
            why=_why(),
        )  # fmt: skip
        _post(words, meetings, reader, kind="series cancelled", method="CANCEL")


def _why() -> str:
    return _("You got this message because the two of you are a pair in the mentoring programme.")


def _page_of(space: Space) -> str:
    return absolute_url("meetings.show_meetings", space_id=space.public_id)


def _days(meetings: Sequence[Meeting], reader: Account) -> list[str]:
    """Each day on a line, and in which zone they are told."""
    zone = _("Times are in your time zone: %(zone)s.", zone=dates.zone_in_words(reader.time_zone))
    return [*(dates.day_and_time(meeting.starts_at) for meeting in meetings), zone]


def _post(words: Words, meetings: Sequence[Meeting], reader: Account, *, kind: str, method: str) -> None:
    text = calendar_of(meetings, reader=reader, method=method)
    post(
        reader.email,
        words,
        kind=kind,
        account_id=reader.id,
        about=about(meetings[0].series),
        due_at=_due(meetings[0].starts_at, reader),
        useful_until=meetings[-1].ends_at,
        enclosures=[Enclosure(_("meetings.ics"), f"{MEDIA_TYPE}; method={method}", text)],
    )


def _due(first: datetime, reader: Account) -> datetime:
    """Not at night; unless by the morning it would be too late to stay at home."""
    morning = outside_quiet_hours(now(), reader.time_zone)
    return morning if morning + TO_TURN_BACK < first else now()
