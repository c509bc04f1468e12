"""Where the pages of meetings are, who looks at them, and what is written there."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask

from portal.foundation.db import db, new_public_id
from portal.meetings.models import Meeting, MeetingNote
from portal.meetings.note_actions import note_fields
from portal.spaces.models import Space
from tests import factories
from tests.factories_meetings import soon
from tests.visitor import Visitor

HELSINKI = "Europe/Helsinki"


class Two:
    """A pair at their browsers."""

    def __init__(self, app: Flask, *, ended: bool = False, **mentor: str) -> None:
        self.mentor = factories.account(name="Juho Aalto", **mentor)
        self.mentee = factories.account(name="Veera Niemi")
        self.pair = factories.pair(mentor=self.mentor, mentee=self.mentee, ended=ended)
        self.space = self.pair.space
        self.one = Visitor(app.test_client()).signed_in_as(self.mentee)
        self.other = Visitor(app.test_client()).signed_in_as(self.mentor)


def meetings_of(space: Space, act: str = "") -> str:
    """The list, or one of its acts."""
    return f"/en/pair/{space.public_id}/meetings" + (f"/{act}" if act else "")


def new_meeting(space: Space, act: str = "new") -> str:
    """A form that nobody has begun: `new` or `record`."""
    return meetings_of(space, f"{act}/{new_public_id()}")


def page_of(meeting: Meeting, act: str = "") -> str:
    """A meeting's page, or one of its acts."""
    return meetings_of(meeting.space, meeting.public_id) + (f"/{act}" if act else "")


def typed(starts_at: datetime | None = None, zone: str = HELSINKI, **others: Any) -> dict[str, Any]:
    """A form filled in well."""
    local = (starts_at or soon()).astimezone(ZoneInfo(zone))
    usual = {
        "day": f"{local.day}.{local.month}.{local.year}", "clock": f"{local:%H.%M}", "minutes": "60",
        "how": "face_to_face", "place": "Kahvila Kaisla", "link": "",
    }  # fmt: skip
    return {**usual, **others}


def meetings() -> list[Meeting]:
    """Every meeting there is, in the order of saving."""
    db.session.expire_all()
    return list(db.session.scalars(db.select(Meeting).order_by(Meeting.id)))


def notes() -> list[dict[str, str]]:
    """Every note there is."""
    db.session.expire_all()
    return [note_fields(note) for note in db.session.scalars(db.select(MeetingNote).order_by(MeetingNote.id))]
