"""The one next thing on one's own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import url_for

from portal.foundation import dates
from portal.foundation.clock import now
from portal.foundation.i18n import gettext as _
from portal.meetings.policy import waits_for_an_answer
from portal.meetings.queries import planned_meetings_of
from portal.pairs.models import Pair
from portal.people.models import Account
from portal.reflections.drafts import drafts_of


@dataclass(frozen=True)
class NextThing:
    """What to do, why, and the button that leads there."""

    heading: str
    text: str
    button: str
    url: str


LOOK_BACK, LOOK_AHEAD = timedelta(days=14), timedelta(days=7)


def _next_meeting(account: Account) -> NextThing | None:
    """Whether the two met comes first; then a meeting in the week ahead."""
    at = now()
    planned = planned_meetings_of(account, since=at - LOOK_BACK)
    for meeting in planned:
        space: dict[str, Any] = {"space_id": meeting.space.public_id, "meeting_id": meeting.public_id}
        when = dates.day_and_time(meeting.starts_at)
        if waits_for_an_answer(meeting, at):
            return NextThing(_("Did you meet?"), when, _("Answer"), url_for("meetings.did_we_meet", **space))
        if meeting.ends_at > at and meeting.starts_at < at + LOOK_AHEAD:
            text = _("Is there something you want to talk about? Write it down for the meeting.")
            button = _("Open the meeting")
            return NextThing(_("You meet %(when)s", when=when), text, button, url_for("meetings.show_meeting", **space))
    return None


def next_thing_for(account: Account, pairs: Sequence[Pair]) -> NextThing:
    """A text left half-written comes first; then the next meeting; without a pair, one's own hopes, or a day's work."""
    if drafts := drafts_of(account):
        draft = drafts[0]
        return NextThing(
            _("You have an unfinished reflection"),
            draft.heading or _("It is where you left it."),
            _("Carry on"),
            url_for("reflections.write_reflection", reflection_id=draft.reflection_id),
        )
    if pairs and (about_meeting := _next_meeting(account)):
        return about_meeting
    if account.is_staff and not pairs:
        return NextThing(
            _("See what waits for you today"),
            _("Programmes, pairs and messages are under Staff."),
            _("Open today's work"),
            url_for("home_for_staff.today"),
        )
    if not pairs:
        return NextThing(
            _("Write what you hope for"),
            _("You have no pair yet. Meanwhile you can write for yourself, and decide later whether to share it."),
            _("Write a reflection"),
            url_for("reflections.begin_reflection", prompt="hoped"),
        )
    return NextThing(
        _("What stayed with you?"),
        _("Five minutes is plenty. Only you see it until you decide otherwise."),
        _("Write a reflection"),
        url_for("reflections.begin_reflection", prompt="stayed"),
    )
