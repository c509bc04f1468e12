"""What comes round by itself: asking again on the day that was named, and whether a story of two years may stay."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock, unit_of_work
from portal.foundation.logs import failure
from portal.stories import letters
from portal.stories.asking import ask_again
from portal.stories.models import Story, StoryPage, StoryState
from portal.stories.publishing import end

PUBLIC_FOR = timedelta(days=730)
TIME_TO_ANSWER = timedelta(days=30)

Errand = Callable[[datetime], bool]


def look_after_stories() -> int:
    """Run each night, each errand in a transaction of its own; answers how many there were."""
    done = 0
    for errand in list(errands_at(now())):
        try:
            with unit_of_work():
                done += errand(now())
        except Exception as error:  # One that fails does not hold up the others.
            failure(error)
    return done


def errands_at(at: datetime) -> Iterator[Errand]:
    """What may have to be done at `at` (UTC)."""
    again = sa.select(Story).where(Story.state == StoryState.LATER, Story.ask_again_on <= at.date())
    for story in db.session.scalars(again.order_by(Story.id)).all():
        yield _with(ask_again, story)
    old = sa.select(StoryPage.story_id).where(StoryPage.confirmed_at <= at - PUBLIC_FOR)
    for story in db.session.scalars(sa.select(Story).where(Story.id.in_(old)).order_by(Story.id)).all():
        yield _with(ask_whether_it_may_stay, story)


def _with(act: Callable[..., bool], story: Story) -> Errand:
    return lambda at: act(story, at=at)


def ask_whether_it_may_stay(story: Story, *, at: datetime) -> bool:
    """Two years after the last word: a letter; thirty days after the letter: a kind farewell."""
    lock(story)
    old = [page for page in story.pages.values() if page.confirmed_at <= at - PUBLIC_FOR]
    if not old:
        return False
    if any(page.still_asked_at and page.still_asked_at <= at - TIME_TO_ANSWER for page in old):
        end(story, how="no answer after two years")
        letters.has_left(story)
        record("took off, unanswered,", f"story:{story.public_id}", actor_id=None)
        return True
    if any(page.still_asked_at for page in old):
        return False
    for page in story.pages.values():
        page.still_asked_at = at
    db.session.flush()
    letters.may_it_stay(story)
    return True
