"""A meeting as one of its people sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from portal.foundation.clock import now
from portal.foundation.i18n import LazyString
from portal.meetings import policy
from portal.meetings.labels import status_of
from portal.meetings.models import Meeting, MeetingForm, MeetingStatus
from portal.meetings.times import Told, told
from portal.people.models import Account
from portal.spaces.models import Space

BADGES = {MeetingStatus.PLANNED: "waiting", MeetingStatus.HELD: "done", MeetingStatus.CANCELLED: "plain"}


@dataclass(frozen=True)
class Shown:
    """The meeting, its time and its state in words, and what can be done with it now."""

    meeting: Meeting
    when: Told
    status: LazyString
    badge: str
    has_begun: bool
    may_be_changed: bool
    may_be_cancelled: bool
    number: int = 0  # Among those that were not cancelled, as on the path; 0 where it is not known.

    @property
    def lacks_link(self) -> bool:
        """The two are to meet remotely, and nobody has said where."""
        return self.may_be_changed and self.meeting.form is MeetingForm.REMOTE and not self.meeting.link

    @property
    def host(self) -> str:
        """Where its link leads, in few letters; all of it where it leads nowhere."""
        try:
            return urlsplit(self.meeting.link).hostname or self.meeting.link
        except ValueError:
            return self.meeting.link


def shown(meeting: Meeting, others: Sequence[Account], at: datetime | None = None, *, number: int = 0) -> Shown:
    """`meeting` as the reader sees it who meets `others`."""
    at = at or now()
    return Shown(
        meeting,
        told(meeting, others),
        status_of(meeting),
        BADGES[meeting.status],
        policy.has_begun(meeting, at),
        policy.may_be_changed(meeting),
        policy.may_be_cancelled(meeting, at),
        number,
    )


def all_shown(meetings: Iterable[Meeting], space: Space, reader: Account, *, first: int, by: int) -> list[Shown]:
    """`meetings` of `space`, as `reader` sees them, numbered from `first` on: up (`by` 1) or down (-1)."""
    others, at, number = space.others_than(reader), now(), first
    found = []
    for meeting in meetings:
        counts = meeting.status is not MeetingStatus.CANCELLED
        found.append(shown(meeting, others, at, number=number if counts else 0))
        number += by if counts else 0
    return found
