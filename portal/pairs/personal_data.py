"""What being a pair leaves behind about its two people."""

import sqlalchemy as sa

from portal.foundation.db import db, delete_rows
from portal.foundation.personal_data import Column, Erasure, Holding, Rows
from portal.mail.actions import discard
from portal.pairs import introductions
from portal.pairs.ending import end_pair_of_one_who_left
from portal.pairs.ground_rules_words import HEADINGS
from portal.pairs.letters import about
from portal.pairs.models import Ending, GroundRules, GroundRulesAcceptance, Pair, PairStatus
from portal.people.models import Account
from portal.programmes.models import Participation
from portal.spaces.personal_data import left_by_all_but

_KEPT = "as long as the programme is reported on; without names after erasure"


def export(account_id: int) -> Rows:
    """Which pairs this person was in, what they agreed on there, and how they ended it."""
    return [*_pairs(account_id), *_rules(account_id), *_endings(account_id)]


def _of(account_id: int) -> sa.ColumnElement[bool]:
    """Pairs in which this person is one of the two."""
    mine = sa.select(Participation.id).where(Participation.account_id == account_id)
    return sa.or_(Pair.mentor_participation_id.in_(mine), Pair.mentee_participation_id.in_(mine))


def _pairs(account_id: int) -> Rows:
    pairs = db.session.scalars(sa.select(Pair).where(_of(account_id)).order_by(Pair.id))
    return [
        {
            "pair": pair.public_id,
            "programme": pair.programme.slug,
            "status": pair.status.value,
            "from": pair.started_at,
            "to": pair.ended_at,
        }
        for pair in pairs
    ]


def _rules(account_id: int) -> Rows:
    """The versions this person wrote or accepted."""
    given = {
        each.ground_rules_id: each.accepted_at
        for each in db.session.scalars(
            sa.select(GroundRulesAcceptance).where(GroundRulesAcceptance.account_id == account_id)
        )
    }
    found = sa.or_(GroundRules.author_id == account_id, GroundRules.id.in_(given))
    return [
        {
            "version": rules.number,
            "written": rules.written_at,
            "by me": rules.author_id == account_id,
            "accepted by me": given.get(rules.id),
            **{name: getattr(rules, name) for name in HEADINGS},
        }
        for rules in db.session.scalars(sa.select(GroundRules).where(found).order_by(GroundRules.id))
    ]


def _endings(account_id: int) -> Rows:
    """What this person said when they ended a pair, what they undid, and kind words to them."""
    mine = sa.select(Pair.id).where(_of(account_id))
    found = sa.or_(Ending.by_id == account_id, Ending.undone_by_id == account_id, Ending.pair_id.in_(mine))
    rows = []
    for ending in db.session.scalars(sa.select(Ending).where(found).order_by(Ending.id)):
        own = {"kind words": ending.kind_words, "reason": ending.reason, "staff may read": ending.staff_may_read_reason}
        row = {
            "how": ending.kind.value,
            "by staff": ending.by_staff,
            "ended": ending.ended_at,
            "undone": ending.undone_at,
        }
        to_me = {} if ending.undone_at or not ending.kind_words else {"kind words to me": ending.kind_words}
        rows.append({**row, **(own if ending.by_id == account_id else to_me)})
    return rows


def erase(account_id: int) -> None:
    """Letters that name the person go, and so do their words at the end. A pair that goes on ends.

    What the two agreed on stays for the other; after the last of them it goes too.
    """
    for ending in db.session.scalars(sa.select(Ending).join(Pair, Pair.id == Ending.pair_id).where(_of(account_id))):
        discard(about(ending))
    for pair in db.session.scalars(sa.select(Pair).where(_of(account_id))):
        discard(introductions.about(pair))
    for ending in db.session.scalars(sa.select(Ending).where(Ending.by_id == account_id)):
        ending.kind_words, ending.reason, ending.staff_may_read_reason = "", "", False
    db.session.flush()
    account = db.session.get_one(Account, account_id)
    for pair in db.session.scalars(sa.select(Pair).where(_of(account_id), Pair.status == PairStatus.ACTIVE)):
        end_pair_of_one_who_left(pair, gone=account)
    delete_rows(GroundRules, GroundRules.space_id.in_(left_by_all_but(account_id)))


_AGREED = "until the last of the two is erased; without the name of one who is"
_COLUMNS = {
    f"pair.{name}": Column(purpose, _KEPT, exported=exported, erasure=Erasure.KEPT)
    for name, purpose, exported in (
        ("programme_id", "in which programme", True),
        ("mentor_participation_id", "who mentors", False),
        ("mentee_participation_id", "who is mentored", False),
        ("space_id", "where the two meet", False),
        ("status", "still or no longer", True),
        ("started_at", "since when", True),
        ("ended_at", "until when", True),
    )
}
_COLUMNS |= {
    f"ground_rules.{name}": Column(purpose, _AGREED, exported=exported, erasure=Erasure.KEPT)
    for name, purpose, exported in (
        ("space_id", "whose agreement", False),
        ("number", "which version", True),
        ("author_id", "who wrote this version", False),
        ("written_at", "since when", True),
        *((f"{name}_sealed", "what the two have agreed on", True) for name in HEADINGS),
    )
}
_COLUMNS |= {
    f"ground_rules_acceptance.{name}": Column(purpose, _AGREED, exported=exported, erasure=Erasure.KEPT)
    for name, purpose, exported in (
        ("ground_rules_id", "to which version", False),
        ("account_id", "who said yes", False),
        ("accepted_at", "since when", True),
    )
}
_COLUMNS |= {
    f"ending.{name}": Column(purpose, _KEPT, exported=exported, erasure=Erasure.KEPT)
    for name, purpose, exported in (
        ("pair_id", "which pair", False),
        ("kind", "how it ended, to count for the school", True),
        ("by_id", "who ended it", False),
        ("by_staff", "whether staff did", True),
        ("ended_at", "since when", True),
        ("undone_at", "until when, if it was undone", True),
        ("undone_by_id", "who undid it", False),
    )
}
_COLUMNS |= {
    f"ending.{name}": Column(purpose, "until the writer is erased", erasure=Erasure.BLANKED)
    for name, purpose in (
        ("kind_words_sealed", "to one's pair, for them to read"),
        ("reason_sealed", "one's own words; staff read them only if one wants"),
        ("staff_may_read_reason", "whether staff may"),
    )
}

HOLDING = Holding(title="pairs", columns=_COLUMNS, export=export, erase=erase)
