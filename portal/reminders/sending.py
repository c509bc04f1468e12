"""What the worker does each minute: sees who is to be reminded now, and reminds each in a transaction of its own."""

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.foundation.logs import failure
from portal.reminders.actions import errands_at


def remind() -> int:
    """Send every reminder whose moment it is; answers how many. Two workers at once send each of them once."""
    sent = 0
    for errand in list(errands_at(now())):
        try:
            with unit_of_work():
                sent += errand(now())
        except Exception as error:  # One that fails does not hold up the others, nor the letters.
            failure(error)
    return sent
