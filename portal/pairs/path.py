"""The path of a pair: what has been, what comes next, in the order of time."""

from dataclasses import dataclass
from datetime import datetime

from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.pairs.models import Pair


@dataclass(frozen=True)
class Step:
    """One plank across the two lines of the path."""

    heading: str
    when: str
    datetime: str | None
    text: str
    url: str | None
    state: str  # done, next or coming
    state_words: str


def path_of(pair: Pair, *, last_shared_at: datetime | None, reflections_url: str) -> list[Step]:
    """What there is so far: the beginning, what the two have shared, and what to do next."""
    steps = [_done(_("You became a pair"), pair.started_at, "", None)]
    if last_shared_at:
        steps.append(_done(_("One of you shared a reflection"), last_shared_at, "", reflections_url))
    next_one = _("Say hello and agree on your first meeting")
    steps.append(Step(next_one, "", None, "", None, "next", _("Next")))
    return steps


def _done(heading: str, at: datetime, text: str, url: str | None) -> Step:
    return Step(heading, dates.day(at), at.isoformat(timespec="seconds"), text, url, "done", _("Done"))
