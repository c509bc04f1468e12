"""Agreeing on several meetings at once, and cancelling those ahead. Functions here flush; they never commit."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import PUBLIC_ID_LENGTH, db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.mail.actions import withdraw
from portal.meetings import letters as letters_of_one
from portal.meetings import series_letters as letters
from portal.meetings.models import Meeting, MeetingForm, MeetingStatus
from portal.meetings.series_dates import Rhythm, moments_of
from portal.meetings.series_queries import ahead_in, meetings_named
from portal.people.models import Account
from portal.spaces.models import Space


class NothingNewAfterTheEnd(Refused):
    """The mentoring has ended, so the place is only read."""

    message = _l("Your mentoring has ended, so meetings can no longer be agreed or cancelled here.")


class FirstMeetingIsOver(Refused):
    """The first meeting would have begun already."""

    message = _l("That time has passed. Choose a later date or time.")


class SeriesIsSaved(Refused):
    """The same form was sent before with other words."""

    message = _l("These meetings were saved already. Open them from the list if you want to change them.")


class SeriesIsElsewhere(Refused):
    """The address belongs to meetings of another place."""

    message = _l("We cannot find that page")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is the same for each meeting of a series."""

    minutes: int
    form: MeetingForm
    place: str
    link: str


def name_in_series(series_id: str, number: int) -> str:
    """The public id of one meeting of a series: the same each time the form is sent."""
    digest = hashlib.sha256(f"{series_id} {number}".encode()).digest()
    return urlsafe_b64encode(digest).decode()[:PUBLIC_ID_LENGTH]


def agree_series(space: Space, *, author: Account, series_id: str, rhythm: Rhythm, terms: Terms) -> Sequence[Meeting]:
    """Agree on every meeting of `rhythm`, and tell the others in one letter. Sent twice, it is there once.

    Raises `NothingNewAfterTheEnd`, `FirstMeetingIsOver`, `SeriesIsElsewhere`, `SeriesIsSaved` when it is there with
    other words, and what `moments_of` raises.
    """
    lock(space)
    if space.closed_at is not None:
        raise NothingNewAfterTheEnd
    if there := meetings_named(series_id):
        if any(meeting.space_id != space.id for meeting in there):
            raise SeriesIsElsewhere
        agreed = [(each.starts_at, each.minutes, each.form, each.place, each.link) for each in there]
        typed = [(at, terms.minutes, terms.form, terms.place, terms.link) for at in sorted(moments_of(rhythm))]
        if agreed != typed:
            raise SeriesIsSaved
        return there
    moments = moments_of(rhythm)
    if min(moments) <= now():
        raise FirstMeetingIsOver
    meetings = []
    for number, starts_at in enumerate(moments):
        meeting = Meeting(
            public_id=name_in_series(series_id, number),
            space_id=space.id,
            author_id=author.id,
            starts_at=starts_at,
            zone=rhythm.zone,
            minutes=terms.minutes,
            form=terms.form,
            series=series_id,
        )
        meeting.place, meeting.link, meeting.agenda = terms.place, terms.link, ""
        meetings.append(meeting)
    db.session.add_all(meetings)
    db.session.flush()
    for reader in space.others_than(author):
        letters.series_agreed(meetings, space=space, author=author, reader=reader)
    return meetings


def cancel_series(space: Space, *, by: Account, series_id: str) -> Sequence[Meeting]:
    """Cancel what is still planned and ahead, and tell the others; answers which meetings that were.

    With nothing ahead nothing happens. Raises `NothingNewAfterTheEnd`.
    """
    lock(space)
    if space.closed_at is not None:
        raise NothingNewAfterTheEnd
    meetings = db.session.scalars(
        sa.select(Meeting)
        .where(Meeting.space_id == space.id, *ahead_in(series_id))
        .order_by(Meeting.starts_at, Meeting.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for meeting in meetings:
        meeting.status, meeting.status_by_id, meeting.status_at = MeetingStatus.CANCELLED, by.id, now()
        meeting.sequence += 1
        withdraw(letters_of_one.about(meeting))  # A move or a reminder of one that is off.
    db.session.flush()
    if meetings:
        withdraw(letters.about(series_id))
        for reader in space.others_than(by):
            letters.series_cancelled(meetings, space=space, by=by, reader=reader)
    return meetings
