"""What reflections hold about one person: their own words."""

import sqlalchemy as sa

from portal.foundation.db import db
from portal.foundation.personal_data import Column, Holding, Rows
from portal.mail.actions import discard
from portal.reflections.letters import about
from portal.reflections.models import Reflection, ReflectionShare

_KEPT = "until the author deletes it"


def export(account_id: int) -> Rows:
    """Every reflection with its words, and with whom it was shared."""
    mine = sa.select(Reflection).where(Reflection.author_id == account_id).order_by(Reflection.id)
    return [
        {
            "written": reflection.created_at,
            "edited": reflection.edited_at,
            "heading": reflection.heading,
            "text": reflection.body,
            "html": reflection.body_html,
            "shared": _sharing_of(reflection),
        }
        for reflection in db.session.scalars(mine)
    ]


def _sharing_of(reflection: Reflection) -> Rows:
    every = (
        sa.select(ReflectionShare).where(ReflectionShare.reflection_id == reflection.id).order_by(ReflectionShare.id)
    )
    return [
        {"in": share.space.public_id, "since": share.since, "until": share.until} for share in db.session.scalars(every)
    ]


def erase(account_id: int) -> None:
    """Its author's own words: all of it goes, and so do the letters in which the author is named."""
    shares = sa.select(ReflectionShare).join(ReflectionShare.reflection).where(Reflection.author_id == account_id)
    for share in db.session.scalars(shares):
        discard(about(share))
    db.session.execute(sa.delete(Reflection).where(Reflection.author_id == account_id))


HOLDING = Holding(
    title="reflections",
    columns={
        "reflection.author_id": Column("whose words", _KEPT, exported=False),
        "reflection.edited_at": Column("when they last changed", _KEPT),
        "reflection.heading_sealed": Column("the author's own words", _KEPT),
        "reflection.body_sealed": Column("the author's own words", _KEPT),
        "reflection.body_html_sealed": Column("the author's own words, to read", _KEPT),
        "reflection_share.reflection_id": Column("what is shared", _KEPT, exported=False),
        "reflection_share.space_id": Column("with whom", _KEPT),
        "reflection_share.since": Column("since when", _KEPT),
        "reflection_share.until": Column("until when", _KEPT),
    },
    export=export,
    erase=erase,
)
