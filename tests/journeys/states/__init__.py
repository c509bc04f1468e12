"""Every page there is, in every state it has: how to bring each before one's eyes."""

from tests.journeys.states import goals, members, mistakes, staff, visitors
from tests.journeys.tour import STATES, State, Tour

__all__ = ["STATES", "State", "Tour", "goals", "members", "mistakes", "staff", "visitors"]
from tests.journeys.states import meetings

__all__ = ["STATES", "State", "Tour", "meetings", "members", "mistakes", "staff", "visitors"]
from tests.journeys.states import calendars

__all__ = ["STATES", "State", "Tour", "calendars", "members", "mistakes", "staff", "visitors"]
from tests.journeys.states import pairs

__all__ = ["STATES", "State", "Tour", "members", "mistakes", "pairs", "staff", "visitors"]
