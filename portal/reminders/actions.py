"""Reminding people, once each, at the right moment of their own day. Functions here flush; they never commit."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.foundation.db import db, delete_rows, lock
from portal.meetings.models import Meeting, MeetingStatus
from portal.people.models import Account
from portal.reminders import letters, queries, times
from portal.reminders.models import Reminder, ReminderKind, SilencedReminder
from portal.reminders.queries import News
from portal.spaces.models import Space

LOOK_BACK = timedelta(days=3)
AT_MOST_EVERY = timedelta(hours=20)

Errand = Callable[[], bool]


def errands_at(at: datetime) -> Iterator[Errand]:
    """What may have to be sent at `at` (UTC), each to be run in a unit of work of its own; it says whether it sent."""
    for meeting in queries.planned_meetings(after=at + times.BEFORE_LEAVING_HOME, before=at + timedelta(hours=40)):
        for reader in meeting.space.members:
            if times.day_before(meeting.starts_at, reader.time_zone).is_open(at):
                yield _of_meeting(ReminderKind.DAY_BEFORE, meeting, reader, at)
    for meeting in queries.planned_meetings(after=at - LOOK_BACK, before=at):
        for reader in meeting.space.members:
            if times.morning_after(meeting.ends_at, reader.time_zone).is_open(at):
                yield _of_meeting(ReminderKind.MORNING_AFTER, meeting, reader, at)
    yield from _digests(at)


def _of_meeting(kind: ReminderKind, meeting: Meeting, reader: Account, at: datetime) -> Errand:
    return lambda: remind_of_meeting(kind, meeting, reader=reader, at=at)


def remind_of_meeting(kind: ReminderKind, meeting: Meeting, *, reader: Account, at: datetime) -> bool:
    """Send one person the reminder of one meeting, unless it was sent, is unwanted, or things are no longer so."""
    lock(meeting)
    window = times.day_before(meeting.starts_at, reader.time_zone)
    if kind is ReminderKind.MORNING_AFTER:
        window = times.morning_after(meeting.ends_at, reader.time_zone)
    known = kind is ReminderKind.DAY_BEFORE and meeting.agreed_at > window.opens  # They have just had its letter.
    if meeting.status is not MeetingStatus.PLANNED or known or not window.is_open(at):
        return False
    if kind in queries.silenced_kinds(reader) or not _note(reader, kind, _about(meeting), at):
        return False
    tell = letters.day_before if kind is ReminderKind.DAY_BEFORE else letters.morning_after
    tell(meeting, reader=reader, useful_until=window.closes)
    return True


def _about(meeting: Meeting) -> str:
    """A meeting at its time: moved, it is another one."""
    return f"{meeting.public_id} {meeting.starts_at:%Y-%m-%dT%H:%M}Z"


def _note(reader: Account, kind: ReminderKind, about: str, at: datetime) -> bool:
    """Claim the right to send; False for whoever comes second."""
    if queries.was_reminded(reader, kind, about):
        return False
    try:
        with db.session.begin_nested():
            db.session.add(Reminder(account_id=reader.id, kind=kind, about=about, sent_at=at))
    except IntegrityError:
        return False
    return True


def _digests(at: datetime) -> Iterator[Errand]:
    news = queries.news_since(at - LOOK_BACK)
    spaces = {space.id: space for space in queries.open_spaces({each.space_id for each in news})}
    for reader in {member.id: member for space in spaces.values() for member in space.members}.values():
        if times.digest_window(at, reader.time_zone).is_open(at):
            theirs = [each for each in news if each.by_id != reader.id and _is_in(reader, spaces.get(each.space_id))]
            if theirs:
                yield _digest(reader, theirs, spaces, at)


def _is_in(reader: Account, space: Space | None) -> bool:
    return space is not None and any(member.id == reader.id for member in space.members)


def _digest(reader: Account, news: list[News], spaces: dict[int, Space], at: datetime) -> Errand:
    return lambda: send_digest(reader, news, spaces, at=at)


def send_digest(reader: Account, news: list[News], spaces: dict[int, Space], *, at: datetime) -> bool:
    """Tell one person once a day, in one letter, where there is something new; never what."""
    last = queries.last_digest_at(reader)
    told = queries.last_letter_at(reader, "reflection shared")  # It has been the message of this day.
    lately = [moment for moment in (last, told) if moment and moment > at - AT_MOST_EVERY]
    fresh = [each for each in news if not last or each.at > last]
    fresh = [each for each in fresh if each.kind != "reflection" or not told or each.at > told]
    fresh = [each for each in fresh if each.kind != "ground_rules" or not _said_yes(reader, spaces[each.space_id])]
    if lately or not fresh or ReminderKind.DIGEST in queries.silenced_kinds(reader):
        return False
    if not _note(reader, ReminderKind.DIGEST, at.astimezone(ZoneInfo(reader.time_zone)).date().isoformat(), at):
        return False
    letters.digest(reader, fresh, spaces, useful_until=times.digest_window(at, reader.time_zone).closes)
    return True


def _said_yes(reader: Account, space: Space) -> bool:
    return queries.has_accepted_newest_rules(reader, space)


def turn_off(account: Account, kind: ReminderKind) -> None:
    """From now on no reminder of this kind; turning it off twice is turning it off."""
    if kind not in queries.silenced_kinds(account):
        try:
            with db.session.begin_nested():
                db.session.add(SilencedReminder(account_id=account.id, kind=kind))
        except IntegrityError:  # Two windows, one wish.
            return


def turn_on(account: Account, kind: ReminderKind) -> None:
    """Reminders of this kind come again."""
    delete_rows(SilencedReminder, SilencedReminder.account_id == account.id, SilencedReminder.kind == kind)


def forget_before(at: datetime) -> int:
    """Forget what was sent before `at`; answers how many rows went."""
    return delete_rows(Reminder, sa.and_(Reminder.sent_at < at))
