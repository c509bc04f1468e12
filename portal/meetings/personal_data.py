"""What meetings hold about one person: when two met and what they wrote together."""

import sqlalchemy as sa

from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.mail.actions import discard
from portal.meetings.letters import about
from portal.meetings.models import FollowUp, Meeting, MeetingNote
from portal.spaces.models import Membership
from portal.spaces.personal_data import left_by_all_but

_TOGETHER = "until the last of the two is erased; without the name of one who is"


def export(account_id: int) -> Rows:
    """The meetings of the places this person is in, with what the two wrote."""
    return [_meeting(each, account_id) for each in db.session.scalars(_of(account_id))]


def _of(account_id: int) -> sa.Select[Meeting]:
    here = sa.select(Membership.space_id).where(Membership.account_id == account_id, Membership.left_at.is_(None))
    mine = sa.or_(Meeting.space_id.in_(here), Meeting.author_id == account_id)
    return sa.select(Meeting).where(mine).order_by(Meeting.id)


def _meeting(meeting: Meeting, account_id: int) -> dict[str, object]:
    note = meeting.note
    return {
        "in": meeting.space.public_id,
        "put down by me": meeting.author_id == account_id,
        "begins": meeting.starts_at,
        "zone": meeting.zone,
        "minutes": meeting.minutes,
        "how": meeting.form.value,
        "status": meeting.status.value,
        "status since": meeting.status_at,
        "agreed": meeting.agreed_at,
        "moved from": meeting.moved_from,
        "changes": meeting.sequence,
        "series": meeting.series,
        "place": meeting.place,
        "link": meeting.link,
        "topics": meeting.agenda,
        "note": note and _note(note),
    }


def _note(note: MeetingNote) -> dict[str, object]:
    return {
        "edited": note.edited_at,
        "talked": note.talked,
        "insight": note.insight,
        "to do": [{"text": each.text, "number": each.place, "done": each.done_at} for each in note.follow_ups],
    }


def erase(account_id: int) -> None:
    """Letters that name the person go. What two wrote together stays for the other; after the last it goes too."""
    for meeting in db.session.scalars(_of(account_id)):
        discard(about(meeting))
    delete_rows(Meeting, Meeting.space_id.in_(left_by_all_but(account_id)))


def _kept(table: str, columns: dict[str, str], *, hidden: frozenset[str] = frozenset()) -> dict[str, Column]:
    return {
        f"{table}.{name}": Column(purpose, _TOGETHER, exported=name not in hidden, erasure=Erasure.KEPT)
        for name, purpose in columns.items()
    }


HOLDING = Holding(
    title="meetings",
    columns={
        **_kept(
            Meeting.__tablename__,
            {
                "space_id": "whose meeting",
                "author_id": "who put it down",
                "starts_at": "when the two meet",
                "zone": "in which zone that was agreed",
                "minutes": "for how long",
                "form": "face to face or remotely",
                "status_by_id": "who said whether they met",
                "status_at": "when that was said",
                "agreed_at": "when the two agreed on its time",
                "moved_from": "when it was to be before",
                "sequence": "how often it changed, for calendars",
                "series": "which meetings were agreed at once",
                "place_sealed": "where",
                "link_sealed": "where, remotely",
                "agenda_sealed": "what the two want to talk about",
            },
            hidden=frozenset({"space_id", "author_id", "status_by_id"}),
        ),
        **_kept(
            MeetingNote.__tablename__,
            {
                "meeting_id": "of which meeting",
                "edited_at": "when it last changed",
                "edited_by_id": "who wrote last",
                "talked_sealed": "what the two talked about",
                "insight_sealed": "what stayed",
            },
            hidden=frozenset({"meeting_id", "edited_by_id"}),
        ),
        **_kept(
            FollowUp.__tablename__,
            {
                "note_id": "of which note",
                "space_id": "whose",
                "place": "in which order",
                "done_at": "when it was done",
                "done_by_id": "who did it",
                "text_sealed": "what is to be done",
            },
            hidden=frozenset({"note_id", "space_id", "done_by_id"}),
        ),
    },
    export=export,
    erase=erase,
)
