"""What has outlived its time goes, and not a day sooner."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.accounts.models import SignInRequest
from portal.audit.models import AuditEntry
from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.heartbeats.actions import last_beat
from portal.mail.models import Attachment, Letter, LetterStatus
from portal.parking.actions import park
from portal.parking.models import ParkedForm
from portal.people.actions import open_sign_in
from portal.people.models import Role, SignIn
from portal.photos.models import PhotoRequest, RequestOutcome
from portal.privacy.actions import prune
from portal.privacy.holdings import HOLDINGS
from portal.reminders.models import Reminder, ReminderKind
from portal.throttle.models import ThrottleCounter
from tests import factories

Later = Callable[[timedelta], None]
KEPT_FOR = {
    SignIn: timedelta(hours=36),  # Half a day unused, and a day.
    SignInRequest: timedelta(days=1),
    Letter: timedelta(days=14),
    ParkedForm: timedelta(days=60),
    AuditEntry: timedelta(days=730),
    ThrottleCounter: timedelta(minutes=15),
    Reminder: timedelta(days=60),
    Attachment: timedelta(days=14),
    PhotoRequest: timedelta(days=730),
}
A_MOMENT = timedelta(minutes=1)


def fill() -> None:
    """A row in each of these tables, made now."""
    person = factories.account()
    for status in (LetterStatus.SENT, LetterStatus.DEAD, LetterStatus.WITHDRAWN):
        letter = factories.letter(status)
        with unit_of_work():
            letter.attachments = [enclosed := Attachment(file_name="meeting.ics", media_type="text/calendar")]
            enclosed.content = "BEGIN:VCALENDAR"
    with unit_of_work():
        db.session.add(Reminder(account_id=person.id, kind=ReminderKind.DIGEST, about="2026-11-23"))
        handled = {"due_at": now(), "handled_at": now(), "outcome": RequestOutcome.ANSWERED}
        asked = PhotoRequest(number="x", email="x@example.org", language="en", **handled)
        asked.which = asked.wish = "x"
        db.session.add(asked)
        open_sign_in(person, user_agent="")
        park(person.id, "somewhere", [])
        hashes = {name: new_public_id() for name in ("link_hash", "code_hash", "browser_hash")}
        db.session.add(SignInRequest(account_id=person.id, return_to="", **hashes))
        db.session.add(ThrottleCounter(key="k", count=1, expires_at=now() + KEPT_FOR[ThrottleCounter]))


def how_many(kind: type) -> int:
    db.session.rollback()
    return db.session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


@pytest.mark.parametrize("kind", [*KEPT_FOR])
def test_it_goes_when_its_time_has_come_and_not_sooner(app: Flask, later: Later, kind: type) -> None:
    fill()
    there = how_many(kind)

    later(KEPT_FOR[kind] - A_MOMENT)
    prune()
    kept = how_many(kind)
    later(KEPT_FOR[kind] + A_MOMENT)
    prune()

    assert (there > 0, kept, how_many(kind)) == (True, there, 0)


@pytest.mark.parametrize(
    ("role", "ended", "seen", "kept_for"),
    [
        (Role.NONE, True, timedelta(0), timedelta(days=1)),
        (Role.NONE, False, timedelta(days=14), timedelta(days=15)),
        (Role.STAFF, False, timedelta(0), timedelta(hours=25)),
        (Role.ADMINISTRATOR, False, timedelta(hours=12), timedelta(hours=36)),
    ],
)
def test_a_sign_in_goes_a_day_after_its_end(
    app: Flask, later: Later, role: Role, ended: bool, seen: timedelta, kept_for: timedelta
) -> None:
    person = factories.account(role)
    with unit_of_work():
        signed_in = open_sign_in(person, user_agent="")
        signed_in.ended_at = now() if ended else None
        signed_in.last_seen_at += seen

    later(kept_for - A_MOMENT)
    prune()
    kept = how_many(SignIn)
    later(kept_for + A_MOMENT)
    prune()

    assert (kept, how_many(SignIn)) == (1, 0)


def test_a_letter_that_still_waits_is_not_forgotten(app: Flask, later: Later) -> None:
    factories.letter(LetterStatus.WAITING)

    later(timedelta(days=100))
    prune()

    assert how_many(Letter) == 1


def test_every_room_that_forgets_is_tried_here() -> None:
    tables = {column.split(".")[0] for holding in HOLDINGS if holding.prune for column in holding.columns}

    tried = {kind.__tablename__ for kind in KEPT_FOR}

    with_them = {"account", "silenced_reminder", "photo", "photo_person"}  # In one holding with what is forgotten.
    assert tables <= tried | with_them


def test_peoples_words_stay(app: Flask, later: Later) -> None:
    mine = factories.reflection(body="Still here.")

    later(timedelta(days=300))
    prune()

    db.session.refresh(mine)
    assert mine.body == "Still here."


def test_the_command_says_how_many_went_and_shows_a_sign_of_life(app: Flask, later: Later) -> None:
    fill()
    later(timedelta(days=3650))

    result = app.test_cli_runner().invoke(args=["privacy", "prune"])

    db.session.rollback()
    assert (result.exit_code, any(character.isdigit() for character in result.output)) == (0, True)
    assert last_beat("prune") is not None
