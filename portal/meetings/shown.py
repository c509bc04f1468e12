"""A meeting as one of its people sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from portal.foundation.clock import now
from portal.foundation.i18n import LazyString
from portal.meetings import policy
from portal.meetings.labels import status_of
from portal.meetings.models import Meeting, MeetingStatus
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

    @property
    def host(self) -> str:
        """Where its link leads, in few letters; all of it where it leads nowhere."""
        try:
            return urlsplit(self.meeting.link).hostname or self.meeting.link
        except ValueError:
            return self.meeting.link


def shown(meeting: Meeting, others: Sequence[Account], at: datetime | None = None) -> Shown:
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
    )


def all_shown(meetings: Iterable[Meeting], space: Space, reader: Account) -> list[Shown]:
    """`meetings` of `space`, as `reader` sees them."""
    others, at = space.others_than(reader), now()
    return [shown(meeting, others, at) for meeting in meetings]
