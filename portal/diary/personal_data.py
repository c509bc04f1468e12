"""What the diary holds about one person: what they wrote in it for the school, and under which name."""

import sqlalchemy as sa

from portal.diary.models import Post, PostRevision, PostText
from portal.foundation.db import db
from portal.foundation.personal_data import Column, Erasure, Holding, Rows

_KEPT = "as long as the diary is read; without the person's name after erasure"


def export(account_id: int) -> Rows:
    """The posts this person began, and every version that they saved."""
    return [*_posts(account_id), *_revisions(account_id)]


def _posts(account_id: int) -> Rows:
    mine = sa.select(PostText).join(PostText.post).where(Post.writer_id == account_id).order_by(PostText.id)
    return [
        {"post": text.post.public_id, "language": text.language, "title": text.title, "author": text.author}
        | {"last changed": text.post.edited_at}
        for text in db.session.scalars(mine)
    ]


def _revisions(account_id: int) -> Rows:
    mine = sa.select(PostRevision).where(PostRevision.by_id == account_id).order_by(PostRevision.id)
    return [
        {
            "when": revision.created_at,
            "title": revision.title,
            "introduction": revision.ingress,
            "text": revision.source,
            "author": revision.author,
        }
        for revision in db.session.scalars(mine)
    ]


def erase(account_id: int) -> None:
    """What was published is the school's and stays; whose it was goes."""
    posts = sa.select(Post.id).where(Post.writer_id == account_id)
    texts = sa.select(PostText.id).where(PostText.post_id.in_(posts))
    theirs = sa.or_(PostRevision.by_id == account_id, PostRevision.text_id.in_(texts))
    db.session.execute(sa.update(PostText).where(PostText.post_id.in_(posts)).values(author=""))
    db.session.execute(sa.update(PostRevision).where(theirs).values(author=""))
    db.session.execute(sa.update(PostRevision).where(PostRevision.by_id == account_id).values(by_id=None))
    db.session.execute(sa.update(Post).where(Post.writer_id == account_id).values(writer_id=None))


HOLDING = Holding(
    title="diary",
    columns={
        "post.writer_id": Column("who began it", _KEPT, exported=False, erasure=Erasure.BLANKED),
        "post.edited_at": Column("which was changed last", _KEPT, erasure=Erasure.KEPT),
        "post_text.author": Column("under which name readers have it", _KEPT, erasure=Erasure.BLANKED),
        "post_revision.text_id": Column("a version of what", _KEPT, exported=False, erasure=Erasure.KEPT),
        "post_revision.by_id": Column("who saved it", _KEPT, exported=False, erasure=Erasure.BLANKED),
        "post_revision.title": Column("what it said", _KEPT, erasure=Erasure.KEPT),
        "post_revision.ingress": Column("what it said", _KEPT, erasure=Erasure.KEPT),
        "post_revision.source": Column("what it said", _KEPT, erasure=Erasure.KEPT),
        "post_revision.author": Column("under which name", _KEPT, erasure=Erasure.BLANKED),
    },
    export=export,
    erase=erase,
)
