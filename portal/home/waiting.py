"""What waits for a member of staff, and which parts of the machinery are not well."""

from dataclasses import dataclass
from datetime import timedelta

from flask import url_for

from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import ngettext
from portal.heartbeats.actions import last_beat
from portal.mail.models import LetterStatus
from portal.mail.queries import how_many, oldest_waiting

SILENT_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Waiting:
    """One matter, and where to see to it."""

    text: str
    url: str


def what_waits() -> list[Waiting]:
    """Dead letters, an outbox that stands still, a silent worker: none of it takes a page down."""
    found, messages = [], url_for("mailroom.list_letters")
    if dead := how_many(LetterStatus.DEAD):
        unsent = ngettext("%(num)d message was not sent", "%(num)d messages were not sent", dead)
        found.append(Waiting(unsent, messages))
    oldest = oldest_waiting()
    if oldest and oldest < now() - SILENT_FOR:
        found.append(Waiting(_("Messages have waited for over ten minutes"), messages))
    alive = last_beat("worker")
    if not alive or alive < now() - SILENT_FOR:
        found.append(Waiting(_("The worker that sends messages is silent"), messages))
    return found
