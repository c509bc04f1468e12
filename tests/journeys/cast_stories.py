"""Stories in every state they have, for the pages that show them."""

from datetime import timedelta

from portal.foundation.clock import now
from portal.foundation.db import new_public_id, unit_of_work
from portal.pairs.models import Pair
from portal.people.models import Account
from portal.photos.actions import prepare
from portal.photos.models import PhotoWords
from portal.photos.queries import photo_named
from portal.stories import asking, pictures, publishing
from portal.stories.models import Story
from tests import factories, factories_stories
from tests.factories_photos import picture
from tests.journeys.cast import RICH, Cast

QUOTE = "Kysymys, jonka uskalsin esittää, and the answer that I got for it."


def with_stories(cast: Cast) -> Cast:
    """A writer for each state, made at the first look."""
    if "published story" not in cast.names:
        with cast.portal.inside():
            _make(cast)
    return cast


def _make(cast: Cast) -> None:
    _keep(cast, "asked", factories_stories.asked(_pair("Kaarina Kota")))
    _keep(cast, "begun", factories_stories.begun(_pair("Tuure Tammi")))
    called = factories_stories.asked(_pair("Saimi Salo"))
    with unit_of_work():
        asking.ask_for_a_call(called, phone="040 123 4567", when="Weekdays after four")
        called.due_at = now() - timedelta(days=3)
    _keep(cast, "called", called)
    _keep(cast, "sent", factories_stories.sent(_pair("Onerva Oksa"), body=RICH))
    pair = _pair("Veikko Vuori")
    waiting = factories_stories.naming(factories_stories.sent(pair, body=RICH), factories.mentor_of(pair))
    factories_stories.edited(waiting, body=RICH, quote=QUOTE)
    _keep(cast, "waiting", factories_stories.waiting(waiting))
    cast.emails["named in a story"] = factories.mentor_of(pair).email
    published = factories_stories.edited(factories_stories.sent(_pair("Lahja Lampi")), body=RICH, quote=QUOTE)
    _illustrate(published)
    for code, title in (("en", "I dared to ask"), ("fi", "Uskalsin kysyä")):
        factories_stories.edited(published, code, title=title, body=RICH, quote=QUOTE)
        factories_stories.agreed(factories_stories.waiting(published, code), code)
    _keep(cast, "published", published)
    gone = factories_stories.published(_pair("Hilja Halla"), title="Gone with the tram")
    factories_stories.edited(gone, "fi", title="Gone with the tram")
    factories_stories.agreed(factories_stories.waiting(gone, "fi"), "fi")
    with unit_of_work():
        publishing.take_back(gone)
    _keep(cast, "taken back", gone)


def _pair(name: str) -> Pair:
    return factories.pair(mentee=factories.account(name=name))


def _illustrate(story: Story) -> None:
    prepared = prepare(picture(600, 400))
    with unit_of_work():
        pictures.add_story_photo(story, new_public_id(), prepared, spoken="en")
    photo = photo_named(story.photo_id or "")
    assert photo
    with unit_of_work():
        for code, words in (("en", "A slope from dark to light"), ("fi", "Liuku tummasta vaaleaan")):
            photo.words[code] = PhotoWords(language=code, description=words)


def _keep(cast: Cast, state: str, story: Story) -> None:
    writer: Account = story.writer
    cast.emails[f"{state} writer"] = writer.email
    cast.names[f"{state} story"] = story.public_id
    cast.names[f"{state} programme"] = story.programme.slug
    if state == "sent":
        cast.names["reflection of the sent writer"] = factories.reflection(by=writer, body=RICH).public_id
