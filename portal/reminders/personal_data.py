"""What reminding leaves behind about one person."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Holding, Rows
from portal.mail.actions import discard
from portal.people.models import Account
from portal.reminders.actions import forget_before
from portal.reminders.models import Reminder, SilencedReminder
from portal.spaces.models import Membership
from portal.spaces.news import about_news

KEPT_FOR = timedelta(days=60)
_KEPT = "60 days after it was sent"
_WISH = "as long as the wish stands"


def export(account_id: int) -> Rows:
    """What was sent, and what is turned off."""
    sent = sa.select(Reminder).where(Reminder.account_id == account_id).order_by(Reminder.id)
    off = sa.select(SilencedReminder).where(SilencedReminder.account_id == account_id).order_by(SilencedReminder.id)
    return [
        *({"kind": each.kind.value, "about": each.about, "sent": each.sent_at} for each in db.session.scalars(sent)),
        *({"turned off": each.kind.value, "since": each.since} for each in db.session.scalars(off)),
    ]


def erase(account_id: int) -> None:
    """All of it goes, and so do the digests of others in which this person is named."""
    for partner in _partners_of(account_id):
        discard(about_news(partner))
    delete_rows(Reminder, Reminder.account_id == account_id)
    delete_rows(SilencedReminder, SilencedReminder.account_id == account_id)


def _partners_of(account_id: int) -> Sequence[Account]:
    mine = sa.select(Membership.space_id).where(Membership.account_id == account_id)
    theirs = sa.select(Membership.account_id).where(Membership.space_id.in_(mine), Membership.account_id != account_id)
    return db.session.scalars(sa.select(Account).where(Account.id.in_(theirs)).order_by(Account.id)).all()


def prune() -> int:
    """Forget reminders sent two months ago."""
    return forget_before(now() - KEPT_FOR)


HOLDING = Holding(
    title="reminders",
    columns={
        "reminder.account_id": Column("who was reminded", _KEPT, exported=False),
        "reminder.kind": Column("not to remind twice: of what kind", _KEPT),
        "reminder.about": Column("not to remind twice: of which meeting or day", _KEPT),
        "silenced_reminder.account_id": Column("who does not want to be reminded", _WISH, exported=False),
        "silenced_reminder.kind": Column("of what", _WISH),
        "silenced_reminder.since": Column("since when", _WISH),
    },
    export=export,
    erase=erase,
    prune=prune,
)
