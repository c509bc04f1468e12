"""One function per thing of the room of stories: it makes a saved, valid one, by the room's own actions."""

from portal.foundation.db import db, unit_of_work
from portal.foundation.markup import article_html
from portal.foundation.merging import marks
from portal.pairs.models import Pair
from portal.people.models import Account, Role
from portal.stories import asking, editing, publishing, writing
from portal.stories.models import Story
from portal.stories.showing import shown
from tests import factories

TITLE, BODY, QUOTE = (
    "I dared to ask",
    "I asked **her**, and she told me.\n\n### Then\n\nI asked again.",
    "I asked again.",
)


def asked(pair: Pair | None = None, *, who: Account | None = None, by: Account | None = None) -> Story:
    """Somebody of a pair, by default the mentee, who has been asked for a story."""
    pair = pair or factories.pair()
    who = who or factories.mentee_of(pair)
    staff = by or factories.account(Role.STAFF)
    with unit_of_work():
        asking.invite(pair.programme, [who.public_id], by=staff)
    return db.session.scalars(db.select(Story).where(Story.writer_id == who.id)).one()


def begun(pair: Pair | None = None, **others: Account) -> Story:
    """One that is being written."""
    story = asked(pair, **others)
    with unit_of_work():
        asking.begin_story(story)
    return story


def sent(
    pair: Pair | None = None,
    *,
    story: Story | None = None,
    title: str = TITLE,
    body: str = BODY,
    written_in: str = "en",
    may_translate: bool = True,
    name_form: str = "full",
    field: str = "technology",
    **others: Account,
) -> Story:
    """One that staff have."""
    story = story or begun(pair, **others)
    typed = {
        "title": title, "body": body, "field": field, "name_form": name_form, "written_in": written_in,
        "may_translate": "yes" if may_translate else "",
    }  # fmt: skip
    rendered = article_html(body)
    with unit_of_work():
        writing.send_story(story, seen=marks(writing.story_fields(story)), typed=typed, rendered=rendered)
    return story


def edited(story: Story, code: str = "en", *, title: str = TITLE, body: str = BODY, quote: str = QUOTE) -> Story:
    """The same in other words."""
    seen, rendered = marks(editing.words_fields(story.edits.get(code))), article_html(body)
    staff = factories.account(Role.STAFF)
    with unit_of_work():
        typed = {"title": title, "quote": quote, "body": body}
        editing.edit_words(story, code, seen=seen, typed=typed, rendered=rendered, by=staff)
    return story


def waiting(story: Story | None = None, code: str = "en") -> Story:
    """One whose page waits for every yes."""
    story = story or edited(sent())
    staff = factories.account(Role.STAFF)
    with unit_of_work():
        editing.ask_for_yes(story, code, by=staff)
    return story


def agreed(story: Story, code: str = "en", *, by: Account | None = None) -> Story:
    """`by`, or its writer, has said yes to the page that waits."""
    with unit_of_work():
        publishing.say_yes(story, code, by=by or story.writer, digest=shown(story, story.edits[code]).digest)
    return story


def published(pair: Pair | None = None, **words: str) -> Story:
    """One that is public in English."""
    return agreed(waiting(edited(sent(pair), **words)))


def naming(story: Story, partner: Account) -> Story:
    """One that names somebody."""
    staff = factories.account(Role.STAFF)
    with unit_of_work():
        editing.name_partner(story, partner, by=staff)
    return story
