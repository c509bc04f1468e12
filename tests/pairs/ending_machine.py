"""Two people and the staff end, undo and write in any order; a machine knows what must come of it."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import Flask
from hypothesis import Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from portal.foundation import clock
from portal.foundation.db import db, unit_of_work
from portal.foundation.errors import Refused
from portal.foundation.merging import marks
from portal.pairs.actions import AlreadyHasAPair, make_pair
from portal.pairs.ending import (
    LastWords,
    MenteeHasAnotherPair,
    StaffEndedIt,
    UndoIsOver,
    end_pair,
    end_pair_by_staff,
    undo_ending,
    undo_ending_by_staff,
)
from portal.pairs.ground_rules import RulesCannotChange, write_ground_rules
from portal.pairs.ground_rules_words import HEADINGS
from portal.pairs.models import Ending, EndingKind, GroundRules, Pair, PairStatus
from portal.people.models import Role
from portal.reflections.actions import (
    IsReadAfterTheEnd,
    SpaceIsClosed,
    edit_reflection,
    reflection_fields,
    rendered_words,
    share_reflection,
    stop_sharing_reflection,
)
from tests import factories

Later = Callable[[timedelta], None]
HELSINKI = ZoneInfo("Europe/Helsinki")
WORDLESS = LastWords(kind=EndingKind.FINISHED, kind_words="", reason="", staff_may_read_reason=False)
WHO = strategies.sampled_from(["mentee", "mentor"])


class EndingMachine(RuleBasedStateMachine):
    """What a careful clerk would remember of one pair, beside what the portal does."""

    later: Later

    def __init__(self) -> None:
        super().__init__()
        self.began, self.gone = clock.now(), timedelta()
        self.later(self.gone)
        self.pair = factories.pair()
        self.others = factories.pair(term=self.pair.programme)
        self.people = {"mentee": factories.mentee_of(self.pair), "mentor": factories.mentor_of(self.pair)}
        self.staff = factories.account(Role.STAFF)
        self.text = factories.reflection(by=self.people["mentor"])
        self.number, self.versions, self.shared, self.edits = self.pair.id, 0, False, 0
        self.ended_by: str | None = None
        self.ended_at = self.began
        self.new_pair: Pair | None = None

    def attempt(self, act: Callable[[], object]) -> type[Refused] | None:
        """Do it in a unit of work; answers how it was refused."""
        try:
            with unit_of_work():
                act()
        except Refused as refusal:
            return type(refusal)
        finally:
            db.session.rollback()
        return None

    @property
    def now(self) -> datetime:
        """The clerk's clock."""
        return clock.now() + self.gone

    @property
    def in_time(self) -> bool:
        """The clerk's calendar: the seventh day after is not over."""
        last_day = self.ended_at.astimezone(HELSINKI).date() + timedelta(days=7)
        return self.now < datetime.combine(last_day + timedelta(days=1), time(), tzinfo=HELSINKI)

    @rule(hours=strategies.sampled_from([1, 20, 24, 72, 24 * 7, 24 * 9]))
    def time_goes_by(self, hours: int) -> None:
        self.gone += timedelta(hours=hours)
        self.later(self.gone)

    @rule(who=WHO)
    def one_ends_it(self, who: str) -> None:
        at = self.now
        assert self.attempt(lambda: end_pair(self.pair, by=self.people[who], words=WORDLESS)) is None
        if self.ended_by is None:
            self.ended_by, self.ended_at = who, at

    @rule()
    def staff_end_it(self) -> None:
        at = self.now
        assert self.attempt(lambda: end_pair_by_staff(self.pair, by=self.staff, kind=EndingKind.CHANGE)) is None
        if self.ended_by is None:
            self.ended_by, self.ended_at = "staff", at

    @rule(who=WHO)
    def one_undoes_it(self, who: str) -> None:
        refusal = self.attempt(lambda: undo_ending(self.pair, by=self.people[who]))
        expected: type[Refused] | None = None
        if self.ended_by == "staff":
            expected = StaffEndedIt
        elif self.ended_by and not self.in_time:
            expected = UndoIsOver
        elif self.ended_by and self.new_pair:
            expected = MenteeHasAnotherPair
        assert refusal is expected
        if expected is None:
            self.ended_by = None

    @rule()
    def staff_undo_it(self) -> None:
        refusal = self.attempt(lambda: undo_ending_by_staff(self.pair, by=self.staff))
        taken = self.ended_by == "staff" and self.new_pair is not None
        assert refusal is (MenteeHasAnotherPair if taken else None)
        if self.ended_by == "staff" and not taken:
            self.ended_by = None

    @rule(who=WHO)
    def one_writes_rules(self, who: str) -> None:
        typed = {**dict.fromkeys(HEADINGS, ""), "hopes": f"{who} {self.gone} {self.versions}"}
        newest = sa.select(GroundRules).order_by(GroundRules.number.desc())
        rules = db.session.scalars(newest).first()
        began = {name: getattr(rules, name) for name in HEADINGS} if rules else dict.fromkeys(HEADINGS, "")
        refusal = self.attempt(
            lambda: write_ground_rules(self.pair.space, author=self.people[who], seen=marks(began), typed=typed)
        )
        assert refusal is (RulesCannotChange if self.ended_by else None)
        self.versions += refusal is None

    @rule()
    def the_mentor_shares(self) -> None:
        mentor = self.people["mentor"]
        refusal = self.attempt(lambda: share_reflection(self.text, space=self.pair.space, author=mentor))
        assert refusal is (SpaceIsClosed if self.ended_by else None)
        self.shared = self.shared or refusal is None

    @rule()
    def the_mentor_takes_it_back(self) -> None:
        assert self.attempt(lambda: stop_sharing_reflection(self.text, space=self.pair.space)) is None
        self.shared = False

    @rule()
    def the_mentor_changes_it(self) -> None:
        self.edits += 1
        heading, body, began = f"Heading {self.edits}", "Words.", marks(reflection_fields(self.text))
        rendered = rendered_words(body)
        refusal = self.attempt(
            lambda: edit_reflection(self.text, seen=began, heading=heading, body=body, rendered=rendered)
        )
        assert refusal is (IsReadAfterTheEnd if self.ended_by and self.shared else None)

    @precondition(lambda self: self.new_pair is None)
    @rule()
    def staff_give_the_mentee_another_mentor(self) -> None:
        made: list[Pair] = []
        mentor, mentee = self.others.mentor_participation, self.pair.mentee_participation
        refusal = self.attempt(lambda: made.append(make_pair(mentor, mentee, by=None)))
        assert refusal is (None if self.ended_by else AlreadyHasAPair)
        self.new_pair = made[0] if refusal is None else None

    @precondition(lambda self: self.new_pair is not None)
    @rule()
    def the_new_pair_ends(self) -> None:
        pair = self.new_pair
        assert pair
        assert self.attempt(lambda: end_pair_by_staff(pair, by=self.staff, kind=EndingKind.EARLY)) is None
        self.new_pair = None

    @invariant()
    def what_is_written_fits_together(self) -> None:
        db.session.rollback()
        pair = db.session.get_one(Pair, self.number)
        ended = self.ended_by is not None
        in_force = sa.select(sa.func.count()).where(Ending.pair_id == pair.id, Ending.undone_at.is_(None))
        assert (pair.status is PairStatus.ENDED, pair.ended_at is not None) == (ended, ended)
        assert (pair.space.closed_at is not None, db.session.scalar(in_force)) == (ended, int(ended))
        active = sa.select(sa.func.count()).where(
            Pair.mentee_participation_id == pair.mentee_participation_id, Pair.status == PairStatus.ACTIVE
        )
        assert db.session.scalar(active) <= 1
        assert db.session.scalar(sa.select(sa.func.count(GroundRules.id))) == self.versions

    def teardown(self) -> None:
        """The next run begins with empty tables."""
        db.session.remove()
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
            for table in reversed(db.metadata.sorted_tables):
                connection.execute(sa.delete(table))


def run(app: Flask, later: Later, *, examples: int, steps: int, shrink: bool = True) -> None:
    """Let the machine run so many times, so many steps each. Raises `AssertionError` at the first surprise.

    `shrink` looks for the shortest way there, for people to read.
    """
    EndingMachine.later = staticmethod(later)  # type: ignore[assignment]
    assert app
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
    how = settings(max_examples=examples, stateful_step_count=steps, phases=phases)
    run_state_machine_as_test(EndingMachine, settings=how)
