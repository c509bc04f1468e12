"""Meetings in every state they have: made once, and never changed by a page."""

from datetime import timedelta

from portal.foundation.db import unit_of_work
from portal.foundation.merging import marks
from portal.meetings.actions import edit_agenda
from portal.meetings.models import MeetingForm, MeetingStatus
from portal.meetings.note_actions import note_fields, write_note
from portal.meetings.queries import meeting_or_404
from portal.people.models import Account
from portal.spaces.models import Space, SpaceKind
from portal.spaces.queries import space_or_404
from tests import factories
from tests.factories_meetings import meeting, note, soon
from tests.journeys.portal import LivePortal

LONG_LINK = f"https://etätapaaminen.example.org/{'pitkä-' * 12}linkki"


def _in(days: int) -> timedelta:
    return timedelta(days=days)


def meetings_of(space: Space) -> dict[str, str]:
    """What a busy pair has behind it and ahead; answers their names."""
    held = meeting(space=space, starts_at=soon(_in(-20)), status=MeetingStatus.HELD, agenda="CV\nVerkostot")
    note(held, talked="CV:stä.\nJa muusta.", insight="Uskalsin kysyä.", next_steps="Lähetä CV\nSoita")
    for day in range(30):
        meeting(space=space, starts_at=soon(_in(-40 - day)), status=MeetingStatus.HELD)
    remote = meeting(
        space=space, starts_at=soon(_in(3)), form=MeetingForm.REMOTE, place="", link=LONG_LINK, agenda="Palkkatoive"
    )
    return {
        "held": held.public_id,
        "unwritten": meeting(space=space, starts_at=soon(_in(-9)), status=MeetingStatus.HELD).public_id,
        "unanswered": meeting(space=space, starts_at=soon(_in(-2))).public_id,
        "remote": remote.public_id,
        "moved": meeting(space=space, starts_at=soon(_in(9)), moved_from=soon(_in(8))).public_id,
        "cancelled": meeting(space=space, starts_at=soon(_in(16)), status=MeetingStatus.CANCELLED).public_id,
    }


def far_apart_and_over() -> tuple[dict[str, Account], dict[str, str]]:
    """A pair with two clocks whose mentoring has ended, and what they wrote; answers who, and the names."""
    abroad = factories.account(name="Outi Hämäläinen", time_zone="America/New_York")
    pair = factories.pair(mentor=abroad, ended=True)
    past = meeting(space=pair.space, starts_at=soon(_in(-5)), status=MeetingStatus.HELD)
    return {"abroad": abroad}, {"closed space": pair.space.public_id, "closed meeting": past.public_id}


def change_note(portal: LivePortal, space: str, name: str, by: str) -> None:
    """As if the other of the two had written in the note meanwhile."""
    with portal.inside():
        found = meeting_or_404(space_or_404(space, SpaceKind.PAIR), name)
        fields = note_fields(found.note)
        with unit_of_work():
            words = {**fields, "talked": f"Toisen sanat {by}."}
            write_note(found, by=found.space.members[0], seen=marks(fields), **words)


def change_agenda(portal: LivePortal, space: str, name: str, by: str) -> None:
    """As if the other of the two had added a topic meanwhile."""
    with portal.inside():
        found = meeting_or_404(space_or_404(space, SpaceKind.PAIR), name)
        seen = marks({"agenda": found.agenda})
        with unit_of_work():
            edit_agenda(found, seen=seen, agenda=f"Toisen aihe {by}")
