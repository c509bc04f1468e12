"""Who may read what was written at the end. Pure questions: no database, no request."""

from portal.pairs.models import Ending
from portal.people.models import Account


def kind_words_for(viewer: Account, ending: Ending) -> str:
    """What the other wrote to this person when the pair ended; empty for nothing, and for the writer."""
    return "" if ending.by_id == viewer.id else ending.kind_words


def reason_staff_may_read(ending: Ending) -> str | None:
    """The reason, if its writer has ticked that the contact person may read it."""
    return ending.reason or None if ending.staff_may_read_reason else None
