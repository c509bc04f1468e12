"""Everything that changes a meeting. Functions here flush; they never commit, and the audit ledger hears nothing."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.merging import merge
from portal.mail.actions import withdraw
from portal.meetings import letters, policy, rules, series_letters
from portal.meetings.models import Meeting, MeetingForm, MeetingStatus
from portal.people.models import Account
from portal.spaces.models import Space


@dataclass(frozen=True)
class Appointment:
    """When, for how long and where: what two people agree on."""

    starts_at: datetime
    minutes: int
    form: MeetingForm
    place: str = ""
    link: str = ""

    def fields(self) -> dict[str, str]:
        """As a form merges them."""
        return {
            "when": self.starts_at.isoformat(),
            "minutes": str(self.minutes),
            "how": self.form.value,
            "place": self.place,
            "link": self.link,
        }

    @classmethod
    def from_fields(cls, fields: dict[str, str]) -> "Appointment":
        """What `fields` said."""
        return cls(
            datetime.fromisoformat(fields["when"]),
            int(fields["minutes"]),
            MeetingForm(fields["how"]),
            fields["place"],
            fields["link"],
        )


def appointment_of(meeting: Meeting) -> Appointment:
    """What is agreed now."""
    return Appointment(meeting.starts_at, meeting.minutes, meeting.form, meeting.place, meeting.link)


def lock_open_space(space: Space) -> None:
    """Hold `space` until the unit of work ends. Raises `SpaceIsClosed`."""
    lock(space)
    if space.closed_at is not None:
        raise rules.SpaceIsClosed


def agree_meeting(
    space: Space, public_id: str, *, author: Account, appointment: Appointment, agenda: str = "",
    series: str | None = None,
) -> Meeting:  # fmt: skip
    """Put a meeting down under the name its form carried, and tell the others; sent twice it is there once.

    Raises `SpaceIsClosed`, `DateHasPassed`, `TimeHasPassed`, `DateIsFarAway`, `NameIsTaken` and `AlreadySaved`.
    """
    lock_open_space(space)
    if there := _saved_before(space, public_id, appointment, agenda):
        return there
    rules.must_be_ahead(appointment.starts_at, author.time_zone)
    meeting = _put_down(space, public_id, author=author, appointment=appointment, agenda=agenda)
    meeting.series = series
    db.session.flush()
    for reader in space.others_than(author):
        letters.meeting_agreed(meeting, author=author, reader=reader)
    return meeting


def record_meeting(space: Space, public_id: str, *, author: Account, appointment: Appointment) -> Meeting:
    """Put down a meeting that was held already; nobody needs a letter about it.

    Raises `SpaceIsClosed`, `HasNotBegun`, `DateIsFarAway`, `NameIsTaken` and `AlreadySaved`.
    """
    lock_open_space(space)
    if there := _saved_before(space, public_id, appointment, ""):
        return there
    rules.must_have_begun(appointment.starts_at)
    meeting = _put_down(space, public_id, author=author, appointment=appointment, agenda="")
    _settle(meeting, MeetingStatus.HELD, by=author)
    return meeting


def move_meeting(meeting: Meeting, *, by: Account, seen: str, appointment: Appointment) -> None:
    """Another time, length or place, merged with what the other may have changed meanwhile; the others are told.

    Raises `SpaceIsClosed`, `IsSettled`, `DateHasPassed`, `TimeHasPassed`, `DateIsFarAway` and `ChangedMeanwhile`.
    """
    lock_open_space(meeting.space)
    lock(meeting)
    if not policy.may_be_changed(meeting):
        raise rules.IsSettled
    stored = appointment_of(meeting)
    merged = Appointment.from_fields(merge(seen=seen, stored=stored.fields(), typed=appointment.fields()))
    if merged == stored:
        return
    rules.must_be_ahead(merged.starts_at, by.time_zone)
    _write(meeting, merged)
    if merged.starts_at != stored.starts_at:
        meeting.moved_from = stored.starts_at
        meeting.zone = by.time_zone
    meeting.sequence += 1
    meeting.agreed_at = now()
    db.session.flush()
    withdraw(letters.about(meeting))
    for reader in meeting.space.others_than(by):
        letters.meeting_changed(meeting, was_at=stored.starts_at, author=by, reader=reader)


def cancel_meeting(meeting: Meeting, *, by: Account) -> None:
    """It will not be; the others are told. Cancelling twice has one effect. Raises `SpaceIsClosed` and `IsSettled`."""
    lock_open_space(meeting.space)
    lock(meeting)
    if meeting.status is MeetingStatus.CANCELLED:
        return
    if not policy.may_be_cancelled(meeting, now()):
        raise rules.IsSettled
    _cancel(meeting, by=by)
    for reader in meeting.space.others_than(by):
        letters.meeting_cancelled(meeting, author=by, reader=reader)


def cancel_coming_meetings(space: Space, *, by: Account | None) -> int:
    """When a pair ends, what is still ahead is off; its end is told in letters of its own. Answers how many it was."""
    lock(space)
    planned = sa.select(Meeting).where(Meeting.space_id == space.id, Meeting.status == MeetingStatus.PLANNED)
    every = db.session.scalars(planned.order_by(Meeting.id).with_for_update()).all()
    coming = [meeting for meeting in every if meeting.starts_at > now()]
    for meeting in coming:
        _cancel(meeting, by=by)
    for meeting in every:
        withdraw(letters.about(meeting))  # Nor does anybody have to answer whether they met.
    for series in {meeting.series for meeting in every if meeting.series}:
        withdraw(series_letters.about(series))
    return len(coming)


def hold_meeting(meeting: Meeting, *, by: Account) -> None:
    """The two met, says one of them; either can correct it later. Raises `SpaceIsClosed` and `HasNotBegun`."""
    _answer(meeting, MeetingStatus.HELD, by=by)


def not_held_meeting(meeting: Meeting, *, by: Account) -> None:
    """The two did not meet, says one of them. Raises `SpaceIsClosed` and `HasNotBegun`."""
    _answer(meeting, MeetingStatus.CANCELLED, by=by)


def edit_agenda(meeting: Meeting, *, seen: str, agenda: str) -> None:
    """What to talk about, one topic a line. Raises `SpaceIsClosed`, and `ChangedMeanwhile` if both wrote."""
    lock_open_space(meeting.space)
    lock(meeting)
    stored = {"agenda": meeting.agenda}
    merged = merge(seen=seen, stored=stored, typed={"agenda": agenda})
    if merged != stored:
        meeting.agenda = merged["agenda"]
        db.session.flush()


def _saved_before(space: Space, public_id: str, appointment: Appointment, agenda: str) -> Meeting | None:
    there = db.session.scalar(sa.select(Meeting).where(Meeting.public_id == public_id))
    if there is None:
        return None
    if there.space_id != space.id:
        raise rules.NameIsTaken
    if (appointment_of(there), there.agenda) != (appointment, agenda):
        raise rules.AlreadySaved
    return there


def _put_down(space: Space, public_id: str, *, author: Account, appointment: Appointment, agenda: str) -> Meeting:
    meeting = Meeting(public_id=public_id, space=space, author_id=author.id, zone=author.time_zone)
    _write(meeting, appointment)
    meeting.agenda = agenda
    db.session.add(meeting)
    db.session.flush()
    return meeting


def _write(meeting: Meeting, appointment: Appointment) -> None:
    meeting.starts_at, meeting.minutes, meeting.form = appointment.starts_at, appointment.minutes, appointment.form
    meeting.place, meeting.link = appointment.place, appointment.link


def _answer(meeting: Meeting, status: MeetingStatus, *, by: Account) -> None:
    lock_open_space(meeting.space)
    lock(meeting)
    rules.must_have_begun(meeting.starts_at)
    if meeting.status is not status:
        _settle(meeting, status, by=by)
        withdraw(letters.about(meeting))


def _cancel(meeting: Meeting, *, by: Account | None) -> None:
    _settle(meeting, MeetingStatus.CANCELLED, by=by)
    meeting.sequence += 1
    withdraw(letters.about(meeting))
    db.session.flush()


def _settle(meeting: Meeting, status: MeetingStatus, *, by: Account | None) -> None:
    meeting.status, meeting.status_by_id, meeting.status_at = status, by.id if by else None, now()
    db.session.flush()
