"""Finding what someone may want to be reminded of, and who does not want to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, contains_eager

from portal.foundation.db import db
from portal.goals.models import Goal, GoalMove
from portal.mail.models import Letter, LetterStatus
from portal.meetings.models import Meeting, MeetingNote, MeetingStatus
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.people.models import Account
from portal.reflections.models import Reflection, ReflectionShare
from portal.reminders.models import Reminder, ReminderKind, SilencedReminder
from portal.spaces.models import Space
from portal.spaces.queries import WITH_MEMBERS


def planned_meetings(*, after: datetime, before: datetime) -> Sequence[Meeting]:
    """Planned meetings that begin between the two (UTC), in places that are open, with everyone who is in them."""
    found = (
        sa.select(Meeting)
        .join(Meeting.space)
        .options(contains_eager(Meeting.space).options(WITH_MEMBERS))
        .where(Meeting.status == MeetingStatus.PLANNED, Meeting.starts_at > after, Meeting.starts_at <= before)
        .where(Space.closed_at.is_(None))
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return db.session.scalars(found).unique().all()


def silenced_kinds(account: Account) -> frozenset[ReminderKind]:
    """What this person has turned off."""
    mine = sa.select(SilencedReminder.kind).where(SilencedReminder.account_id == account.id)
    return frozenset(db.session.scalars(mine.order_by(SilencedReminder.id)))


def silencings() -> frozenset[tuple[int, ReminderKind]]:
    """Who has turned off what: accounts' numbers and kinds."""
    return frozenset(
        (row.account_id, row.kind)
        for row in db.session.execute(sa.select(SilencedReminder.account_id, SilencedReminder.kind))
    )


def sent_since(at: datetime) -> dict[tuple[int, ReminderKind, str], datetime]:
    """When (UTC) whom was reminded of what, of all that was sent after `at`."""
    found = sa.select(Reminder.account_id, Reminder.kind, Reminder.about, Reminder.sent_at).where(Reminder.sent_at > at)
    return {(row.account_id, row.kind, row.about): row.sent_at for row in db.session.execute(found)}


def was_reminded(account: Account, kind: ReminderKind, about: str) -> bool:
    """Whether this very reminder has been sent."""
    found = sa.select(Reminder.id).where(
        Reminder.account_id == account.id, Reminder.kind == kind, Reminder.about == about
    )
    return db.session.scalar(found) is not None


def last_digest_of(account: Account) -> Reminder | None:
    """What keeps this person's latest digest from being sent again."""
    mine = sa.select(Reminder).where(Reminder.account_id == account.id, Reminder.kind == ReminderKind.DIGEST)
    return db.session.scalar(mine.order_by(Reminder.sent_at.desc(), Reminder.id.desc()).limit(1))


def last_digest_at(account: Account) -> datetime | None:
    """When this person's latest digest was sent (UTC)."""
    last = last_digest_of(account)
    return last.sent_at if last else None


def is_silenced(account_id: int, kind: ReminderKind) -> bool:
    """Whether the person of this number has turned this kind off."""
    found = sa.select(SilencedReminder.id).where(
        SilencedReminder.account_id == account_id, SilencedReminder.kind == kind
    )
    return db.session.scalar(found) is not None


def readers_of_withdrawn(kind: str, *, since: datetime) -> Sequence[Account]:
    """To whom letters of this kind that were due `since` then (UTC) have not gone, for they were withdrawn."""
    stayed = sa.select(Letter.account_id).where(
        Letter.status == LetterStatus.WITHDRAWN, Letter.due_at > since, Letter.kind == kind, Letter.about.is_not(None)
    )
    return db.session.scalars(sa.select(Account).where(Account.id.in_(stayed)).order_by(Account.id)).all()


@dataclass(frozen=True)
class News:
    """Something one person did in a place, when (UTC). What it says stays there."""

    kind: str  # goal, note, ground_rules or reflection
    space_id: int
    by_id: int
    at: datetime


def news_between(after: datetime, until: datetime) -> list[News]:
    """What has happened in all places between the two (UTC): one query."""
    newer = aliased(GroundRules)
    replaced = sa.exists().where(newer.space_id == GroundRules.space_id, newer.number > GroundRules.number)
    parts = (
        _news("goal", Goal.space_id, Goal.edited_by_id, Goal.edited_at),
        _news("goal", Goal.space_id, GoalMove.by_id, GoalMove.at).join(Goal, Goal.id == GoalMove.goal_id),
        _news("note", Meeting.space_id, MeetingNote.edited_by_id, MeetingNote.edited_at).join(
            Meeting, Meeting.id == MeetingNote.meeting_id
        ),
        _news("ground_rules", GroundRules.space_id, GroundRules.author_id, GroundRules.written_at).where(~replaced),
        _news("reflection", ReflectionShare.space_id, Reflection.author_id, ReflectionShare.since)
        .join(Reflection, Reflection.id == ReflectionShare.reflection_id)
        .where(ReflectionShare.until.is_(None)),
    )
    every = sa.union_all(
        *(part.where(part.selected_columns.at > after, part.selected_columns.at <= until) for part in parts)
    )
    return [News(*row) for row in db.session.execute(every.order_by("at", "kind"))]


def _news(kind: str, space: Any, by: Any, at: Any) -> sa.Select[Any]:
    return sa.select(sa.literal(kind).label("kind"), space.label("space_id"), by.label("by_id"), at.label("at"))


def open_spaces(ids: set[int]) -> Sequence[Space]:
    """Those of these places that are open, with everyone who is in them."""
    found = sa.select(Space).options(WITH_MEMBERS).where(Space.id.in_(ids), Space.closed_at.is_(None))
    return db.session.scalars(found.order_by(Space.id)).unique().all()


def has_accepted_newest_rules(account: Account, space: Space) -> bool:
    """Whether this person has said yes to the newest ground rules of the place."""
    newest = (
        sa.select(GroundRules.id).where(GroundRules.space_id == space.id).order_by(GroundRules.number.desc()).limit(1)
    )
    said_yes = sa.select(GroundRulesAcceptance.id).where(
        GroundRulesAcceptance.ground_rules_id == newest.scalar_subquery(),
        GroundRulesAcceptance.account_id == account.id,
    )
    return db.session.scalar(said_yes) is not None
