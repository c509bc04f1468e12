"""What three people in two pairs do to each other, in any order, and what a clerk notes of it."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.errors import Refused
from portal.foundation.merging import marks
from portal.goals import actions as goal_actions
from portal.goals.models import Goal
from portal.meetings import actions as meeting_actions
from portal.meetings import note_actions
from portal.meetings.models import Meeting
from portal.pairs.ending import LastWords, end_pair, undo_ending
from portal.pairs.models import EndingKind, Pair, PairStatus
from portal.people.models import Account
from portal.reflections import actions as reflection_actions
from portal.reflections.models import Reflection
from portal.reminders import actions
from portal.reminders.models import ReminderKind
from portal.spaces.models import Space
from tests import factories
from tests.factories_meetings import appointment
from tests.reminders.moments import At
from tests.reminders.promises import HOUR, KINDS, SECRET, Clerk, Couple, Date, Person, Shared

WORDLESS = LastWords(kind=EndingKind.FINISHED, kind_words="", reason="", staff_may_read_reason=False)
KIND_OF = dict(zip(KINDS, ReminderKind, strict=False))  # Shared reflections are told of by another room.
MORNINGS = (  # Clocks go back and forth, in Europe and in America on other days.
    datetime(2027, 6, 1, 6, 0, tzinfo=UTC),
    datetime(2027, 10, 29, 6, 0, tzinfo=UTC),
    datetime(2027, 11, 5, 6, 0, tzinfo=UTC),
    datetime(2027, 3, 26, 6, 0, tzinfo=UTC),
)
which, places = st.integers(0, 1), st.integers(0, 3)


PEOPLE_STAY = {"account", "programme", "programme_words", "participation", "pair", "space", "membership"}


class Doings(RuleBasedStateMachine):
    """Every act by either of the two, through the room's own actions."""

    at: At = staticmethod(lambda _moment: None)  # type: ignore[assignment]
    people: list[Person]
    pair_ids: list[int]

    @classmethod
    def people_come(cls) -> None:
        """A mentor in two pairs; each life begins with these three, for making them takes its time."""
        accounts = [
            factories.account(name="Juho Aalto", language="fi", time_zone="Europe/London"),
            factories.account(name="Veera Niemi", language="en", time_zone="Europe/Helsinki"),
            factories.account(name="Emil Laine", language="fi", time_zone="America/New_York"),
        ]
        cls.people = [Person(each.id, each.name, each.email, each.language, each.time_zone) for each in accounts]
        cls.pair_ids = [factories.pair(mentor=accounts[0], mentee=mentee).id for mentee in accounts[1:]]

    @initialize(morning=st.sampled_from(MORNINGS), hours=st.integers(20, 40))
    def begin(self, morning: datetime, hours: int) -> None:
        """Nothing has happened yet but that each pair has agreed to meet, and written down what for."""
        self.forget()
        self.now = morning
        self.at(morning)
        mentor, *mentees = self.people
        self.clerk = Clerk([Couple((mentor, mentee)) for mentee in mentees])
        self.reflections: list[tuple[int, int, str]] = []
        self.carried = Counter[str]()
        for pair in (0, 1):
            self.agree(pair, pair, hours)
            self.word_the_goal(pair, pair)

    def forget(self) -> None:
        """The people stay, and are pairs again."""
        db.session.remove()
        with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
            for table in reversed(db.metadata.sorted_tables):
                if table.name not in PEOPLE_STAY:
                    connection.execute(sa.delete(table))
            connection.execute(sa.update(Pair).values(status=PairStatus.ACTIVE, ended_at=None))
            connection.execute(sa.update(Space).values(closed_at=None))

    def goes_through(self, act: Callable[[], object]) -> bool:
        """Do it as a form does; whether it was refused is another machine's to judge."""
        try:
            with unit_of_work():
                act()
        except Refused:
            return False
        return True

    def pair(self, number: int) -> Pair:
        return db.session.get_one(Pair, self.pair_ids[number])

    def account(self, person: Person) -> Account:
        return db.session.get_one(Account, person.number)

    def those(self, number: int, who: int) -> tuple[Pair, Couple, Person, Account]:
        couple = self.clerk.couples[number]
        person = couple.people[who]
        return self.pair(number), couple, person, self.account(person)

    def date(self, which_one: int | Date) -> tuple[Date, Meeting]:
        dates = self.clerk.dates
        mine = dates[-1 - which_one % len(dates)] if isinstance(which_one, int) else which_one
        return mine, db.session.scalars(sa.select(Meeting).where(Meeting.public_id == mine.name)).one()

    @rule(number=which, who=which, hours=st.integers(12, 48))
    def agree(self, number: int, who: int, hours: int) -> None:
        pair, couple, _person, by = self.those(number, who)
        name, starts_at = new_public_id(), self.now.replace(minute=30) + hours * HOUR
        act = lambda: meeting_actions.agree_meeting(  # noqa: E731
            pair.space, name, author=by, appointment=appointment(starts_at), agenda=SECRET
        )
        if self.goes_through(act):
            self.clerk.dates.append(Date(name, couple, starts_at, self.now))

    @rule(
        place=places, who=which, hours=st.sampled_from([-24, -1, 0, 1, 24]), cafe=st.sampled_from(["Kaisla", "Kulma"])
    )
    def move(self, place: int, who: int, hours: int, cafe: str) -> None:
        mine, meeting = self.date(place)
        by, starts_at = self.account(mine.couple.people[who]), mine.starts_at + hours * HOUR
        seen, before = meeting_actions.appointment_of(meeting), meeting.place
        typed = appointment(starts_at, place=cafe)
        if self.goes_through(
            lambda: meeting_actions.move_meeting(meeting, by=by, seen=marks(seen.fields()), appointment=typed)
        ) and (starts_at, cafe) != (mine.starts_at, before):
            mine.starts_at, mine.agreed_at = starts_at, self.now

    @rule(place=places, who=which, how=st.sampled_from(["cancel_meeting", "hold_meeting", "not_held_meeting"]))
    def settle(self, place: int, who: int, how: str) -> None:
        """Before it begins it can be cancelled, after that one says whether it was."""
        mine, meeting = self.date(place)
        by = self.account(mine.couple.people[who])
        if self.goes_through(lambda: getattr(meeting_actions, how)(meeting, by=by)):
            mine.is_planned = False

    @rule(who=which)
    def write_note(self, who: int) -> None:
        """Of the first meeting that has begun; before that the form says no."""
        mine, meeting = self.date(min(self.clerk.dates, key=lambda each: each.starts_at))
        person = mine.couple.people[who]
        seen = note_actions.note_fields(meeting.note)
        words = {**seen, "talked": f"{SECRET} {new_public_id()}"}
        by = self.account(person)
        if self.goes_through(lambda: note_actions.write_note(meeting, by=by, seen=marks(seen), **words)):
            mine.couple.last[mine.name] = ("note", person, self.now)

    @rule(number=which, who=which)
    def word_the_goal(self, number: int, who: int) -> None:
        pair, couple, person, by = self.those(number, who)
        goal = db.session.scalars(sa.select(Goal).where(Goal.space_id == pair.space_id)).first()
        words = {"heading": SECRET, "body": f"{SECRET} {new_public_id()}", "kind": "own", "hoped_by": ""}

        def act() -> None:
            if goal:
                seen = marks(goal_actions.goal_fields(goal))
                goal_actions.edit_goal(goal, by=by, seen=seen, **words)
            else:
                goal_actions.set_goal(pair.space, new_public_id(), by=by, ours=True, seen="", **words)

        if self.goes_through(act):
            couple.last["goal"] = ("goal", person, self.now)

    @rule(number=which, who=which, anew=st.booleans())
    def share_or_take_back(self, number: int, who: int, anew: bool) -> None:
        if anew or not self.reflections:
            self.share(number, who)
            return
        number, text, share = self.reflections.pop()
        reflection, space = db.session.get_one(Reflection, text), self.pair(number).space
        assert self.goes_through(lambda: reflection_actions.stop_sharing_reflection(reflection, space=space))
        del self.clerk.couples[number].last[share]
        told = self.clerk.shared[share]
        told.is_told = told.has_left

    def share(self, number: int, who: int) -> None:
        pair, couple, person, by = self.those(number, who)
        text = factories.reflection(by=by, heading=SECRET, body=SECRET)
        if self.goes_through(lambda: reflection_actions.share_reflection(text, space=pair.space, author=by)):
            share = reflection_actions.open_share(text, pair.space)
            assert share
            reader = couple.partner(person)
            first = self.clerk.may_hear_of_a_share(reader, self.now)
            self.clerk.shared[f"share:{share.public_id}"] = Shared(reader, self.now, is_told=first)
            couple.last[f"share:{share.public_id}"] = ("reflection", person, self.now)
            self.reflections.append((number, text.id, f"share:{share.public_id}"))

    @rule(person=st.integers(0, 2), kind=st.sampled_from(KINDS), wanted=st.booleans())
    def turn(self, person: int, kind: str, wanted: bool) -> None:
        """One kind off, or on again; rather one that is off."""
        email, kind = min(self.clerk.silenced) if wanted and self.clerk.silenced else (self.people[person].email, kind)
        account, act = self.account(self.clerk.called(email)), actions.turn_on if wanted else actions.turn_off
        assert self.goes_through(lambda: act(account, KIND_OF[kind]))
        (self.clerk.silenced.discard if wanted else self.clerk.silenced.add)((email, kind))

    @rule(number=which, who=which, sure=st.sampled_from([True, True, False]))
    def end_or_undo(self, number: int, who: int, sure: bool) -> None:
        """Whoever has ended it soon thinks again; ending takes longer to decide."""
        pair, couple, _person, by = self.those(number, who)
        if not couple.is_open:
            couple.is_open = self.goes_through(lambda: undo_ending(pair, by=by))
        elif sure:
            assert self.goes_through(lambda: end_pair(pair, by=by, words=WORDLESS))
            couple.is_open = False
            for mine in self.clerk.dates:
                mine.is_planned &= mine.couple is not couple or mine.starts_at <= self.now
