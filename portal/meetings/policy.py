"""What can be done with a meeting, and when. Pure questions: no database, no request."""

from datetime import datetime

from portal.meetings.models import Meeting, MeetingStatus


def may_be_changed(meeting: Meeting) -> bool:
    """Moved: while it waits, also when its time went by unused."""
    return meeting.status is MeetingStatus.PLANNED


def may_be_cancelled(meeting: Meeting, at: datetime) -> bool:
    """Before it begins. Afterwards one says that the two did not meet."""
    return meeting.status is MeetingStatus.PLANNED and at < meeting.starts_at


def has_begun(meeting: Meeting, at: datetime) -> bool:
    """From then on the two know whether they met, and there is something to write down."""
    return meeting.starts_at <= at


def waits_for_an_answer(meeting: Meeting, at: datetime) -> bool:
    """Its end has passed, and nobody has said whether it was held."""
    return meeting.status is MeetingStatus.PLANNED and meeting.ends_at <= at
