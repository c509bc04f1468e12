"""What the worker does each minute: sees who is to be reminded now, and reminds each in a transaction of its own."""

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.reminders.actions import errands_at


def remind() -> int:
    """Send every reminder whose moment it is; answers how many. Two workers at once send each of them once."""
    sent = 0
    for errand in list(errands_at(now())):
        with unit_of_work():
            sent += errand()
    return sent
