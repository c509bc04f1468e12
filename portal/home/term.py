"""Where the year stands, for the front page: the term that runs, and the next one."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from flask import current_app

from portal.foundation.clock import now
from portal.programmes.models import Programme
from portal.programmes.queries import programmes_newest_first


class Term(NamedTuple):
    """The term of today, and the first of those to come; either may be missing."""

    running: Programme | None
    coming: Programme | None


NO_TERM = Term(None, None)


def term_today() -> Term:
    """In the portal's own time zone; one query."""
    today = now().astimezone(ZoneInfo(current_app.config["BABEL_DEFAULT_TIMEZONE"])).date()
    programmes = programmes_newest_first()
    running = next((each for each in programmes if each.starts_on <= today <= each.ends_on), None)
    coming = next((each for each in reversed(programmes) if each.starts_on > today), None)
    return Term(running, coming)
