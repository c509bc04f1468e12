"""Meetings as calendar programs read them."""

from collections.abc import Sequence

from portal.meetings.models import Meeting
from portal.people.models import Account


def calendar_of(meetings: Sequence[Meeting], *, reader: Account, method: str = "PUBLISH") -> str:
    """Nothing yet: letters enclose no calendar until there is one."""
    return ""
