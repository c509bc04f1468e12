"""Reading ground rules: the newest version, the earlier ones, and who has said yes to which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, load_only, selectinload

from portal.foundation.db import db
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.people.models import Account
from portal.spaces.models import Space

BOTH = 2


@dataclass(frozen=True)
class GroundRulesState:
    """How far a pair has come with its ground rules, without a word of them."""

    number: int
    public_id: str
    written_at: datetime
    author_id: int
    accepted_by: frozenset[int]  # The numbers of accounts.

    def waits_for(self, account: Account) -> bool:
        """Whether this person has not said yes to the newest version yet."""
        return account.id not in self.accepted_by


def newest_rules(space: Space) -> GroundRules | None:
    """The newest version with who accepted it, in one query; None before the first."""
    found = (
        sa.select(GroundRules)
        .options(joinedload(GroundRules.acceptances))
        .where(GroundRules.space_id == space.id, GroundRules.number == _newest_number(space))
    )
    return db.session.scalars(found).unique().one_or_none()


def ground_rules_state(space: Space) -> GroundRulesState | None:
    """Who wrote the newest version when, and who has accepted it: one query that opens no seal."""
    found = (
        sa.select(
            GroundRules.number,
            GroundRules.public_id,
            GroundRules.written_at,
            GroundRules.author_id,
            GroundRulesAcceptance.account_id,
        )
        .outerjoin(GroundRulesAcceptance, GroundRulesAcceptance.ground_rules_id == GroundRules.id)
        .where(GroundRules.space_id == space.id, GroundRules.number == _newest_number(space))
        .order_by(GroundRulesAcceptance.id)
    )
    rows = db.session.execute(found).all()
    if not rows:
        return None
    number, public_id, written_at, author_id, _first = rows[0]
    accepted_by = frozenset(row.account_id for row in rows if row.account_id is not None)
    return GroundRulesState(number, public_id, written_at, author_id, accepted_by)


def versions_of(space: Space) -> Sequence[GroundRules]:
    """Every version, the newest first, with who accepted it: two queries, and no words."""
    found = (
        sa.select(GroundRules)
        .options(
            load_only(GroundRules.public_id, GroundRules.number, GroundRules.author_id, GroundRules.written_at),
            selectinload(GroundRules.acceptances),
        )
        .where(GroundRules.space_id == space.id)
        .order_by(GroundRules.number.desc())
    )
    return db.session.scalars(found).all()


@dataclass(frozen=True)
class Before:
    """What came before the newest version, as far as it still matters to one of the two."""

    in_force: int | None  # The number of the version that both have accepted.
    accepted: GroundRules | None  # The last one this person has accepted, to compare with.


def before(rules: GroundRules, reader: Account) -> Before:
    """The versions before `rules` that still matter while it waits for a yes: two queries at the most."""
    found = (
        sa.select(GroundRules.number, GroundRules.id, GroundRulesAcceptance.account_id)
        .join(GroundRulesAcceptance, GroundRulesAcceptance.ground_rules_id == GroundRules.id)
        .where(GroundRules.space_id == rules.space_id, GroundRules.number < rules.number)
        .order_by(GroundRules.number.desc(), GroundRulesAcceptance.id)
    )
    given = db.session.execute(found).all()
    times = Counter(number for number, _id, _account in given)
    mine = next((row.id for row in given if row.account_id == reader.id), None)
    return Before(
        in_force=next((number for number, yeses in times.items() if yeses >= BOTH), None),
        accepted=db.session.get(GroundRules, mine) if mine else None,
    )


def version_or_404(space: Space, public_id: str) -> GroundRules:
    """One version of this space, with who accepted it. Whether the viewer may enter is the policy's to say."""
    rules: GroundRules = db.first_or_404(
        sa.select(GroundRules)
        .options(joinedload(GroundRules.acceptances))
        .where(GroundRules.space_id == space.id, GroundRules.public_id == public_id)
    )
    return rules


def _newest_number(space: Space) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.max(GroundRules.number)).where(GroundRules.space_id == space.id).scalar_subquery()
