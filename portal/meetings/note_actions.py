"""Everything that changes a note, and what is to be done next. Functions here flush; they never commit."""

from collections.abc import Sequence

import sqlalchemy as sa

from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.merging import merge
from portal.meetings import rules
from portal.meetings.actions import Appointment, lock_open_space, record_meeting
from portal.meetings.models import FollowUp, Meeting, MeetingNote
from portal.people.models import Account
from portal.spaces.models import Space


def note_fields(note: MeetingNote | None) -> dict[str, str]:
    """What the form of a note shows; three empty fields before there is one."""
    if note is None:
        return {"talked": "", "insight": "", "next_steps": ""}
    return {
        "talked": note.talked,
        "insight": note.insight,
        "next_steps": "\n".join(follow_up.text for follow_up in note.follow_ups),
    }


def write_note(meeting: Meeting, *, by: Account, seen: str, talked: str, insight: str, next_steps: str) -> None:
    """Write what stayed of a meeting, together: whoever writes second loses nobody's words, not even of the first note.

    Raises `SpaceIsClosed`, `HasNotBegun`, `NoteIsEmpty`, and `ChangedMeanwhile` for a field that both have changed.
    """
    lock_open_space(meeting.space)
    lock(meeting)
    rules.must_have_begun(meeting.starts_at)
    note = db.session.scalar(
        sa.select(MeetingNote).where(MeetingNote.meeting_id == meeting.id).execution_options(populate_existing=True)
    )
    stored = note_fields(note)
    merged = merge(seen=seen, stored=stored, typed={"talked": talked, "insight": insight, "next_steps": next_steps})
    if note is None and not any(merged.values()):
        raise rules.NoteIsEmpty
    if merged == stored:
        return
    after = _reconciled(note.follow_ups if note else [], merged["next_steps"], meeting.space_id)
    if note is None:
        note = MeetingNote(meeting_id=meeting.id)
        db.session.add(note)
    with db.session.no_autoflush:
        note.edited_at, note.edited_by_id = now(), by.id
        note.talked, note.insight, note.follow_ups = merged["talked"], merged["insight"], after
    db.session.flush()


def record_meeting_with_note(
    space: Space, public_id: str, *, author: Account, appointment: Appointment, seen: str, **words: str
) -> Meeting:
    """Put down a meeting that was held already and, if there are `words`, its note; with what either can raise."""
    meeting = record_meeting(space, public_id, author=author, appointment=appointment)
    if any(words.values()):
        write_note(meeting, by=author, seen=seen, **words)
    return meeting


def _reconciled(kept: Sequence[FollowUp], typed: str, space_id: int) -> list[FollowUp]:
    """One thing for each line. A line that stays as it was is the thing it was: what is done stays done."""
    before, after = list(kept), []
    for place, line in enumerate(typed.splitlines()):
        same = next((follow_up for follow_up in before if follow_up.text == line), None)
        if same:
            before.remove(same)
        else:
            same = FollowUp(space_id=space_id)
            same.text = line
        same.place = place
        after.append(same)
    return after


def finish_follow_up(space: Space, public_id: str, *, by: Account) -> None:
    """It is done, and returns no more. Done twice it is done once; what has gone stays so. Raises `SpaceIsClosed`."""
    follow_up = _held(space, public_id)
    if follow_up and follow_up.done_at is None:
        follow_up.done_at, follow_up.done_by_id = now(), by.id
        db.session.flush()


def reopen_follow_up(space: Space, public_id: str) -> None:
    """It was not done after all. Raises `SpaceIsClosed`."""
    if follow_up := _held(space, public_id):
        follow_up.done_at = follow_up.done_by_id = None
        db.session.flush()


def _held(space: Space, public_id: str) -> FollowUp | None:
    lock_open_space(space)
    found = sa.select(FollowUp).where(FollowUp.public_id == public_id, FollowUp.space_id == space.id)
    return db.session.scalar(found.with_for_update())
