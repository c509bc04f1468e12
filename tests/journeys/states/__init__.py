"""Every page there is, in every state it has: how to bring each before one's eyes."""

from tests.journeys.states import calendars, goals, meetings, members, mistakes, pairs, staff, stories, visitors
from tests.journeys.tour import STATES, State, Tour

__all__ = [
    "STATES",
    "State",
    "Tour",
    "calendars",
    "goals",
    "meetings",
    "members",
    "mistakes",
    "pairs",
    "staff",
    "stories",
    "visitors",
]
