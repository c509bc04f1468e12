"""Reading the diary as its readers do: published texts only, the newest first.

The questions are put together once, for that takes longer than answering them.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import defer, joinedload

from portal.diary.models import Post, PostAddress, PostStatus, PostText, PostTopic, Topic
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.photos.models import Photo
from portal.photos.policy import described_in, may_be_public
from portal.photos.queries import photos_named
from portal.programmes.actions import FINLAND

PAGE = 12
_PUBLIC = (PostText.language == sa.bindparam("language"), PostText.status == PostStatus.PUBLISHED)
_NEWEST_FIRST = (PostText.published_at.desc(), PostText.id.desc())
_PLACE = sa.tuple_(PostText.published_at, PostText.id)
_THE_PLACE_OF = (
    sa.select(PostText.published_at, PostText.id)
    .where(PostText.public_id == sa.bindparam("place"), PostText.status == PostStatus.PUBLISHED)
    .correlate(None)
    .scalar_subquery()
)
_CARDS = (
    sa.select(
        PostText.public_id,
        PostText.title,
        PostText.ingress,
        PostText.author,
        PostText.year,
        PostText.slug,
        PostText.published_at,
        PostText.edited_at,
        PostText.minutes,
        PostText.lead_photo,
    )
    .where(*_PUBLIC)
    .order_by(*_NEWEST_FIRST)
    .limit(sa.bindparam("most"))
)
_BETWEEN = (PostText.published_at >= sa.bindparam("since"), PostText.published_at < sa.bindparam("until"))
_ABOUT = sa.exists().where(PostTopic.post_id == PostText.post_id, PostTopic.topic == sa.bindparam("topic"))

_ADDRESS = (
    sa.select(PostAddress.language, PostText.post_id)
    .join(PostAddress.text)
    .where(PostAddress.year == sa.bindparam("year"), PostAddress.slug == sa.bindparam("slug"))
    .order_by((PostAddress.language == sa.bindparam("language")).desc(), PostAddress.language)
    .limit(1)
)
_TEXTS = (
    sa.select(PostText)
    .options(defer(PostText.source), joinedload(PostText.post).joinedload(Post.topic_rows))
    .where(PostText.post_id == sa.bindparam("post_id"), PostText.status == PostStatus.PUBLISHED)
    .order_by(PostText.language)
)
_HERE = sa.tuple_(sa.bindparam("at", type_=PostText.published_at.type), sa.bindparam("id", type_=sa.Integer))


def _beside(side: str, is_it: sa.ColumnElement[bool], *nearest: Any) -> sa.Select[Any]:
    one = sa.select(PostText.title, PostText.year, PostText.slug).where(*_PUBLIC, is_it).order_by(*nearest).limit(1)
    return sa.select(sa.literal(side).label("side"), *one.subquery(side).c)


_NEIGHBOURS = sa.union_all(
    _beside("newer", _PLACE > _HERE, PostText.published_at, PostText.id),
    _beside("older", _PLACE < _HERE, *_NEWEST_FIRST),
)


class Card(NamedTuple):
    """What a list says of a post in one language."""

    public_id: str
    title: str
    ingress: str
    author: str
    year: int
    slug: str
    published_at: datetime
    edited_at: datetime
    minutes: int
    lead_photo: str | None  # The public id of its first photo.


class Beside(NamedTuple):
    """The post before or after another one."""

    title: str
    year: int
    slug: str


def newest_posts(language: str, limit: int) -> list[Card]:
    """The latest in `language`: one query."""
    return _cards(_CARDS, language=language, most=limit)


def posts_newest_first(language: str, *, older_than: str | None = None) -> Keyset[Card]:
    """The diary in `language`, a page at a time."""
    return _page(_CARDS, language, older_than)


def posts_of_year(language: str, year: int, *, older_than: str | None = None) -> Keyset[Card]:
    """What was first published in that year, by the clocks of Finland."""
    bounds = {"since": _new_year(year), "until": _new_year(year + 1)}
    return _page(_CARDS.where(*_BETWEEN), language, older_than, **bounds)


def posts_about(language: str, topic: Topic, *, older_than: str | None = None) -> Keyset[Card]:
    """What is about one topic."""
    return _page(_CARDS.where(_ABOUT), language, older_than, topic=topic)


def _page(found: sa.Select[*tuple[Any, ...]], language: str, older_than: str | None, **wanted: object) -> Keyset[Card]:
    if older_than:
        found, wanted = found.where(_PLACE < _THE_PLACE_OF), {**wanted, "place": older_than}
    rows = _cards(found, language=language, most=PAGE + 1, **wanted)
    return keyset(rows, size=PAGE, is_first=not older_than)


def _cards(found: sa.Select[*tuple[Any, ...]], **wanted: object) -> list[Card]:
    return [Card(*row) for row in db.session.execute(found, wanted)]


def _new_year(year: int) -> datetime:
    return datetime.combine(date(year, 1, 1), datetime.min.time(), tzinfo=ZoneInfo(FINLAND)).astimezone(UTC)


def years_of_posts(language: str) -> list[int]:
    """From the newest post's year to the oldest one's: two looks at an index, however many posts lie between."""
    edge = sa.select(PostText.published_at).where(*_PUBLIC).limit(1)
    newest = db.session.scalar(edge.order_by(*_NEWEST_FIRST), {"language": language})
    oldest = db.session.scalar(edge.order_by(PostText.published_at, PostText.id), {"language": language})
    if newest is None or oldest is None:
        return []
    first, last = (at.astimezone(ZoneInfo(FINLAND)).year for at in (oldest, newest))
    return list(range(last, first - 1, -1))


def post_at(year: int, slug: str, language: str) -> tuple[str, int] | None:
    """Whose address this is or was: the language that it belongs to, `language` before any other, and the post."""
    row = db.session.execute(_ADDRESS, {"year": year, "slug": slug, "language": language}).first()
    return (row[0], row[1]) if row else None


def public_texts(post_id: int) -> Mapping[str, PostText]:
    """The languages in which readers have this post, with its topics: one query."""
    texts = db.session.scalars(_TEXTS, {"post_id": post_id}).unique()
    return {text.language: text for text in texts}


def places_of(public_ids: Collection[str], language: str) -> dict[str, tuple[int, str]]:
    """Year and last word of the addresses of these posts, of those that are public in `language`: one query."""
    found = (
        sa.select(Post.public_id, PostText.year, PostText.slug)
        .join(PostText.post)
        .where(*_PUBLIC, Post.public_id.in_(public_ids))
    )
    return {name: (year, slug) for name, year, slug in db.session.execute(found, {"language": language}) if year}


def every_place() -> Sequence[sa.Row[int, str, int | None, str, datetime]]:
    """Of every public text: its post, language, year, slug and last change, a post's languages together: one query."""
    found = sa.select(PostText.post_id, PostText.language, PostText.year, PostText.slug, PostText.edited_at)
    public = found.where(PostText.status == PostStatus.PUBLISHED)
    return db.session.execute(public.order_by(PostText.post_id, PostText.language)).all()


def neighbours(text: PostText) -> dict[str, Beside]:
    """The next `newer` and `older` post in the same language, where there is one: one query."""
    here = {"language": text.language, "at": text.published_at, "id": text.id}
    return {row[0]: Beside(*row[1:]) for row in db.session.execute(_NEIGHBOURS, here)}


def topics_with_posts(language: str) -> Sequence[Topic]:
    """For the page of a topic and the list: which topics have something to read."""
    about = sa.exists().where(PostText.post_id == PostTopic.post_id, *_PUBLIC)
    found = sa.select(PostTopic.topic).where(about).distinct()
    there = set(db.session.scalars(found, {"language": language}))
    return [topic for topic in Topic if topic in there]


def photos_shown_in(text: PostText) -> dict[str, Photo]:
    """The photos of a text that may be shown in its language now, by their public ids: one query at the most."""
    return photos_for(text.photo_ids, text.language)


def lead_photos(cards: Sequence[Card], language: str) -> dict[str, Photo]:
    """The first photos of these posts, where they may be shown now: one query at the most."""
    return photos_for([card.lead_photo for card in cards if card.lead_photo], language)


def photos_for(names: Collection[str], language: str) -> dict[str, Photo]:
    """Of these photos the ones that nobody has forbidden, and that are told in `language`."""
    photos = photos_named(names)
    may_be_shown = {n for n, photo in photos.items() if may_be_public(photo) and described_in(photo, language)}
    return {name: photos[name] for name in names if name in may_be_shown}
