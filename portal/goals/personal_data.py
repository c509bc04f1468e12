"""What goals hold about one person: their own goals, and their part in the shared ones."""

import sqlalchemy as sa

from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.goals.models import Goal, GoalMove
from portal.spaces.personal_data import left_by_all_but

_KEPT = "until its owner is erased; a shared goal until the last of those who share it is"
_NAMELESS = "as long as the goal; without a name after erasure"


def export(account_id: int) -> Rows:
    """Every goal of one's own, every shared one that one had a part in, and one's own moves."""
    moved = sa.select(GoalMove.goal_id).where(GoalMove.by_id == account_id)
    touched = sa.or_(
        Goal.owner_id == account_id,
        Goal.author_id == account_id,
        Goal.edited_by_id == account_id,
        Goal.story_may_be_asked_by_id == account_id,
        Goal.id.in_(moved),
    )
    return [
        {
            "in": goal.space.public_id,
            "whose": "mine" if goal.owner_id == account_id else "ours",
            "kind": goal.kind.value,
            "heading": goal.heading,
            "text": goal.body,
            "hoped by": goal.hoped_by,
            "step": goal.step.value,
            "state": goal.state.value,
            "set": goal.created_at,
            "edited": goal.edited_at,
            "closed": goal.closed_at,
            "may be asked for a story": goal.story_may_be_asked_by_id == account_id,
            "moves": _moves_of(goal, account_id),
        }
        for goal in db.session.scalars(sa.select(Goal).where(touched).order_by(Goal.id))
    ]


def _moves_of(goal: Goal, account_id: int) -> Rows:
    return [
        {"at": move.at, "step": move.step.value, "state": move.state.value, "line": move.line}
        for move in goal.moves
        if move.by_id == account_id
    ]


def erase(account_id: int) -> None:
    """One's own goals go. What two share stays for the other, without a name; after the last it goes too."""
    delete_rows(Goal, Goal.owner_id == account_id)
    delete_rows(Goal, Goal.space_id.in_(left_by_all_but(account_id)))
    asked = sa.update(Goal).where(Goal.story_may_be_asked_by_id == account_id)
    db.session.execute(asked.values(story_may_be_asked_by_id=None))


HOLDING = Holding(
    title="goals",
    columns={
        "goal.space_id": Column("with whom", _KEPT),
        "goal.author_id": Column("who set it", _NAMELESS, exported=False, erasure=Erasure.KEPT),
        "goal.owner_id": Column("whose it is; nobody's when it is shared", _KEPT),
        "goal.kind": Column("what it is about", _KEPT),
        "goal.step": Column("how far it has come", _KEPT),
        "goal.state": Column("whether it is open", _KEPT),
        "goal.hoped_by": Column("by when one hopes to get there", _KEPT),
        "goal.edited_at": Column("when its words last changed", _KEPT),
        "goal.edited_by_id": Column("who changed them last", _NAMELESS, exported=False, erasure=Erasure.KEPT),
        "goal.closed_at": Column("when it was closed", _KEPT),
        "goal.story_may_be_asked_by_id": Column(
            "who may be asked how it was reached", "until taken back", erasure=Erasure.BLANKED
        ),
        "goal.heading_sealed": Column("what one wants, in one's own words", _KEPT),
        "goal.body_sealed": Column("how one will notice it, in one's own words", _KEPT),
        "goal_move.goal_id": Column("which goal moved", _KEPT, exported=False),
        "goal_move.by_id": Column("who said so", _NAMELESS, exported=False, erasure=Erasure.KEPT),
        "goal_move.at": Column("when", _KEPT),
        "goal_move.step": Column("to which step", _KEPT),
        "goal_move.state": Column("whether it was open then", _KEPT),
        "goal_move.line_sealed": Column("what happened, in one's own words", _KEPT),
    },
    export=export,
    erase=erase,
)
