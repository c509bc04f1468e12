"""Reading the diary as staff do: every post in every state, and what its texts have been."""

from collections.abc import Sequence

import sqlalchemy as sa
from flask import abort
from sqlalchemy.orm import aliased, defer, joinedload, selectinload

from portal.diary.models import Post, PostRevision, PostText
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.people.models import Account
from portal.photos.models import Photo
from portal.photos.queries import photos_named

PAGE = 25
REVISIONS = 50
_WHOLE = (joinedload(Post.texts), selectinload(Post.topic_rows))


def post_named(public_id: str) -> Post | None:
    """The post of this name with all its texts, if it has been written."""
    return db.session.scalars(sa.select(Post).options(*_WHOLE).where(Post.public_id == public_id)).unique().first()


def post_or_404(public_id: str) -> Post:
    """The post of this name with all its texts."""
    return post_named(public_id) or abort(404)


def photos_in(post: Post | None) -> dict[str, Photo]:
    """Every photo that any of its texts names, shown or not: one query at the most."""
    names = [name for text in post.texts.values() for name in text.photo_ids] if post else []
    photos = photos_named(names)
    return {name: photos[name] for name in dict.fromkeys(names) if name in photos}


def posts_by_change(*, older_than: str | None = None) -> Keyset[Post]:
    """Every post, the one changed last first, with where each language stands; three queries at the most."""
    texts = selectinload(Post.texts)
    found = sa.select(Post).options(texts.options(defer(PostText.source), defer(PostText.blocks)))
    if older_than:
        last = aliased(Post)
        place = sa.select(last.edited_at, last.id).where(last.public_id == older_than).scalar_subquery()
        found = found.where(sa.tuple_(Post.edited_at, Post.id) < place)
    rows = db.session.scalars(found.order_by(Post.edited_at.desc(), Post.id.desc()).limit(PAGE + 1)).all()
    return keyset(rows, size=PAGE, is_first=not older_than)


def last_author_lines(writer: Account) -> dict[str, str]:
    """How this writer was named in their last post, by language; empty before their first."""
    last = sa.select(Post.id).where(Post.writer_id == writer.id).order_by(Post.id.desc()).limit(1).scalar_subquery()
    lines = sa.select(PostText.language, PostText.author).where(PostText.post_id == last).order_by(PostText.language)
    return {row.language: row.author for row in db.session.execute(lines)}


def revisions_of(text: PostText, *, older_than: str | None = None) -> Keyset[PostRevision]:
    """What a text has been, the latest first, with who saved it."""
    found = sa.select(PostRevision).options(joinedload(PostRevision.by), defer(PostRevision.source))
    found = found.where(PostRevision.text_id == text.id)
    if older_than:
        last = aliased(PostRevision)
        place = sa.select(last.id).where(last.public_id == older_than).scalar_subquery()
        found = found.where(PostRevision.id < place)
    rows = db.session.scalars(found.order_by(PostRevision.id.desc()).limit(REVISIONS + 1)).all()
    return keyset(rows, size=REVISIONS, is_first=not older_than)


def revision_or_404(post: Post, public_id: str) -> PostRevision:
    """One of the revisions of this post's texts."""
    texts = [text.id for text in post.texts.values()]
    found = sa.select(PostRevision).options(joinedload(PostRevision.by))
    revision: PostRevision = db.first_or_404(
        found.where(PostRevision.public_id == public_id, PostRevision.text_id.in_(texts))
    )
    return revision


def revision_before(revision: PostRevision) -> PostRevision | None:
    """What the text was before."""
    found = sa.select(PostRevision).where(PostRevision.text_id == revision.text_id, PostRevision.id < revision.id)
    return db.session.scalar(found.order_by(PostRevision.id.desc()).limit(1))


def texts_held_back() -> Sequence[PostText]:
    """Whose time came while something was missing: for what staff see to today."""
    found = sa.select(PostText).options(joinedload(PostText.post), defer(PostText.source), defer(PostText.blocks))
    held = found.where(PostText.held_back_at.is_not(None)).order_by(PostText.held_back_at.desc(), PostText.id)
    return db.session.scalars(held.limit(20)).all()
