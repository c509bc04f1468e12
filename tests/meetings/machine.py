"""Two people and their meetings, in every order that people think of: what is true is kept beside what is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from portal.foundation import clock
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.errors import Refused
from portal.foundation.merging import marks
from portal.mail.models import Letter, LetterStatus
from portal.meetings import actions, note_actions
from portal.meetings.models import Meeting, MeetingNote, MeetingStatus
from portal.people.models import Account
from portal.spaces.models import Space
from tests import factories
from tests.factories_meetings import appointment

Later = Callable[[timedelta], None]
EXAMPLES, STEPS = 50, 30
PLANNED, HELD, OFF = MeetingStatus.PLANNED, MeetingStatus.HELD, MeetingStatus.CANCELLED


@dataclass
class Believed:
    """What should be true of a meeting."""

    starts_at: datetime
    status: MeetingStatus
    sequence: int = 0
    moved_from: datetime | None = None
    talked: str = ""
    done: set[str] = field(default_factory=set)


class Meetings(RuleBasedStateMachine):
    """Every act by either of the two, at any time; whether it was refused is compared with what should be."""

    names = Bundle("names")
    later: Later = staticmethod(lambda _distance: None)  # type: ignore[assignment]

    @initialize()
    def begin(self) -> None:
        self.passed = timedelta()
        self.closed = False
        self.believed: dict[str, Believed] = {}
        pair = factories.pair()
        self.space_id, self.account_ids = pair.space_id, [each.id for each in pair.space.members]
        self._turn()

    def teardown(self) -> None:
        db.session.rollback()

    def _turn(self) -> None:
        type(self).later(self.passed)
        self.now = (clock.now() + self.passed).replace(second=0, microsecond=0)

    def _space(self) -> Space:
        return db.session.get_one(Space, self.space_id)

    def _person(self, number: int) -> Account:
        return db.session.get_one(Account, self.account_ids[number])

    def _meeting(self, name: str) -> Meeting:
        return db.session.scalars(sa.select(Meeting).where(Meeting.public_id == name)).one()

    def _goes_through(self, act: Callable[[], object], *, expected: bool) -> bool:
        """Do it; whether it was refused is what was expected."""
        refusal = ""
        try:
            with unit_of_work():
                act()
        except Refused as reason:
            refusal = type(reason).__name__
        assert (refusal == "") == expected, refusal or "it was not refused"
        return expected

    @rule(target=names, who=st.integers(0, 1), hours=st.integers(-48, 96))
    def agree(self, who: int, hours: int) -> str:
        name, starts_at = new_public_id(), self.now + timedelta(hours=hours, minutes=30)
        space, person = self._space(), self._person(who)
        allowed = not self.closed and starts_at > self.now
        act = lambda: actions.agree_meeting(  # noqa: E731
            space, name, author=person, appointment=appointment(starts_at), agenda="Topic"
        )
        if self._goes_through(act, expected=allowed):
            self._goes_through(act, expected=True)  # Sent twice.
            self.believed[name] = Believed(starts_at, PLANNED)
        return name

    @rule(target=names, who=st.integers(0, 1), hours=st.integers(-96, 24))
    def record(self, who: int, hours: int) -> str:
        name, starts_at = new_public_id(), self.now + timedelta(hours=hours, minutes=-30)
        space, person = self._space(), self._person(who)
        allowed = not self.closed and starts_at <= self.now
        if self._goes_through(
            lambda: actions.record_meeting(space, name, author=person, appointment=appointment(starts_at)),
            expected=allowed,
        ):
            self.believed[name] = Believed(starts_at, HELD)
        return name

    @rule(name=names, who=st.integers(0, 1), hours=st.integers(-24, 96))
    def move(self, name: str, who: int, hours: int) -> None:
        if not (known := self.believed.get(name)):
            return
        meeting, person, starts_at = (
            self._meeting(name),
            self._person(who),
            self.now + timedelta(hours=hours, minutes=30),
        )
        seen = marks(actions.appointment_of(meeting).fields())
        same = starts_at == known.starts_at
        allowed = not self.closed and known.status is PLANNED and (same or starts_at > self.now)
        if (
            self._goes_through(
                lambda: actions.move_meeting(meeting, by=person, seen=seen, appointment=appointment(starts_at)),
                expected=allowed,
            )
            and not same
        ):
            known.moved_from, known.starts_at, known.sequence = known.starts_at, starts_at, known.sequence + 1

    @rule(name=names, who=st.integers(0, 1))
    def cancel(self, name: str, who: int) -> None:
        if not (known := self.believed.get(name)):
            return
        meeting, person = self._meeting(name), self._person(who)
        ahead = known.status is PLANNED and known.starts_at > self.now
        allowed = not self.closed and (ahead or known.status is OFF)
        if self._goes_through(lambda: actions.cancel_meeting(meeting, by=person), expected=allowed) and ahead:
            known.status, known.sequence = OFF, known.sequence + 1

    @rule(name=names, who=st.integers(0, 1), met=st.booleans())
    def answer(self, name: str, who: int, met: bool) -> None:
        if not (known := self.believed.get(name)):
            return
        meeting, person = self._meeting(name), self._person(who)
        act = actions.hold_meeting if met else actions.not_held_meeting
        allowed = not self.closed and known.starts_at <= self.now
        if self._goes_through(lambda: act(meeting, by=person), expected=allowed):
            known.status = HELD if met else OFF

    @rule(name=names, who=st.integers(0, 1), word=st.sampled_from(["one", "two", "three"]))
    def write(self, name: str, who: int, word: str) -> None:
        if not (known := self.believed.get(name)):
            return
        meeting, person = self._meeting(name), self._person(who)
        fields = note_actions.note_fields(meeting.note)
        typed = {**fields, "talked": f"{known.talked} {word}".strip(), "next_steps": "Read\nCall"}
        allowed = not self.closed and known.starts_at <= self.now
        if self._goes_through(
            lambda: note_actions.write_note(meeting, by=person, seen=marks(fields), **typed), expected=allowed
        ):
            known.talked = typed["talked"]

    @rule(name=names, who=st.integers(0, 1), line=st.sampled_from(["Read", "Call"]))
    def finish(self, name: str, who: int, line: str) -> None:
        known = self.believed.get(name)
        if not known or not known.talked:
            return
        space, person = self._space(), self._person(who)
        note = self._meeting(name).note
        thing = next(each for each in note.follow_ups if each.text == line).public_id if note else ""
        if self._goes_through(lambda: note_actions.finish_follow_up(space, thing, by=person), expected=not self.closed):
            known.done.add(line)

    @rule(hours=st.integers(1, 36))
    def wait(self, hours: int) -> None:
        self.passed += timedelta(hours=hours)
        self._turn()

    @rule(sure=st.integers(0, 9))
    def close(self, sure: int) -> None:
        """Once in a while a pair ends: what is ahead is off."""
        if sure or self.closed:
            return
        space = self._space()
        with unit_of_work():
            actions.cancel_coming_meetings(space, by=None)
            space.closed_at = clock.now()
        self.closed = True
        for known in self.believed.values():
            if known.status is PLANNED and known.starts_at > self.now:
                known.status, known.sequence = OFF, known.sequence + 1

    @invariant()
    def what_is_written_is_what_is_true(self) -> None:
        db.session.rollback()
        written = {
            each.public_id: Believed(
                each.starts_at, each.status, each.sequence, each.moved_from,
                each.note.talked if each.note else "",
                {thing.text for thing in each.note.follow_ups if thing.done_at} if each.note else set(),
            )
            for each in db.session.scalars(sa.select(Meeting).where(Meeting.space_id == self.space_id))
        }  # fmt: skip
        assert written == self.believed

    @invariant()
    def of_each_meeting_at_most_one_letter_waits_and_it_tells_what_is_so(self) -> None:
        """One letter to one partner, never of a meeting that is over or cancelled but that it is cancelled."""
        for name, known in self.believed.items():
            found = sa.select(Letter).where(Letter.about == f"meeting:{name}", Letter.status == LetterStatus.WAITING)
            kinds = [each.kind for each in db.session.scalars(found)]
            allowed = {PLANNED: {"meeting agreed", "meeting moved"}, OFF: {"meeting cancelled"}, HELD: set()}
            assert len(kinds) <= 1, kinds
            assert set(kinds) <= allowed[known.status], (kinds, known)

    @invariant()
    def each_meeting_has_one_note(self) -> None:
        doubled = sa.select(MeetingNote.meeting_id).group_by(MeetingNote.meeting_id).having(sa.func.count() > 1)
        assert db.session.scalars(doubled).all() == []


def run(later: Later, *, examples: int = EXAMPLES, steps: int = STEPS, explain: bool = True) -> None:
    """Let the two live through so many lives of so many steps. Raises `AssertionError` where the portal errs.

    To `explain` is to look for the shortest way there, which takes its time.
    """
    machine = type("TheseMeetings", (Meetings,), {"later": staticmethod(later)})
    phases = [Phase.generate, Phase.shrink] if explain else [Phase.generate]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=phases,
            report_multiple_bugs=False,
            print_blob=False,
        ),
    )
