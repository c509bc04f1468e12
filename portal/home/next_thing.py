"""The one next thing on one's own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from portal.foundation.i18n import gettext as _
from portal.pairs.models import Pair
from portal.pairs.next_step import Urgency, next_step_of
from portal.pairs.standing import Standing, standings_of
from portal.people.models import Account
from portal.reflections.drafts import drafts_of


@dataclass(frozen=True)
class NextThing:
    """What to do, why, and the button that leads there."""

    heading: str
    text: str
    button: str
    url: str


def _step_of(account: Account, standings: Sequence[Standing], *, named: bool) -> NextThing | None:
    """The most urgent step of all one's pairs, `named` after its pair where there are or were several."""
    steps = [step for each in standings if (step := next_step_of(each, account))]
    first = min(steps, key=lambda step: (step.urgency, step.at), default=None)
    if first is None or first.urgency is Urgency.MEETING_LATER:
        return None
    heading = first.with_name if named else first.heading
    return NextThing(heading, first.text, first.button, first.url)


def next_thing_for(account: Account, pairs: Sequence[Pair]) -> NextThing:
    """A text left half-written comes first; then a pair's next step; else one's own hopes, or a day's work."""
    if drafts := drafts_of(account):
        draft = drafts[0]
        return NextThing(
            _("You have an unfinished reflection"),
            draft.heading or _("It is where you left it."),
            _("Carry on"),
            url_for("reflections.write_reflection", reflection_id=draft.reflection_id),
        )
    going_on = [pair for pair in pairs if pair.space.closed_at is None]
    if step := _step_of(account, standings_of(going_on), named=len(pairs) > 1):
        return step
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
