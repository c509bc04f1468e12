"""Reminding people, once each, at the right moment of their own day. Functions here flush; they never commit."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.foundation.db import db, delete_rows, lock
from portal.foundation.logs import failure
from portal.mail.actions import stayed_at_home, withdraw_kind
from portal.mail.queries import last_letter_at
from portal.meetings.models import Meeting, MeetingStatus
from portal.people.models import Account
from portal.reminders import letters, queries, times
from portal.reminders.models import Reminder, ReminderKind, SilencedReminder
from portal.reminders.queries import News
from portal.spaces.models import Space
from portal.spaces.news import about_news

DIGEST = ReminderKind.DIGEST
LOOK_BACK = timedelta(days=3)
AT_MOST_EVERY = timedelta(hours=20)
SETTLED_AFTER = timedelta(minutes=1)  # Whatever was done is committed by then: nothing falls between two digests.

Errand = Callable[[datetime], bool]  # Given the moment (UTC) at which it is run; says whether it sent.


def errands_at(at: datetime) -> Iterator[Errand]:
    """What may have to be sent at `at` (UTC), each to be run in a unit of work of its own.

    What was sent, or is not wanted, is left out here already: a few queries in all, however many meetings there are.
    """
    sent, silenced = queries.sent_since(at - LOOK_BACK), queries.silencings()
    for kind, meeting, reader in _due_at(at):
        if (reader.id, kind) not in silenced and (reader.id, kind, _about(meeting)) not in sent:
            yield _of_meeting(kind, meeting, reader)
    withdrawn = queries.readers_of_withdrawn(letters.LETTERS[DIGEST], since=at - LOOK_BACK)
    yield from (_forgetting(reader) for reader in withdrawn)
    lately = {who for (who, kind, _what), when in sent.items() if kind is DIGEST and when > at - AT_MOST_EVERY}
    lately -= {reader.id for reader in withdrawn}
    yield from _digests(at, without=lately | {who for who, kind in silenced if kind is DIGEST})


def _due_at(at: datetime) -> Iterator[tuple[ReminderKind, Meeting, Account]]:
    for kind, after, before in (
        (ReminderKind.DAY_BEFORE, at + times.BEFORE_LEAVING_HOME, at + times.A_DAY_BEFORE),
        (ReminderKind.MORNING_AFTER, at - LOOK_BACK, at),
    ):
        for meeting in queries.planned_meetings(after=after, before=before):
            for reader in meeting.space.members:
                if _calmly(_is_due, kind, meeting, reader, at):
                    yield kind, meeting, reader


def _calmly(question: Callable[..., bool], *about: Any) -> bool:
    """The answer; no, when one person's row is such that it cannot be asked: nobody else waits for that."""
    try:
        return question(*about)
    except Exception as error:
        failure(error)
        return False


def _is_due(kind: ReminderKind, meeting: Meeting, reader: Account, at: datetime) -> bool:
    window = _window(kind, meeting, reader)
    known = kind is ReminderKind.DAY_BEFORE and meeting.agreed_at > window.opens  # They have just had its letter.
    return window.is_open(at) and not known


def _window(kind: ReminderKind, meeting: Meeting, reader: Account) -> times.Window:
    if kind is ReminderKind.DAY_BEFORE:
        return times.day_before(meeting.starts_at, reader.time_zone)
    return times.morning_after(meeting.ends_at, reader.time_zone)


def _of_meeting(kind: ReminderKind, meeting: Meeting, reader: Account) -> Errand:
    return lambda at: remind_of_meeting(kind, meeting, reader=reader, at=at)


def remind_of_meeting(kind: ReminderKind, meeting: Meeting, *, reader: Account, at: datetime) -> bool:
    """Send one person the reminder of one meeting, unless it was sent, is unwanted, or things are no longer so."""
    lock(meeting.space)  # The pair may have ended since the errand was written down.
    lock(meeting)
    over = meeting.status is not MeetingStatus.PLANNED or meeting.space.closed_at is not None
    if over or not _is_due(kind, meeting, reader, at):
        return False
    if kind in queries.silenced_kinds(reader) or not _note(reader, kind, _about(meeting), at):
        return False
    tell = letters.day_before if kind is ReminderKind.DAY_BEFORE else letters.morning_after
    tell(meeting, reader=reader, useful_until=_window(kind, meeting, reader).closes)
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


def _digests(at: datetime, *, without: set[int]) -> Iterator[Errand]:
    news = queries.news_between(at - LOOK_BACK, at - SETTLED_AFTER)
    spaces = {space.id: space for space in queries.open_spaces({each.space_id for each in news})}
    for reader in {member.id: member for space in spaces.values() for member in space.members}.values():
        if reader.id not in without and _calmly(_reads_digests, reader, at):
            theirs = [each for each in news if each.by_id != reader.id and _is_in(reader, spaces.get(each.space_id))]
            if theirs:
                yield _digest(reader, theirs, spaces, at)


def _reads_digests(reader: Account, at: datetime) -> bool:
    return times.digest_window(at, reader.time_zone).is_open(at)


def _is_in(reader: Account, space: Space | None) -> bool:
    return space is not None and any(member.id == reader.id for member in space.members)


def _digest(reader: Account, news: list[News], spaces: dict[int, Space], as_of: datetime) -> Errand:
    return lambda at: send_digest(reader, news, spaces, as_of=as_of, at=at)


def send_digest(reader: Account, news: list[News], spaces: dict[int, Space], *, as_of: datetime, at: datetime) -> bool:
    """Tell one person once a day, in one letter, where there is something new; never what. `news` was read `as_of`."""
    window = times.digest_window(at, reader.time_zone)
    if not window.is_open(at) or DIGEST in queries.silenced_kinds(reader):
        return False
    last = queries.last_digest_at(reader)
    told = last_letter_at(reader.id, letters.LETTERS[ReminderKind.SHARED])  # It has been the message of this day.
    if any(each and each > at - AT_MOST_EVERY for each in (last, told)):
        return False
    fresh = [each for each in news if spaces[each.space_id].closed_at is None]
    fresh = [each for each in fresh if not last or each.at > last - SETTLED_AFTER]
    fresh = [each for each in fresh if each.kind != "reflection" or not told or each.at > told]
    fresh = [each for each in fresh if each.kind != "ground_rules" or not _said_yes(reader, spaces[each.space_id])]
    if not fresh or not _note(reader, DIGEST, at.astimezone(ZoneInfo(reader.time_zone)).date().isoformat(), as_of):
        return False
    letters.digest(reader, fresh, spaces, useful_until=window.closes)
    return True


def _forgetting(reader: Account) -> Errand:
    return lambda _at: forget_withdrawn_digest(reader)


def forget_withdrawn_digest(reader: Account) -> bool:
    """A digest that stayed at home has told nothing: its day is free again, for what else there is to tell."""
    if stayed_at_home(about_news(reader)) and (last := queries.last_digest_of(reader)):
        db.session.delete(last)
        db.session.flush()
    return False


def _said_yes(reader: Account, space: Space) -> bool:
    return queries.has_accepted_newest_rules(reader, space)


def turn_off(account: Account, kind: ReminderKind) -> None:
    """From now on no reminder of this kind, nor one that waits; turning it off twice is turning it off."""
    withdraw_kind(letters.LETTERS[kind], account_id=account.id)
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
