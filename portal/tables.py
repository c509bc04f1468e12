"""Importing this module makes every table known, for Alembic and for the tests."""

from portal.accounts import models as accounts
from portal.audit import models as audit
from portal.consents import models as consents
from portal.diary import models as diary
from portal.foundation.db import Base
from portal.goals import models as goals
from portal.heartbeats import models as heartbeats
from portal.mail import models as mail
from portal.meetings import models as meetings
from portal.pairs import models as pairs
from portal.parking import models as parking
from portal.people import models as people
from portal.photos import models as photos
from portal.programmes import models as programmes
from portal.reflections import models as reflections
from portal.reminders import models as reminders
from portal.search import models as search
from portal.spaces import models as spaces
from portal.stories import models as stories
from portal.texts import models as texts
from portal.throttle import models as throttle

__all__ = [
    "accounts",
    "audit",
    "consents",
    "diary",
    "goals",
    "heartbeats",
    "mail",
    "meetings",
    "metadata",
    "pairs",
    "parking",
    "people",
    "photos",
    "programmes",
    "reflections",
    "reminders",
    "search",
    "spaces",
    "stories",
    "texts",
    "throttle",
]

metadata = Base.metadata
