"""Three people in two pairs, and a worker that runs, stops, stumbles and is two; a clerk knows what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from structlog.testing import capture_logs

from portal.foundation.db import db, unit_of_work
from portal.mail.actions import CannotCarry
from portal.mail.carrying import deliver
from portal.mail.models import Letter, LetterStatus
from portal.reminders import actions, sending
from tests.reminders.doings import Doings
from tests.reminders.moments import At
from tests.reminders.promises import A_MINUTE, DIGEST, HOUR, KINDS, News, Promise

EXAMPLES, STEPS = 50, 30
then = st.sampled_from(["", "one", "two", "work"])


@dataclass
class Look:
    """What a worker saw, and has not done yet."""

    at: datetime
    errands: list[actions.Errand]
    news: dict[str, list[News]]


class Reminders(Doings):
    """Whatever is written by itself and whatever leaves is compared with what was promised."""

    def __init__(self) -> None:
        super().__init__()
        self.look: Look | None = None
        self.letters: dict[int, Promise] = {}
        self.withdrawn: set[int] = set()

    # What time does

    @rule(minutes=st.sampled_from([1, 7, 60, 200, 600, 24 * 60]), then=then)
    def time_goes_by(self, minutes: int, then: str = "") -> None:
        """And no worker runs meanwhile; then one looks, or two do at once, or one works as it should."""
        self.now += minutes * A_MINUTE
        self.at(self.now)
        if then:
            self.remind(workers=2 if then == "two" else 1)
        if then == "work":
            self.carry("well")

    @rule(
        person=st.integers(0, 2), hour=st.sampled_from([8, 16, 20, 21]), minutes=st.sampled_from([-1, 0, 1, 30]),
        then=then,
    )  # fmt: skip
    def it_strikes(self, person: int, hour: int, minutes: int, then: str) -> None:
        """Somebody's clock shows about this hour, today or tomorrow."""
        wall = self.people[person].wall(self.now)
        there = wall.replace(hour=hour, minute=0, second=0) + minutes * A_MINUTE
        self.time_goes_by(int(((there - wall) % timedelta(days=1)).total_seconds()) // 60, then)

    @rule(hours=st.sampled_from([24, 23, 3, 2, -2]), then=then)
    def a_meeting_comes_nearer(self, hours: int, then: str) -> None:
        """It is so many hours till it, or after it; unless that is over."""
        distance = min(self.ahead(), default=self.now) - hours * HOUR - self.now
        self.time_goes_by(max(0, int(distance.total_seconds()) // 60), then)

    def ahead(self) -> list[datetime]:
        """When there will be meetings."""
        return [each.starts_at for each in self.clerk.dates if each.is_planned and each.starts_at > self.now]

    @rule(act=st.sampled_from(["turn off", "end", "move", "cancel"]))
    def a_letter_waits_when_things_change(self, act: str) -> None:
        """The next that is due is written, and before it leaves it is unwanted, or no longer so."""
        self.notice_what_stayed_at_home()
        hours = next((each for each in range(36) if self.clerk.due(self.now + each * HOUR)), 0)
        due = sorted(self.clerk.due(self.now + hours * HOUR), key=self.clerk.place_of)
        self.time_goes_by(hours * 60, "one")
        if not due:
            return
        person, kind = self.clerk.called(due[0][0]), due[0][1]
        place, couple = self.clerk.place_of(due[0])[-1], self.clerk.couple_of(due[0])
        if act == "turn off":
            self.turn(self.people.index(person), kind, wanted=False)
        elif act == "end" or kind == DIGEST:
            self.end_or_undo(self.clerk.couples.index(couple), 0, sure=True)
        elif act == "move":
            self.move(place, 0, 24, "Kaisla")
        else:
            self.settle(place, 0, "cancel_meeting")

    # What the worker does

    def notice_what_stayed_at_home(self) -> None:
        """Because a pair has ended, or it was turned off, or nobody could carry it in time."""
        db.session.rollback()
        stayed = sa.select(Letter.id).where(Letter.kind == DIGEST, Letter.status == LetterStatus.WITHDRAWN)
        for number in set(db.session.scalars(stayed)) - self.withdrawn:
            self.withdrawn.add(number)
            self.clerk.forget(self.letters[number])

    def remind(self, workers: int = 1) -> None:
        """All that is due is written, and nothing else."""
        self.notice_what_stayed_at_home()
        due = self.clerk.due(self.now)
        if workers == 1:
            self.watch(sending.remind)
        else:
            db.session.rollback()
            lists = [list(actions.errands_at(self.now)) for _worker in range(workers)]
            self.do([errand for each in zip(*lists, strict=True) for errand in each])
        assert sorted(self.new_letters(self.now), key=repr) == sorted(due, key=repr)

    def do(self, errands: list[actions.Errand]) -> None:
        """Each in a unit of work, as a worker does."""
        for errand in errands:
            with unit_of_work():
                errand(self.now)

    @rule(works=st.sampled_from(["well", "well", "is away", "refuses"]))
    def carry(self, works: str) -> None:
        def take(letter: Letter) -> None:
            shared = self.clerk.shared.get(letter.about or "")
            if works == "well":
                if shared:
                    shared.has_left = True
                self.carried[letter.public_id] += 1
                assert self.carried[letter.public_id] == 1, "one letter left twice"
                if letter.kind in KINDS:
                    self.clerk.leaves(self.letters[letter.id], self.now)
                return
            if shared:
                shared.attempts += 1
                shared.is_told = works != "refuses" and shared.attempts < 8
            raise CannotCarry(works, for_good=works == "refuses")

        self.watch(lambda: deliver(take))

    @rule(times=st.integers(2, 6))
    def work(self, times: int) -> None:
        """As on any day, if not as often."""
        for _time in range(times):
            self.time_goes_by(120, "work")

    @rule()
    def a_slow_worker_looks_and_goes_on_another_time(self) -> None:
        if self.look:
            self.goes_on(self.look)
            self.look = None
            return
        self.notice_what_stayed_at_home()
        news = {person.email: self.clerk.news(person, self.now) for person in self.clerk.people()}
        self.look = Look(self.now, list(actions.errands_at(self.now)), news)

    def goes_on(self, look: Look) -> None:
        """Much may have happened meanwhile: it writes what was due when it looked, and still is."""
        self.notice_what_stayed_at_home()
        due = {each for each in self.clerk.due(self.now) if each[1] != DIGEST}
        for person in self.clerk.people():
            lines = self.clerk.still_new(person, look.news[person.email])
            if lines and self.clerk.may_have_a_digest(person, self.now):
                due.add((person.email, DIGEST, (person.wall(self.now).date(), frozenset(lines))))
        self.do(look.errands)
        written = self.new_letters(look.at)
        assert (set(written) - due, len(set(written))) == (set(), len(written))

    def watch(self, act: Callable[[], object]) -> None:
        """Nothing fails in silence."""
        with capture_logs() as told:
            act()
        assert [each for each in told if each["log_level"] == "error"] == []

    @invariant()
    def whatever_waits_may_leave(self) -> None:
        """For the worker may carry it in this very moment."""
        db.session.rollback()
        of_use = sa.or_(Letter.useful_until > self.now, Letter.useful_until.is_(None))
        waiting = sa.select(Letter.id).where(Letter.status == LetterStatus.WAITING, Letter.kind.in_(KINDS), of_use)
        for number in db.session.scalars(waiting):
            self.clerk.may_leave(self.letters[number], self.now)

    def new_letters(self, looked_at: datetime) -> list[Promise]:
        """What was written since the clerk looked last; from now on it has been."""
        db.session.rollback()
        found = sa.select(Letter).where(Letter.id > max(self.letters, default=0), Letter.kind.in_(KINDS))
        written = {letter.id: self.clerk.read(letter, self.now) for letter in db.session.scalars(found)}
        self.letters |= written
        self.clerk.written |= set(written.values())
        for email, kind, (day, _lines) in written.values():
            if kind == DIGEST:
                self.clerk.digests.append((email, looked_at, day))
        return list(written.values())


def run(at: At, *, examples: int = EXAMPLES, steps: int = STEPS, explain: bool = True) -> None:
    """Let the three live through so many lives of so many steps. Raises `AssertionError` where the portal errs.

    To `explain` is to look for the shortest way there, which takes its time.
    """
    machine = type("TheseReminders", (Reminders,), {"at": staticmethod(at)})
    machine.people_come()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=[Phase.generate, Phase.shrink] if explain else [Phase.generate],
            report_multiple_bugs=False,
            print_blob=False,
        ),
    )
