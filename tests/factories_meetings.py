"""Meetings, saved and valid, at any time; every argument is optional."""

from datetime import datetime, timedelta

from portal.foundation import clock
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.merging import marks
from portal.meetings.actions import Appointment
from portal.meetings.feed_actions import make_feed
from portal.meetings.models import CalendarFeed, Meeting, MeetingForm, MeetingStatus
from portal.meetings.note_actions import note_fields, write_note
from portal.people.models import Account
from portal.spaces.models import Space
from tests import factories

A_DAY = timedelta(days=1)


def soon(distance: timedelta = A_DAY) -> datetime:
    """A whole minute, so far from now."""
    return (clock.now() + distance).replace(second=0, microsecond=0)


def appointment(starts_at: datetime | None = None, **others: object) -> Appointment:
    """An hour tomorrow, at a café."""
    usual = {"minutes": 60, "form": MeetingForm.FACE_TO_FACE, "place": "Kahvila Kaisla", "link": ""}
    return Appointment(starts_at or soon(), **{**usual, **others})  # type: ignore[arg-type]


def meeting(
    space: Space | None = None,
    by: Account | None = None,
    *,
    starts_at: datetime | None = None,
    status: MeetingStatus = MeetingStatus.PLANNED,
    agenda: str = "",
    place: str = "Kahvila Kaisla",
    link: str = "",
    zone: str | None = None,
    **others: object,
) -> Meeting:
    """A meeting that is there, whenever it is; nobody got a letter about it."""
    space = space or factories.pair().space
    author = by or space.members[0]
    made = Meeting(
        public_id=new_public_id(), space=space, author_id=author.id, starts_at=starts_at or soon(),
        zone=zone or author.time_zone, status=status, **{"minutes": 60, "form": MeetingForm.FACE_TO_FACE, **others},
    )  # fmt: skip
    made.place, made.link, made.agenda = place, link, agenda
    with unit_of_work():
        db.session.add(made)
    return made


def note(
    of: Meeting, *, by: Account | None = None, talked: str = "About CVs.", insight: str = "", next_steps: str = ""
) -> None:
    """Write the note of a meeting that has begun."""
    with unit_of_work():
        write_note(
            of,
            by=by or of.space.members[0],
            seen=marks(note_fields(of.note)),
            talked=talked,
            insight=insight,
            next_steps=next_steps,
        )


def series(space: Space, *, count: int = 3, name: str | None = None, by: Account | None = None) -> str:
    """So many meetings a week apart, from next week on; answers the name of the series."""
    name = name or new_public_id()
    for number in range(1, count + 1):
        meeting(space, by, starts_at=soon(timedelta(weeks=number)), place="", series=name)
    return name


def feed(owner: Account) -> CalendarFeed:
    """A calendar address."""
    with unit_of_work():
        return make_feed(owner, instead_of="")
