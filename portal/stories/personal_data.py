"""What stories hold about one person: their own, and those of others that name them."""

import sqlalchemy as sa

from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.mail.actions import discard
from portal.stories import letters
from portal.stories.models import Story, StoryAddress, StoryPage, StoryPartner, StoryState, StoryWords
from portal.stories.publishing import take_down

_KEPT = "until the writer is erased"
_PUBLIC = "until it is taken back; asked again every 24 months"
_NAMELESS = "as long as the story; without a name after erasure"


def export(account_id: int) -> Rows:
    """One's own stories in all their words, and in whose one is named."""
    mine = sa.select(Story).where(Story.writer_id == account_id).order_by(Story.id)
    named = sa.select(StoryPartner).where(StoryPartner.account_id == account_id).order_by(StoryPartner.id)
    return [
        *(_copied(story) for story in db.session.scalars(mine)),
        *({"named in": _name_of(each.story_id), "said no": each.said_no_at} for each in db.session.scalars(named)),
    ]


def _copied(story: Story) -> dict[str, object]:
    addresses = sa.select(StoryAddress).where(StoryAddress.story_id == story.id).order_by(StoryAddress.id)
    return {
        "name": story.public_id,
        "programme": story.programme.slug,
        "state": story.state.value,
        "since": story.since,
        "ask again": story.ask_again_on,
        "sent": story.sent_at,
        "as": story.side.value,
        "field": story.field.value,
        "named by": story.name_form.value,
        "written in": story.written_in,
        "may be translated": story.may_translate,
        "wants a call": story.wants_a_call,
        "written down by staff": story.written_down,
        "photo": story.photo_id,
        "title": story.title,
        "text": story.body,
        "phone": story.phone,
        "when to call": story.call_when,
        "edited": [_words(words) for words in story.edits.values()],
        "public": [_page(page) for page in story.pages.values()],
        "addresses": [f"{each.language}/{each.slug}" for each in db.session.scalars(addresses)],
    }


def _words(words: StoryWords) -> dict[str, object]:
    return {
        "language": words.language,
        "title": words.title,
        "quotation": words.quote,
        "text": words.body,
        "html": words.body_html,
        "edited": words.edited_at,
        "waits for a yes": words.offered,
    }


def _page(page: StoryPage) -> dict[str, object]:
    return {
        "language": page.language,
        "address": page.slug,
        "title": page.title,
        "quotation": page.quote,
        "html": page.html,
        "name": page.byline,
        "programme": page.programme,
        "as": page.side.value,
        "field": page.field.value,
        "photo": page.photo_id,
        "shown": page.shown_hash,
        "published": page.published_at,
        "edited": page.edited_at,
        "may stay since": page.confirmed_at,
        "asked whether it may stay": page.still_asked_at,
    }


def _name_of(story_id: int) -> str | None:
    return db.session.scalar(sa.select(Story.public_id).where(Story.id == story_id))


def erase(account_id: int) -> None:
    """One's own stories go, whole; those of others that name one are not public until they are reworded."""
    for story in db.session.scalars(sa.select(Story).where(Story.writer_id == account_id)).all():
        for code in [*story.pages]:
            take_down(story, code)
        discard(letters.about(story))
        discard(letters.about_staff(story))
        db.session.delete(story)
    named = sa.select(StoryPartner.story_id).where(StoryPartner.account_id == account_id)
    for story in db.session.scalars(sa.select(Story).where(Story.id.in_(named))).all():
        for code, words in story.edits.items():
            words.offered = False
            take_down(story, code)
        if story.state in (StoryState.PUBLISHED, StoryState.WAITING_FOR_YES):
            story.state = StoryState.WITH_EDITOR
        discard(letters.about(story))
    db.session.flush()
    delete_rows(StoryPartner, StoryPartner.account_id == account_id)
    unlisted = sa.update(Story).where(Story.asked_by_id == account_id)
    db.session.execute(unlisted.values(asked_by_id=None))


_STORY = {
    "programme_id": "of which programme",
    "writer_id": "whose story",
    "state": "where it stands",
    "since": "since when",
    "ask_again_on": "when to ask again",
    "sent_at": "when it was given to staff",
    "side": "as a mentor or a mentee",
    "field": "of which field",
    "name_form": "how the writer wants to be named",
    "written_in": "in which language",
    "may_translate": "whether it may be translated",
    "wants_a_call": "whether to call",
    "written_down": "whether it was told on the phone",
    "photo_id": "which photo goes with it",
    "title_sealed": "the writer's own title",
    "body_sealed": "the writer's own words",
    "phone_sealed": "where to call, until it is written down",
    "call_when_sealed": "when to call, until it is written down",
}
_WORDS = {
    "language": "in which language it is edited",
    "edited_at": "when staff last edited it",
    "offered": "whether it waits for a yes",
    "title_sealed": "the title as edited",
    "quote_sealed": "the quotation of its card",
    "body_sealed": "the story as edited",
    "body_html_sealed": "the same, to read",
}
_PAGE = {
    "language": "in which language it is public",
    "slug": "its address",
    "title": "its title, public by the writer's yes",
    "quote": "its quotation, public by the writer's yes",
    "html": "the story, public by the writer's yes",
    "byline": "the writer's name as they wanted it",
    "programme": "of which programme",
    "side": "as a mentor or a mentee",
    "field": "of which field",
    "photo_id": "which photo it shows",
    "shown_hash": "a digest of what the yes was given to",
    "published_at": "since when it is public",
    "edited_at": "when its words last changed",
    "confirmed_at": "when the writer last said that it may stay",
    "still_asked_at": "when the writer was asked whether it may stay",
}
_NUMBER = Column("which story", _KEPT, exported=False)

HOLDING = Holding(
    title="stories",
    columns={
        **{f"story.{name}": Column(what, _KEPT) for name, what in _STORY.items()},
        "story.asked_by_id": Column(
            "which member of staff to tell", _NAMELESS, exported=False, erasure=Erasure.BLANKED
        ),
        "story_words.story_id": _NUMBER,
        **{f"story_words.{name}": Column(what, _KEPT) for name, what in _WORDS.items()},
        "story_words.edited_by_id": Column(
            "which member of staff edited it", _NAMELESS, exported=False, erasure=Erasure.KEPT
        ),
        "story_partner.story_id": _NUMBER,
        "story_partner.account_id": Column("whom it names or shows", "as long as it does"),
        "story_partner.said_no_at": Column("when they said no", "as long as the story names them"),
        "story_page.story_id": _NUMBER,
        **{f"story_page.{name}": Column(what, _PUBLIC) for name, what in _PAGE.items()},
        "story_address.story_id": _NUMBER,
        "story_address.language": Column("in which language it has been public", _KEPT),
        "story_address.slug": Column("where it has been public, so that the address says it is gone", _KEPT),
    },
    export=export,
    erase=erase,
)
