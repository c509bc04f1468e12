"""What everyone may read of stories. Only pages that were agreed to are here to be found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from portal.foundation.db import db
from portal.foundation.keyset import Keyset
from portal.stories.models import Story, StoryAddress, StoryField, StoryPage

PAGE = 24
IN_A_FEED = 30


def newest_stories(language: str, limit: int) -> Sequence[StoryPage]:
    """The latest stories in one language, with the names of the stories: one query."""
    found = sa.select(StoryPage).options(joinedload(StoryPage.story)).where(StoryPage.language == language)
    return db.session.scalars(found.order_by(StoryPage.published_at.desc(), StoryPage.id.desc()).limit(limit)).all()


def stories_in(language: str, *, field: StoryField | None, older_than: str | None = None) -> Keyset[StoryPage]:
    """The stories of one language, and of one field if it is chosen, the latest first; `older_than` is a slug."""
    place = sa.tuple_(StoryPage.published_at, StoryPage.id)
    found = sa.select(StoryPage).where(StoryPage.language == language)
    if field:
        found = found.where(StoryPage.field == field)
    if older_than:
        last = aliased(StoryPage)
        here = sa.select(last.published_at, last.id).where(last.language == language, last.slug == older_than)
        found = found.where(place < here.scalar_subquery())
    rows = db.session.scalars(found.order_by(StoryPage.published_at.desc(), StoryPage.id.desc()).limit(PAGE + 1)).all()
    return Keyset(rows[:PAGE], rows[PAGE - 1].slug if len(rows) > PAGE else None, not older_than)


def fields_in(language: str) -> list[StoryField]:
    """The fields of which there is a story in one language."""
    found = sa.select(StoryPage.field).where(StoryPage.language == language).distinct().order_by(StoryPage.field)
    return list(db.session.scalars(found))


@dataclass(frozen=True)
class Found:
    """What stands at an address: the pages of a story by language; none when it is gone."""

    pages: dict[str, StoryPage]
    story: Story


def story_at(language: str, slug: str) -> Found | None:
    """What an address leads to, today's or an old one; None where there has never been a story. One query."""
    found = (
        sa.select(Story, StoryPage)
        .join(StoryAddress, StoryAddress.story_id == Story.id)
        .outerjoin(StoryPage, StoryPage.story_id == Story.id)
        .where(StoryAddress.language == language, StoryAddress.slug == slug)
        .order_by(StoryPage.language)
    )
    rows = db.session.execute(found).all()
    return Found({row[1].language: row[1] for row in rows if row[1]}, rows[0][0]) if rows else None


def every_place() -> Sequence[sa.Row[int, str, str, datetime]]:
    """Of every public page: its story, language, slug and last change, a story's languages together: one query."""
    found = sa.select(StoryPage.story_id, StoryPage.language, StoryPage.slug, StoryPage.edited_at)
    return db.session.execute(found.order_by(StoryPage.story_id, StoryPage.language)).all()


def slugs_of(public_ids: Collection[str], language: str) -> dict[str, str]:
    """Where stories of these public ids stand in one language, of those that are public in it."""
    found = (
        sa.select(Story.public_id, StoryPage.slug)
        .join(StoryPage.story)
        .where(Story.public_id.in_(public_ids), StoryPage.language == language)
    )
    return {row.public_id: row.slug for row in db.session.execute(found)}
