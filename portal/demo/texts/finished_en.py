"""Amina and Outi: a whole term at a distance."""

from portal.demo.story import Aim, End, Entry, Met, Move, Rules, Story
from portal.demo.texts import REFLECTIONS
from portal.goals.models import GoalKind, GoalStep
from portal.meetings.models import MeetingForm
from portal.pairs.models import EndingKind
from portal.programmes.models import Side

RULES = {
    "hopes": "Amina wants to find her own way into work here. Outi wants to hear how it looks from the inside now.",
    "topics": "First jobs, two languages at work, and how to say no.",
    "skipped_topics": "Each other's employers by name.",
    "confidentiality": "What we talk about stays with the two of us. We ask before we quote each other.",
    "rhythm": "Once a month on a video call, with tea.",
    "channels": "E-mail. We answer within a week, and a line is enough.",
    "cancelling": "As early as we can, with a new time in the same message.",
    "illness": "We move it. No reasons needed.",
    "how_we_end": "With one proper meeting face to face.",
}
_LINK = "https://meet.example/amina-and-outi"

STORY = Story(
    began=97,
    rules=Rules(86, Side.MENTEE, RULES, (Side.MENTEE, Side.MENTOR)),
    aims=(
        Aim(
            85,
            Side.MENTEE,
            GoalKind.JOB,
            "A summer job where I may speak both languages",
            "I have applied to five, and I can say in an interview why two languages make me better at it.",
            (
                Move(64, GoalStep.MOVING, "Three applications sent, two of them in Finnish."),
                Move(21, GoalStep.REACHED, "They called. I start in June, at a desk by the window."),
            ),
            hoped_after=95,
        ),
        Aim(
            84,
            Side.MENTOR,
            GoalKind.SKILL,
            "I leave silences alone",
            "When it goes quiet I wait, and see what comes.",
            (Move(40, GoalStep.WELL_UNDER_WAY, "Eleven seconds today. What came was the best question so far."),),
        ),
    ),
    met=(
        Met(
            87,
            Side.MENTOR,
            "15.00",
            "Where we come from\nWhat we hope for",
            "We told each other about our first days in a new country. Both of us had cried over a washing machine.",
            "Being new is a skill, and I have it already.",
            ("Amina lists what she does without noticing", "Outi sends the name of a friend in logistics"),
            done=2,
            minutes=60,
            form=MeetingForm.REMOTE,
            link=_LINK,
        ),
        Met(
            45,
            Side.MENTEE,
            "17.00",
            "The interview on Thursday",
            "We practised out loud, first in English and then in Finnish. The Finnish one was shorter and braver.",
            "I do not have to be fluent to be clear.",
            ("Ask them what a good first month looks like", "Sleep"),
            done=2,
            minutes=60,
            form=MeetingForm.REMOTE,
            link=_LINK,
        ),
        Met(
            7,
            Side.MENTEE,
            "16.00",
            "What each of us takes along",
            "Face to face at last. We walked along the shore, and neither of us looked at a clock.",
            "It was never about the CV.",
            ("A postcard from each of us before the autumn",),
            place="Kaivopuisto, by the shore",
        ),
    ),
    entries=tuple(
        Entry(days, Side.MENTEE, heading, text, shared=days != 30)
        for days, (heading, text) in zip((86, 70, 50, 47, 30), REFLECTIONS["en"], strict=True)
    ),
    end=End(
        3,
        Side.MENTEE,
        EndingKind.FINISHED,
        "Thank you for waiting eleven seconds. I found the question, and then the job. Tea is on me next time.",
    ),
)
