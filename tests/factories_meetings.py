"""Meetings for tests: saved, valid, and every argument but the place optional."""

from datetime import datetime, timedelta

from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.meetings.feed_actions import make_feed
from portal.meetings.models import CalendarFeed, Meeting, MeetingForm, MeetingStatus
from portal.people.models import Account
from portal.spaces.models import Space


def meeting(
    space: Space,
    by: Account | None = None,
    starts_at: datetime | None = None,
    zone: str = "Europe/Helsinki",
    minutes: int = 60,
    place: str = "",
    link: str = "",
    status: MeetingStatus = MeetingStatus.PLANNED,
    **others: object,
) -> Meeting:
    """One meeting, by default a week from now; `by` is the first member unless somebody is named."""
    made = Meeting(
        public_id=new_public_id(),
        space_id=space.id,
        author_id=(by or space.members[0]).id,
        starts_at=starts_at or (now() + timedelta(days=7)).replace(microsecond=0),
        zone=zone,
        minutes=minutes,
        form=MeetingForm.FACE_TO_FACE,
        status=status,
        status_at=None if status is MeetingStatus.PLANNED else now(),
    )
    made.place, made.link, made.agenda = place, link, ""
    for name, value in others.items():
        setattr(made, name, value)
    with unit_of_work():
        db.session.add(made)
    return made


def series(space: Space, *, count: int = 3, name: str | None = None, by: Account | None = None) -> str:
    """So many meetings a week apart, from next week on; answers the name of the series."""
    name = name or new_public_id()
    for number in range(1, count + 1):
        meeting(space, by, starts_at=now() + timedelta(weeks=number), series=name)
    return name


def feed(owner: Account) -> CalendarFeed:
    """A calendar address."""
    with unit_of_work():
        return make_feed(owner, instead_of="")
