"""Every room that holds personal data, and the tables that say nothing of a person."""

from portal.accounts import personal_data as accounts
from portal.audit import personal_data as audit
from portal.consents import personal_data as consents
from portal.diary import personal_data as diary
from portal.foundation.personal_data import Holding
from portal.goals import personal_data as goals
from portal.mail import personal_data as mail
from portal.meetings import feed_personal_data as calendar_feeds
from portal.meetings import personal_data as meetings
from portal.pairs import personal_data as pairs
from portal.parking import personal_data as parking
from portal.people import personal_data as people
from portal.photos import personal_data as photos
from portal.programmes import personal_data as programmes
from portal.reflections import personal_data as reflections
from portal.reminders import personal_data as reminders
from portal.spaces import personal_data as spaces
from portal.stories import personal_data as stories
from portal.texts import feedback_personal_data as feedback
from portal.texts import personal_data as texts

# In the order of erasing: what points at a person before the person.
HOLDINGS: tuple[Holding, ...] = (
    stories.HOLDING,
    reflections.HOLDING,
    goals.HOLDING,
    calendar_feeds.HOLDING,
    reminders.HOLDING,
    meetings.HOLDING,
    parking.HOLDING,
    diary.HOLDING,
    pairs.HOLDING,
    photos.HOLDING,
    spaces.HOLDING,
    texts.HOLDING,
    feedback.HOLDING,
    programmes.HOLDING,
    accounts.HOLDING,
    mail.HOLDING,
    consents.HOLDING,
    audit.HOLDING,
    people.HOLDING,
)

NOT_ABOUT_PEOPLE = {
    "programme": "a term of the school",
    "programme_words": "what a term is called",
    "programme_group": "the part of a term that is taught in one language",
    "photo_words": "what a photo shows, told by staff to everyone",
    "photo_use": "which page shows a photo",
    "space": "a place; who is in it stands in membership",
    "edited_text": "public words of the school; who changed them stands in text_revision",
    "post_topic": "what a post of the diary is about",
    "post_text": "words the school publishes; under whose name is declared",
    "post_address": "addresses of public pages",
    "findable_text": "copies of what is public, gone with it",
    "throttle_counter": "keyed hashes, gone the next night",
    "heartbeat": "machines",
}

# Names, times and counters of a row itself: they go and stay with their row.
ABOUT_THE_ROW = frozenset(
    {
        "id",
        "public_id",
        "version",
        "created_at",
        "sanitiser",
        "status",
        "attempts",
        "due_at",
        "useful_until",
        "claimed_until",
        "claim",
        "last_error",
        "sent_at",
    }
)
