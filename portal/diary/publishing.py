"""Bringing texts before their readers, now or at a set time, and taking them back. Functions here flush only.

Readers see a text while its status is `PUBLISHED`, and that is written nowhere but here, after the check list.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from slugify import slugify
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.diary.checks import must_be_whole
from portal.diary.finding import tell_search
from portal.diary.models import Post, PostAddress, PostStatus, PostText
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.wall_time import HourDoesNotExist, moment_of
from portal.people.models import Account
from portal.photos.actions import stop_using_all, use_photo
from portal.photos.queries import photos_named
from portal.programmes.actions import FINLAND

LONGEST_SLUG = 72  # With room for a number behind it.


class IsPublicAlready(Refused):
    """Readers have it; there is nothing to set a time for."""

    message = _l("This is published already.")


class TimeHasPassed(Refused):
    """A time to publish lies ahead."""

    message = _l("That time has passed. Choose a later one, or publish now.")


def mark_ready(post: Post, languages: Collection[str], *, by: Account) -> None:
    """Its writer thinks that it can go out. Raises `IsNotWhole`."""
    lock(post)
    for text in _texts(post, languages):
        must_be_whole(text)
        if text.status is PostStatus.DRAFT:
            _become(text, PostStatus.READY)
            record(f"made ready {text.language}", f"post:{post.public_id}", actor_id=by.id)
    _note_change(post)


def publish_post(post: Post, languages: Collection[str], *, by: Account) -> None:
    """Let readers have it in these languages now: in all of them, or in none. Raises `IsNotWhole`."""
    lock(post)
    for text in _texts(post, languages):
        must_be_whole(text)
        if not text.is_published:
            publish(text, by=by)
    _note_change(post)


def schedule_post(
    post: Post, languages: Collection[str], *, day: date, clock: time, which: str = "", by: Account
) -> None:
    """Let readers have it from this minute on, by the clocks of Finland.

    Raises `IsNotWhole`, `IsPublicAlready`, `TimeHasPassed`, `HourDoesNotExist` and `HourComesTwice`.
    """
    lock(post)
    if moment_of(day, clock, FINLAND, which=which) <= now():
        raise TimeHasPassed
    for text in _texts(post, languages):
        if text.is_published:
            raise IsPublicAlready
        must_be_whole(text)
        _become(text, PostStatus.SCHEDULED)
        text.due_on, text.due_clock, text.due_zone = day, clock.isoformat("minutes"), FINLAND
        text.due_which = which
        record(f"scheduled {text.language}", f"post:{post.public_id}", actor_id=by.id)
    _note_change(post)


def unpublish_post(post: Post, languages: Collection[str], *, by: Account) -> None:
    """Take it back from its readers, or from its time; the words stay, ready to go out again."""
    lock(post)
    for text in _texts(post, languages):
        if text.status in (PostStatus.PUBLISHED, PostStatus.SCHEDULED):
            _become(text, PostStatus.READY)
            tell_search(text)
            _show_photos(post)
            record(f"unpublished {text.language}", f"post:{post.public_id}", actor_id=by.id)
    _note_change(post)


def publish(text: PostText, *, by: Account | None) -> None:
    """Make a text public that is whole. Its first time gives it its year and its address, for good."""
    text.published_at = text.published_at or now()
    text.year = text.year or text.published_at.astimezone(ZoneInfo(FINLAND)).year
    _take_address(text)
    _become(text, PostStatus.PUBLISHED)
    tell_search(text)
    _show_photos(text.post)
    record(f"published {text.language}", f"post:{text.post.public_id}", actor_id=by.id if by else None)


def stay_public(text: PostText, *, address: str) -> None:
    """Its words have changed while readers have it, at the old `address` until now. Raises `IsNotWhole`."""
    must_be_whole(text)
    text.slug = text.slug or address
    _take_address(text)
    tell_search(text)
    _show_photos(text.post)


def due_at(text: PostText) -> datetime | None:
    """The moment (UTC) that the wall time of a scheduled text means by today's rules."""
    clock = text.due_time
    if text.due_on is None or clock is None or text.due_zone is None:
        return None
    try:
        return moment_of(text.due_on, clock, text.due_zone, which=text.due_which or "first")
    except HourDoesNotExist:  # The rules have changed since: the clocks skip it now.
        return datetime.combine(text.due_on, clock, tzinfo=ZoneInfo(text.due_zone)).astimezone(UTC)


def _texts(post: Post, languages: Collection[str]) -> list[PostText]:
    return [text for code, text in sorted(post.texts.items()) if code in languages]


def _note_change(post: Post) -> None:
    post.edited_at = now()
    db.session.flush()


def _show_photos(post: Post) -> None:
    """The photos of what readers have may be fetched by them, and no others."""
    shown = [name for _code, text in sorted(post.texts.items()) if text.is_published for name in text.photo_ids]
    stop_using_all(by=used_by(post))
    for photo in photos_named(shown).values():
        db.session.expire(photo, ["uses"])
        use_photo(photo, by=used_by(post))


def used_by(post: Post) -> str:
    """How the photos' room knows this post."""
    return f"post:{post.public_id}"


def _become(text: PostText, status: PostStatus) -> None:
    text.status, text.held_back_at = status, None
    text.due_on = text.due_clock = text.due_zone = None
    text.due_which = ""


def _take_address(text: PostText) -> None:
    """Keep the address it has, or the next free one like it; the old ones go on leading here."""
    wish = text.slug or slugify(text.title, max_length=LONGEST_SLUG, word_boundary=True) or "post"
    number = 1
    while not _is_taken_for(text, slug := wish if number == 1 else f"{wish}-{number}"):
        number += 1
    text.slug = slug


def _is_taken_for(text: PostText, slug: str) -> bool:
    """Whether the address is this text's, now or since before."""
    here = (PostAddress.year == text.year, PostAddress.slug == slug, PostAddress.language == text.language)
    owner = db.session.scalar(sa.select(PostAddress.text_id).where(*here))
    if owner is not None:
        return owner == text.id
    try:
        with db.session.begin_nested():
            db.session.add(PostAddress(text_id=text.id, language=text.language, year=text.year, slug=slug))
    except IntegrityError:  # Another post took it in this very moment.
        return False
    return True
