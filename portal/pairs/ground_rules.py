"""Everything that changes ground rules. Functions here flush; they never commit, and nothing written is overwritten."""

import sqlalchemy as sa

from portal.foundation.db import db, lock
from portal.foundation.errors import Refused
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.merging import Fields, merge
from portal.pairs.ground_rules_queries import newest_rules
from portal.pairs.ground_rules_words import HEADINGS
from portal.pairs.models import GroundRules, GroundRulesAcceptance
from portal.people.models import Account
from portal.spaces.models import Space


class RulesCannotChange(Refused):
    """The mentoring has ended."""

    message = _l("Your mentoring has ended, so the ground rules stay as they are.")


class RulesChangedMeanwhile(Refused):
    """A yes belongs to the words that were seen, and these are no longer the newest."""

    message = _l("The ground rules changed before you accepted them. Read the new ones first.")


def rules_fields(rules: GroundRules) -> dict[str, str]:
    """What stands under each heading."""
    return {name: getattr(rules, name) for name in HEADINGS}


def write_ground_rules(space: Space, *, author: Account, seen: str, typed: Fields) -> GroundRules:
    """Make the next version of what is `typed`, unless nothing changed; answers the version that now counts.

    `seen` holds the marks of what the author began from: the newest version then, or our suggestions. Raises
    `RulesCannotChange`; and `ChangedMeanwhile`, with both texts, for a heading that the other has changed too.
    """
    lock(space)
    if space.closed_at is not None:
        raise RulesCannotChange
    newest = newest_rules(space)
    if newest is None:
        return _next_version(space, author, number=1, fields=typed)
    stored = rules_fields(newest)
    merged = merge(seen=seen, stored=stored, typed=typed)
    if merged == stored:
        return newest
    return _next_version(space, author, number=newest.number + 1, fields=merged)


def _next_version(space: Space, author: Account, *, number: int, fields: Fields) -> GroundRules:
    rules = GroundRules(space_id=space.id, author_id=author.id, number=number)
    for name in HEADINGS:
        setattr(rules, name, fields[name])
    db.session.add(rules)
    db.session.flush()
    return rules


def accept_ground_rules(rules: GroundRules, *, space: Space, by: Account) -> None:
    """Note one person's yes to the version they have read; twice is once.

    Raises `RulesCannotChange`; and `RulesChangedMeanwhile` when there is a newer version.
    """
    lock(space)
    if space.closed_at is not None:
        raise RulesCannotChange
    newest = newest_rules(space)
    if newest is None or newest.id != rules.id:
        raise RulesChangedMeanwhile
    given = sa.select(GroundRulesAcceptance.id).where(
        GroundRulesAcceptance.ground_rules_id == rules.id, GroundRulesAcceptance.account_id == by.id
    )
    if db.session.scalar(given) is None:
        db.session.add(GroundRulesAcceptance(ground_rules_id=rules.id, account_id=by.id))
        db.session.flush()
