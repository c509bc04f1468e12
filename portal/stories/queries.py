"""Finding stories: for their writers, for those they name, and for staff. Who may is the policy's to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload, selectinload

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.keyset import Keyset, keyset
from portal.goals.models import Goal, GoalState
from portal.pairs.models import Pair
from portal.people.models import Account
from portal.programmes.models import Participation, Programme
from portal.stories.models import Story, StoryPartner, StoryState

PAGE = 50
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
LATELY = timedelta(days=14)
_PROGRAMME = joinedload(Story.programme).joinedload(Programme.words)
_WHOLE = (
    joinedload(Story.writer),
    joinedload(Story.asked_by),
    _PROGRAMME,
    selectinload(Story.edits),
    selectinload(Story.pages),
    selectinload(Story.named).joinedload(StoryPartner.account),
)


def story_or_404(public_id: str) -> Story:
    """The story of this name with everything that belongs to it, in a fixed number of queries."""
    story: Story = db.first_or_404(sa.select(Story).options(*_WHOLE).where(Story.public_id == public_id))
    return story


def stories_of(writer: Account) -> Sequence[Story]:
    """What this person has been asked to tell, the newest first, with what is public of it."""
    found = sa.select(Story).options(_PROGRAMME, selectinload(Story.pages)).where(Story.writer_id == writer.id)
    return db.session.scalars(found.order_by(Story.id.desc())).unique().all()


def has_stories(account: Account) -> bool:
    """Whether this person has been asked for a story, or is named in one."""
    asked = sa.exists().where(Story.writer_id == account.id)
    named = sa.exists().where(StoryPartner.account_id == account.id)
    return bool(db.session.scalar(sa.select(sa.or_(asked, named))))


def stories_naming(account: Account) -> Sequence[Story]:
    """The stories of others that name or show this person, the newest first."""
    named = sa.select(StoryPartner.story_id).where(StoryPartner.account_id == account.id)
    found = sa.select(Story).options(_PROGRAMME, joinedload(Story.writer)).where(Story.id.in_(named))
    return db.session.scalars(found.order_by(Story.id.desc())).unique().all()


def stories_for_staff(*, older_than: str | None = None) -> Keyset[Story]:
    """Where every story stands: what is overdue longest first, then what is due, then what waits for nobody."""
    place = sa.tuple_(sa.func.coalesce(Story.due_at, NEVER), Story.id)
    found = sa.select(Story).options(joinedload(Story.writer), _PROGRAMME)
    if older_than:
        last = aliased(Story)
        due_at, number = sa.func.coalesce(last.due_at, NEVER), last.id
        after: Any = sa.select(due_at, number).where(last.public_id == older_than).scalar_subquery()
        found = found.where(place > after)
    rows = db.session.scalars(found.order_by(*place.clauses).limit(PAGE + 1)).unique().all()
    return keyset(rows, size=PAGE, is_first=not older_than)


class ForStaff(NamedTuple):
    """How many stories wait for an editor, are overdue with somebody else, want a call, and have lately left."""

    with_editor: int
    overdue: int
    to_call: int
    taken_back: int


def how_many_for_staff() -> ForStaff:
    """What of the stories needs staff; taken back in the last two weeks. One query."""

    def number(*which: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.count(sa.case((sa.and_(*which), 1)))

    row = db.session.execute(
        sa.select(
            number(Story.state == StoryState.WITH_EDITOR),
            number(Story.state != StoryState.WITH_EDITOR, Story.due_at < now()),
            number(Story.state == StoryState.WRITING, Story.wants_a_call.is_(True)),
            number(Story.state == StoryState.TAKEN_BACK, Story.since > now() - LATELY),
        )
    ).one()
    return ForStaff(*row)


@dataclass(frozen=True)
class Candidate:
    """Somebody to ask, why, and where their story stands if they have been asked."""

    account: Account
    with_whom: str
    has_reached: bool
    state: StoryState | None


def candidates_in(programme: Programme, *, older_than: str | None = None) -> tuple[list[Candidate], Keyset[Pair]]:
    """Whom to ask: people of the programme's pairs; first those who may be asked how they reached a goal.

    Nothing of what anybody wrote is looked at. The latest pairs first, a page at a time.
    """
    found = (
        sa.select(Pair)
        .options(
            joinedload(Pair.mentor_participation).joinedload(Participation.account),
            joinedload(Pair.mentee_participation).joinedload(Participation.account),
        )
        .where(Pair.programme_id == programme.id)
    )
    if older_than:
        last = aliased(Pair)
        found = found.where(Pair.id < sa.select(last.id).where(last.public_id == older_than).scalar_subquery())
    rows = db.session.scalars(found.order_by(Pair.id.desc()).limit(PAGE + 1)).all()
    page = keyset(rows, size=PAGE, is_first=not older_than)
    return _candidates(programme, page.rows), page


def _candidates(programme: Programme, pairs: Sequence[Pair]) -> list[Candidate]:
    offered = _who_may_be_asked([pair.space_id for pair in pairs])
    asked = sa.select(Story.writer_id, Story.state).where(Story.programme_id == programme.id)
    states = {row.writer_id: row.state for row in db.session.execute(asked)}
    people: dict[int, Candidate] = {}
    for pair in pairs:
        mentee, mentor = pair.mentee_participation.account, pair.mentor_participation.account
        for person, other in ((mentee, mentor), (mentor, mentee)):
            if person.name:
                reached = (pair.space_id, person.id) in offered or (
                    person.id in people and people[person.id].has_reached
                )
                people[person.id] = Candidate(person, other.name, reached, states.get(person.id))
    return sorted(people.values(), key=lambda each: not each.has_reached)


def _who_may_be_asked(space_ids: list[int]) -> set[tuple[int, int]]:
    """Who has said, of a goal that was reached in these places, that they may be asked how."""
    found = sa.select(Goal.space_id, Goal.story_may_be_asked_by_id).where(
        Goal.space_id.in_(space_ids), Goal.state == GoalState.REACHED, Goal.story_may_be_asked_by_id.is_not(None)
    )
    return {(row.space_id, row.story_may_be_asked_by_id) for row in db.session.execute(found)}


def partners_of(story: Story) -> Sequence[Account]:
    """With whom the writer is or was a pair in the programme: whom the story may name or show."""
    mine = sa.select(Participation.id).where(
        Participation.account_id == story.writer_id, Participation.programme_id == story.programme_id
    )
    either = sa.or_(Pair.mentor_participation_id.in_(mine), Pair.mentee_participation_id.in_(mine))
    two = (
        sa.select(Pair.mentor_participation_id)
        .where(either)
        .union(sa.select(Pair.mentee_participation_id).where(either))
    )
    found = (
        sa.select(Account)
        .join(Participation, Participation.account_id == Account.id)
        .where(Participation.id.in_(two), Account.id != story.writer_id, Account.name != "")
        .order_by(Account.id)
    )
    return db.session.scalars(found).unique().all()
