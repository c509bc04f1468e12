"""Linh and Outi: a pair that has only begun."""

from portal.demo.story import Ahead, Entry, Story
from portal.meetings.models import MeetingForm
from portal.programmes.models import Side

STORY = Story(
    began=8,
    ahead=(
        Ahead(
            7,
            Side.MENTOR,
            "15.00",
            "How we both ended up here\nWhat would make these months good ones",
            agreed_days=2,
            form=MeetingForm.REMOTE,
            link="https://meet.example/linh-and-outi",
        ),
    ),
    entries=(
        Entry(
            9,
            Side.MENTEE,
            "What do you hope for from mentoring?",
            "Someone to ask the questions that feel too small for a teacher.\n\n- How do people find their first job "
            "here, really?\n- Is my Finnish good enough?\n- Do I have to know already what I want?",
        ),
        Entry(
            2,
            Side.MENTEE,
            "What stayed with you?",
            "The kick-off was louder than I thought, and kinder. Outi joined from London with a cat on her keyboard. "
            "We laughed before we had said our names. **I am less nervous now.**",
        ),
    ),
)
