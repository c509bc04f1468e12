"""How far a pair has come: what its next step depends on, for one path or for everything on one's own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask import url_for

from portal.foundation.clock import now
from portal.foundation.db import db
from portal.foundation.i18n import gettext as _
from portal.goals.models import Goal, GoalState
from portal.meetings.models import Meeting
from portal.meetings.queries import meetings_in_all
from portal.pairs.models import GroundRules, GroundRulesAcceptance, Pair
from portal.pairs.path import Walk
from portal.people.models import Account


@dataclass(frozen=True)
class Standing:
    """What the two have done and what is ahead, as it is at `now` (UTC), without a word of theirs."""

    pair: Pair
    meetings: Sequence[Meeting]  # In the order of time.
    has_open_goal: bool
    rules_by: int | None  # Who wrote the newest ground rules: the number of an account.
    accepted_by: frozenset[int]  # Who has said yes to them.
    now: datetime

    def address(self, endpoint: str, **values: str) -> str:
        """Of a page of this pair."""
        named: dict[str, Any] = {"space_id": self.pair.space.public_id, **values}
        return url_for(endpoint, **named)

    def others_than(self, viewer: Account) -> list[Account]:
        """Whom `viewer` meets."""
        return self.pair.space.others_than(viewer)

    def name_of(self, account_id: int | None) -> str:
        """Of one of the two."""
        return next((each.name for each in self.pair.space.members if each.id == account_id), "") or _("Former member")


def standing_on(walk: Walk) -> Standing:
    """Of a path that is walked anyway: no query."""
    newest = max((moment.number for moment in walk.moments), default=0)
    return Standing(
        walk.pair,
        walk.meetings,
        any(goal.state is GoalState.OPEN for goal in walk.goals),
        next((each.by_id for each in walk.moments if each.kind == "wrote"), None),
        frozenset(each.by_id for each in walk.moments if each.kind == "accepted" and each.number == newest),
        walk.now,
    )


def standings_of(pairs: Sequence[Pair]) -> list[Standing]:
    """Of each of `pairs`: two queries, however many they are, and none for nobody."""
    ids = [pair.space_id for pair in pairs]
    if not ids:
        return []
    meetings, at = meetings_in_all(ids), now()
    done = [(row.kind, row.space_id, row.by_id) for row in db.session.execute(_DONE, {"space_ids": ids})]
    return [
        Standing(
            pair,
            [meeting for meeting in meetings if meeting.space_id == pair.space_id],
            any(kind == "goal" and space_id == pair.space_id for kind, space_id, _by in done),
            next((by for kind, space_id, by in done if (kind, space_id) == ("wrote", pair.space_id)), None),
            frozenset(by for kind, space_id, by in done if (kind, space_id) == ("accepted", pair.space_id)),
            at,
        )
        for pair in pairs
    ]


def _row(kind: str, space: Any, by: Any) -> sa.Select[Any]:
    return sa.select(sa.literal(kind, sa.String()).label("kind"), space.label("space_id"), by.label("by_id"))


_HERE: sa.BindParameter[int] = sa.bindparam("space_ids", expanding=True)
_newer = sa.orm.aliased(GroundRules)
_NEWEST = ~sa.exists().where(_newer.space_id == GroundRules.space_id, _newer.number > GroundRules.number)
_DONE = sa.union_all(
    _row("goal", Goal.space_id, Goal.author_id).where(Goal.space_id.in_(_HERE), Goal.state == GoalState.OPEN),
    _row("wrote", GroundRules.space_id, GroundRules.author_id).where(GroundRules.space_id.in_(_HERE), _NEWEST),
    _row("accepted", GroundRules.space_id, GroundRulesAcceptance.account_id)
    .join(GroundRules, GroundRules.id == GroundRulesAcceptance.ground_rules_id)
    .where(GroundRules.space_id.in_(_HERE), _NEWEST),
)
