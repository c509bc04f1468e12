"""Whatever the two do in whatever order, what is written is what is true. `make trust` tries ten times as much."""

import pytest
from flask import Flask

from portal.foundation.db import db
from portal.meetings import actions, note_actions
from portal.meetings.models import Meeting, MeetingStatus
from portal.people.models import Account
from tests.meetings.machine import EXAMPLES, STEPS, Later, run


def examples(app: Flask) -> int:
    """All of them on SQLite, a fifth on PostgreSQL."""
    return EXAMPLES if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite") else EXAMPLES // 5


def test_in_any_order_what_is_written_is_what_is_true(app: Flask, later: Later) -> None:
    run(later, examples=examples(app), steps=STEPS)

    assert db.session.scalar(db.select(db.func.count(Meeting.id)))


def hold_at_any_time(meeting: Meeting, *, by: Account) -> None:
    """Held, even when it is still ahead."""
    db.session.refresh(meeting)
    meeting.status, meeting.status_by_id = MeetingStatus.HELD, by.id


@pytest.mark.on_one_database
def test_a_meeting_that_is_held_before_it_begins_is_noticed(
    app: Flask, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "hold_meeting", hold_at_any_time)

    with pytest.raises(AssertionError):
        run(later, examples=25, steps=20, explain=False)


@pytest.mark.on_one_database
def test_a_letter_that_is_not_withdrawn_is_noticed(app: Flask, later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "withdraw", lambda _about: None)

    with pytest.raises(AssertionError):
        run(later, examples=25, steps=20, explain=False)


@pytest.mark.on_one_database
def test_a_thing_done_that_is_forgotten_is_noticed(app: Flask, later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    reconciled = note_actions._reconciled
    monkeypatch.setattr(note_actions, "_reconciled", lambda _kept, typed, space_id: reconciled([], typed, space_id))

    with pytest.raises(AssertionError):
        run(later, examples=50, steps=40, explain=False)
