"""Asking people for their stories, and what they answer. Functions here flush; they never commit."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.audit.actions import record
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.mail.actions import withdraw
from portal.people.models import Account
from portal.programmes.models import Participation, Programme
from portal.stories import letters
from portal.stories.models import Story, StoryState
from portal.stories.policy import ANSWERABLE

# How long each state may last before it is overdue.
DUE_AFTER: dict[StoryState, timedelta] = {
    StoryState.ASKED: timedelta(days=14),
    StoryState.WRITING: timedelta(days=21),
    StoryState.WITH_EDITOR: timedelta(days=7),
    StoryState.WAITING_FOR_YES: timedelta(days=14),
}


class NobodyIsChosen(Refused):
    """An invitation without anybody to invite."""

    message = _l("Choose at least one person")


class AlreadyAnswered(Refused):
    """Something has been written already, so it is too late for yes and no."""

    message = _l("You have begun this story already. Carry on from its page.")


def move(story: Story, state: StoryState, *, at: datetime | None = None) -> None:
    """From now on the story stands at `state`, and is due when states of its kind are."""
    story.state, story.since = state, at or now()
    story.due_at = story.since + DUE_AFTER[state] if state in DUE_AFTER else None
    story.ask_again_on = None


def invite(programme: Programme, person_ids: Collection[str], *, by: Account) -> list[Story]:
    """Ask these participants of a programme (by the public ids of their accounts), each in their own language.

    Whoever has been asked in it before is not asked again. Raises `NobodyIsChosen`.
    """
    if not person_ids:
        raise NobodyIsChosen
    asked = [_new(participation, by) for participation in _participants(programme, person_ids)]
    db.session.add_all(asked)
    db.session.flush()
    for story in asked:
        record("asked for", f"story:{story.public_id}", actor_id=by.id)
        letters.asked(story)
    return asked


def _participants(programme: Programme, person_ids: Collection[str]) -> Iterable[Participation]:
    """Of these people, those who take part and have not been asked; once each, also with two sides."""
    asked = sa.select(Story.writer_id).where(Story.programme_id == programme.id)
    found = (
        sa.select(Participation)
        .join(Participation.account)
        .options(joinedload(Participation.account))
        .where(
            Participation.programme_id == programme.id,
            Account.public_id.in_(person_ids),
            Account.name != "",
            Account.id.not_in(asked),
        )
        .order_by(Participation.id)
    )
    return {each.account_id: each for each in db.session.scalars(found)}.values()


def _new(participation: Participation, by: Account) -> Story:
    story = Story(
        programme=participation.programme, writer=participation.account, asked_by_id=by.id, side=participation.side,
        written_in=participation.account.language,
    )  # fmt: skip
    story.title = story.body = story.phone = story.call_when = ""
    move(story, StoryState.ASKED)
    return story


def decline_story(story: Story) -> None:
    """Not this time. Saying it twice is saying it once. Raises `AlreadyAnswered`."""
    if _answered(story, StoryState.DECLINED):
        move(story, StoryState.DECLINED)
        db.session.flush()
        record("declined", f"story:{story.public_id}", actor_id=story.writer_id)


def put_off_story(story: Story, *, day: date) -> None:
    """Ask again on `day`. Raises `AlreadyAnswered`."""
    _answered(story, None)
    move(story, StoryState.LATER)
    story.ask_again_on = day
    db.session.flush()
    record("put off", f"story:{story.public_id}", actor_id=story.writer_id)


def begin_story(story: Story) -> None:
    """Yes, I will write. Raises `AlreadyAnswered` only when it was taken back."""
    lock(story)
    if story.state in ANSWERABLE:
        _begin(story)


def write_again(story: Story) -> None:
    """What was taken back is written anew, from its own words."""
    lock(story)
    if story.state is StoryState.TAKEN_BACK:
        _begin(story)


def _begin(story: Story) -> None:
    move(story, StoryState.WRITING)
    withdraw(letters.about(story))
    db.session.flush()
    record("began", f"story:{story.public_id}", actor_id=story.writer_id)


def ask_for_a_call(story: Story, *, phone: str, when: str) -> None:
    """Rather tell it than write it: staff call, and write it down. Raises `AlreadyAnswered` once it has been sent."""
    lock(story)
    if story.state not in {*ANSWERABLE, StoryState.WRITING} or story.body:
        raise AlreadyAnswered
    if story.state is not StoryState.WRITING:
        _begin(story)
    story.wants_a_call, story.phone, story.call_when = True, phone, when
    db.session.flush()


def _answered(story: Story, same: StoryState | None) -> bool:
    """Whether this answer is a new one."""
    lock(story)
    if story.state is same:
        return False
    if story.state not in ANSWERABLE:
        raise AlreadyAnswered
    withdraw(letters.about(story))
    return True


def ask_again(story: Story, *, at: datetime) -> bool:
    """The day on which to ask again has come; False when the story has moved on meanwhile."""
    lock(story)
    if story.state is not StoryState.LATER or story.ask_again_on is None or story.ask_again_on > at.date():
        return False
    move(story, StoryState.ASKED, at=at)
    db.session.flush()
    letters.asked(story)
    return True
