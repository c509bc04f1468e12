"""What people read of a meeting's state and kind."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.meetings.models import Meeting, MeetingForm, MeetingStatus

HOW = {
    MeetingForm.FACE_TO_FACE: _lp("how a pair meets", "Face to face"),
    MeetingForm.REMOTE: _lp("how a pair meets", "Remotely"),
}
STATUS = {
    MeetingStatus.PLANNED: _lp("a meeting", "Planned"),
    MeetingStatus.HELD: _lp("a meeting", "Held"),
    MeetingStatus.CANCELLED: _lp("a meeting", "Cancelled"),
}
MOVED = _lp("a meeting", "Moved")


def status_of(meeting: Meeting) -> LazyString:
    """One word; a meeting that still waits at another time than it once did has moved."""
    if meeting.status is MeetingStatus.PLANNED and meeting.moved_from is not None:
        return MOVED
    return STATUS[meeting.status]
