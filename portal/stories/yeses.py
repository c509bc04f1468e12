"""Whose yes a story needs in one language, and whether it has it: asked of the consent ledger each time."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from portal.consents.models import ConsentEntry, Purpose
from portal.foundation.db import db
from portal.people.models import Account
from portal.stories.models import Story
from portal.stories.showing import Shown, shown

WORDING = 1  # The version of the sentences around the page, below which the button stands.


def about(story: Story, language: str) -> str:
    """What the ledger calls one story in one language."""
    return f"story:{story.public_id}:{language}"


@dataclass(frozen=True)
class Yes:
    """A yes that is needed: whose, for what, and whether it has been given to exactly this page."""

    who: Account
    purpose: Purpose
    given: bool


def yeses(story: Story) -> dict[str, list[Yes]]:
    """For each language that the story has words in: every yes it needs, the writer's first. One query."""
    entries = _latest(story)
    return {code: list(_needed(story, shown(story, words), entries)) for code, words in story.edits.items()}


Latest = dict[tuple[int | None, Purpose, str], ConsentEntry]


def _latest(story: Story) -> Latest:
    """The last entry of everyone about each language."""
    abouts = [about(story, code) for code in story.edits]
    found = sa.select(ConsentEntry).where(ConsentEntry.about.in_(abouts)).order_by(ConsentEntry.id)
    return {(entry.account_id, entry.purpose, entry.about): entry for entry in db.session.scalars(found)}


def _needed(story: Story, page: Shown, entries: Latest) -> Iterator[Yes]:
    asked = [(story.writer, Purpose.STORY_IS_PUBLIC)]
    asked += [(partner.account, Purpose.STORY_NAMES_ME) for partner in story.named]
    for who, purpose in asked:
        entry = entries.get((who.id, purpose, about(story, page.language)))
        yield Yes(who, purpose, bool(entry and entry.given and entry.shown_hash == page.digest))


def has_every_yes(needed: list[Yes]) -> bool:
    """Whether nothing stands in the way."""
    return all(yes.given for yes in needed)
