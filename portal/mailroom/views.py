"""Messages that were not sent: staff see the envelopes, and can send them again."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.audit.actions import record
from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.mail.actions import retry
from portal.mail.models import LetterStatus
from portal.mail.queries import dead_letters, how_many, letter_or_404
from portal.mailroom.labels import KIND_LABELS
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

mailroom_pages = Pages("mailroom", __name__)


@mailroom_pages.page("/staff/messages")
@open_to(Audience.STAFF)
def list_letters() -> ResponseReturnValue:
    """What waits and what is dead."""
    return render_template(
        "mailroom/list_letters.html",
        letters=dead_letters(),
        waiting=how_many(LetterStatus.WAITING),
        kind_words=KIND_LABELS,
    )


@mailroom_pages.page("/staff/messages/<public:letter_id>/retry", methods=["POST"])
@open_to(Audience.STAFF)
def retry_letter(letter_id: str) -> ResponseReturnValue:
    """Send a dead letter again."""
    letter = letter_or_404(letter_id)
    with unit_of_work():
        if retry(letter):
            record("retried", f"letter:{letter_id}", actor_id=viewer().id)
    flash(_("The message is on its way again."))
    return redirect(url_for(".list_letters"))
