"""What the worker does each minute: brings out what is due, each post in a transaction of its own."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from portal.audit.actions import record
from portal.diary.checks import whats_missing
from portal.diary.models import Post, PostStatus, PostText
from portal.diary.publishing import due_at, publish
from portal.foundation.clock import now
from portal.foundation.db import db, lock, unit_of_work
from portal.foundation.logs import failure


def publish_due() -> int:
    """Publish every text whose minute has come; answers how many. Two workers at once publish each of them once."""
    done = 0
    for post_id in list(_posts_that_are_due()):
        try:
            with unit_of_work():
                done += _publish_what_is_due(db.session.get_one(Post, post_id))
        except Exception as error:  # One that fails does not hold up the others.
            failure(error)
    return done


def _posts_that_are_due() -> Iterator[int]:
    """By their numbers. Calendars of two time zones differ by a day at the most; the rest is asked of each text."""
    tomorrow = (now() + timedelta(days=1)).date()
    soon = sa.select(PostText).where(PostText.status == PostStatus.SCHEDULED, PostText.due_on <= tomorrow)
    for text in db.session.scalars(soon.order_by(PostText.post_id)):
        if _is_due(text):
            yield text.post_id


def _is_due(text: PostText) -> bool:
    due = due_at(text)
    return text.status is PostStatus.SCHEDULED and due is not None and due <= now()


def _publish_what_is_due(post: Post) -> int:
    """The post is held from here on, and read afresh: what another worker has published is not due any more."""
    lock(post)
    done = 0
    for _code, text in sorted(post.texts.items()):
        if not _is_due(text):
            continue
        if whats_missing(text):
            hold_back(text)
            continue
        publish(text, by=None)
        done += 1
    post.edited_at = now()
    db.session.flush()
    return done


def hold_back(text: PostText) -> None:
    """Its time has come and something is missing: it waits for staff, who are told today."""
    text.status, text.held_back_at = PostStatus.READY, now()
    text.due_on = text.due_clock = text.due_zone = None
    text.due_which = ""
    record(f"held back {text.language}", f"post:{text.post.public_id}", actor_id=None)
