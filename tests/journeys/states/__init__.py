"""Every page there is, in every state it has: how to bring each before one's eyes."""

from tests.journeys.states import (
    calendars,
    diary,
    goals,
    meetings,
    members,
    mistakes,
    pairs,
    photos,
    staff,
    stories,
    texts,
    visitors,
)
from tests.journeys.tour import STATES, State, Tour

__all__ = [
    "STATES",
    "State",
    "Tour",
    "calendars",
    "diary",
    "goals",
    "meetings",
    "members",
    "mistakes",
    "pairs",
    "photos",
    "staff",
    "stories",
    "texts",
    "visitors",
]
