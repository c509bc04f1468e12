"""What ought to come by itself, worked out from what was promised: a clerk's memory, and none of the portal's rules."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from portal.mail.models import Letter

HOUR, A_DAY, A_MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
DAY_BEFORE, MORNING_AFTER, DIGEST = "reminder, day before", "reminder, morning after", "digest"
KINDS = (DAY_BEFORE, MORNING_AFTER, DIGEST)
LASTING = HOUR  # Of every meeting here.
DAYS = {"fi": "ma ti ke to pe la su".split(), "en": "Mon Tue Wed Thu Fri Sat Sun".split()}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LINES = {
    "fi": {
        "goal": "tavoitteissa on uutta",
        "note": "tapaamisen muistiossa on uutta",
        "reflection": "jaettu pohdinta",
    },
    "en": {
        "goal": "something new among the goals",
        "note": "something new in a meeting note",
        "reflection": "a shared reflection",
    },
}

SECRET = "Kanarialintu"  # In every private word of these people.

Promise = tuple[str, str, tuple[Any, Any]]  # To whom, of which kind, and of which meeting at what time, or what day.


@dataclass(frozen=True)
class Person:
    """Someone with a language, and a clock on the wall."""

    number: int
    name: str
    email: str
    language: str
    zone: str

    def wall(self, at: datetime) -> datetime:
        """What their clock shows."""
        return at.astimezone(ZoneInfo(self.zone))

    def is_awake(self, at: datetime) -> bool:
        """Nothing comes by itself from nine in the evening to eight in the morning."""
        return 8 <= self.wall(at).hour < 21

    def wakes(self, at: datetime) -> datetime:
        """When they are awake next: now, or at eight."""
        if self.is_awake(at):
            return at
        evening = self.wall(at).hour >= 21
        morning = (self.wall(at) + evening * A_DAY).replace(hour=8, minute=0, second=0, microsecond=0, fold=0)
        return morning.astimezone(UTC)

    def reads(self, at: datetime) -> str:
        """A moment in their language, on their clock."""
        it = self.wall(at)
        day, spaced = DAYS[self.language][it.weekday()], "\u00a0"
        if self.language == "fi":
            return f"{day}{spaced}{it.day}.{it.month}.{it.year} klo{spaced}{it.hour}.{it.minute:02}"
        return f"{day}{spaced}{it.day} {MONTHS[it.month - 1]} {it.year}, {it.hour:02}:{it.minute:02}"


@dataclass(eq=False)
class Couple:
    """A pair, and what each of the two has lately done for the other to see."""

    people: tuple[Person, Person]
    is_open: bool = True
    last: dict[object, tuple[str, Person, datetime]] = field(default_factory=dict)  # Of each thing: kind, who, when.

    def partner(self, person: Person) -> Person:
        """The other one."""
        return self.people[person == self.people[0]]


News = tuple[Couple, str, Person, datetime]  # Where, of which kind, by whom and when.


@dataclass(eq=False)
class Date:
    """A meeting as the two have it in mind."""

    name: str
    couple: Couple
    starts_at: datetime
    agreed_at: datetime
    is_planned: bool = True

    def is_before(self, person: Person, at: datetime) -> bool:
        """Whether it is time to say that they meet: from a day before, on that day, twelve hours, not in the last two.

        Who is asleep a day before hears it in the morning; who agreed on it since needs no reminder.
        """
        opens = person.wakes(self.starts_at - A_DAY)
        same_day = person.wall(at).date() == person.wall(opens).date()
        late = at >= opens + 12 * HOUR or at >= self.starts_at - 2 * HOUR
        return self.agreed_at <= opens <= at and same_day and person.is_awake(at) and not late

    def is_after(self, person: Person, at: datetime) -> bool:
        """Whether it is time to ask if they met: from eight to eight on the next day."""
        next_day = person.wall(self.starts_at + LASTING).date() + A_DAY
        return person.wall(at).date() == next_day and 8 <= person.wall(at).hour < 20

    def is_due(self, kind: str, person: Person, at: datetime) -> bool:
        """Whether there is reason to write to one of the two at this moment."""
        in_time = self.is_before if kind == DAY_BEFORE else self.is_after
        return self.couple.is_open and self.is_planned and in_time(person, at)


@dataclass
class Shared:
    """A reflection that was shared, and the letter that told of it."""

    reader: Person
    at: datetime
    attempts: int = 0
    has_left: bool = False
    is_told: bool = True  # Its letter left, or is about to.


@dataclass
class Clerk:
    """Everything that was done, and everything that was written."""

    couples: list[Couple]
    dates: list[Date] = field(default_factory=list)
    silenced: set[tuple[str, str]] = field(default_factory=set)
    written: set[Promise] = field(default_factory=set)
    digests: list[tuple[str, datetime, date]] = field(default_factory=list)  # To whom, of what was so when, which day.
    shared: dict[str, Shared] = field(default_factory=dict)
    left: list[tuple[str, str, Any]] = field(default_factory=list)

    def people(self) -> list[Person]:
        """Everyone, once."""
        return list(dict.fromkeys(person for couple in self.couples for person in couple.people))

    def couples_of(self, person: Person) -> list[Couple]:
        """Those that this person is in."""
        return [couple for couple in self.couples if person in couple.people]

    def due(self, at: datetime) -> set[Promise]:
        """What a worker that looks now has to write: no more and no less."""
        found: set[Promise] = set()
        for meeting in self.dates:
            for person in meeting.couple.people:
                for kind in (DAY_BEFORE, MORNING_AFTER):
                    promise = (person.email, kind, (meeting.name, meeting.starts_at))
                    if (person.email, kind) not in self.silenced and meeting.is_due(kind, person, at):
                        found.add(promise)
        for person in self.people():
            if self.may_have_a_digest(person, at) and (lines := self.lines(person, at)):
                found.add((person.email, DIGEST, (person.wall(at).date(), frozenset(lines))))
        return found - self.written

    def may_have_a_digest(self, person: Person, at: datetime) -> bool:
        """Once a day, in the late afternoon, unless there has been a message of the day already."""
        if (person.email, DIGEST) in self.silenced or not 16 <= person.wall(at).hour < 21:
            return False
        mine = [(when, day) for email, when, day in self.digests if email == person.email]
        lately = at - 20 * HOUR
        if any(when > lately or day == person.wall(at).date() for when, day in mine):
            return False
        return not any(each.reader == person and each.is_told and each.at > lately for each in self.shared.values())

    def may_hear_of_a_share(self, person: Person, at: datetime) -> bool:
        """At most one letter a day says that something was shared."""
        mine = [each.at for each in self.shared.values() if each.reader == person and each.is_told]
        return not any(when > at - A_DAY for when in mine)

    def forget(self, promise: Promise) -> None:
        """A digest stayed at home, so it told nothing: what it would have told is to be told still."""
        email, _kind, (day, _lines) = promise
        self.written.discard(promise)
        self.digests = [each for each in self.digests if (each[0], each[2]) != (email, day)]

    def lines(self, person: Person, at: datetime) -> set[tuple[str, str]]:
        """What is new for this person since the last digest, of the last three days: who did what kind of thing."""
        return self.still_new(person, self.news(person, at))

    def news(self, person: Person, at: datetime) -> list[News]:
        """What others did in this person's places in the last three days, up to a minute ago."""
        return [
            (couple, *last)
            for couple in self.couples_of(person)
            for last in couple.last.values()
            if last[1] != person and at - 3 * A_DAY < last[2] <= at - A_MINUTE
        ]

    def still_new(self, person: Person, news: list[News]) -> set[tuple[str, str]]:
        """What of it is to be told: no end has come between, and neither a digest nor a letter has told of it."""
        digests = [when for email, when, _day in self.digests if email == person.email]
        told = [each.at for each in self.shared.values() if each.reader == person and each.is_told]
        return {
            (who.name, kind)
            for couple, kind, who, when in news
            if couple.is_open
            and (not digests or when > max(digests) - A_MINUTE)
            and (kind != "reflection" or not told or when > max(told))
        }

    def called(self, email: str) -> Person:
        """Whose address this is."""
        return next(each for each in self.people() if each.email == email)

    def read(self, letter: Letter, at: datetime) -> Promise:
        """What a reminder says at this moment, if it says it as it should. Raises `AssertionError`."""
        person, words = self.called(letter.to_address), f"{letter.subject}\n{letter.text}\n{letter.html}"
        assert (letter.account_id, letter.language) == (person.number, person.language), "it is another's, in words too"
        assert f"/{person.language}/" in letter.text, "it leads to pages in another language"
        assert SECRET not in words + "".join(each.content for each in letter.attachments), "private words are in it"
        if letter.kind == DIGEST:
            lines, partners = LINES[person.language], [each.partner(person).name for each in self.couples_of(person)]
            told = {(name, what) for name in partners for what in lines if f"{name}: {lines[what]}" in words}
            assert told, "a digest that tells nothing this person can read"
            return person.email, DIGEST, (person.wall(at).date(), frozenset(told))
        meeting = next(each for each in self.dates if f"meeting:{each.name}" == letter.about)
        assert person in meeting.couple.people, "it went to a stranger"
        named = {each.name for each in self.people() if each.name in words}
        assert named == {person.name, meeting.couple.partner(person).name}, "it names another person"
        assert person.reads(meeting.starts_at) in words, "the time is another, or in other words"
        return person.email, letter.kind, (meeting.name, meeting.starts_at)

    def place_of(self, promise: Promise) -> tuple[str, str, int]:
        """To put promises in an order; the last is the place of a meeting, counted from the latest."""
        email, kind, (what, _when) = promise
        names = [each.name for each in reversed(self.dates)]
        return email, kind, names.index(what) if kind != DIGEST else 0

    def couple_of(self, promise: Promise) -> Couple:
        """Whom a reminder is about; the first of those in a digest."""
        email, kind, (_what, when) = promise
        if kind != DIGEST:
            return self.dates[-1 - self.place_of(promise)[-1]].couple
        person, (name, _kind) = self.called(email), min(when)
        return next(each for each in self.couples_of(person) if each.partner(person).name == name)

    def may_leave(self, promise: Promise, at: datetime) -> None:
        """Whether what was written may still go: to somebody awake who wants it, of what is so. `AssertionError`."""
        email, kind, (what, when) = promise
        person = self.called(email)
        assert person.is_awake(at), f"it is {person.wall(at):%H:%M} there"
        assert (email, kind) not in self.silenced, "it was turned off"
        if kind == DIGEST:
            ours = {each.partner(person).name for each in self.couples_of(person) if each.is_open}
            assert {name for name, _kind in when} <= ours, "it tells of a closed place"
            assert (person.wall(at).date(), person.wall(at).hour >= 16) == (what, True), "it is of another day"
        else:
            meeting = next(each for each in self.dates if each.name == what)
            assert meeting.starts_at == when, "it is of another time"
            assert meeting.is_due(kind, person, at), "it is stale, or no longer so"

    def leaves(self, promise: Promise, at: datetime) -> None:
        """It is on its way: once. Raises `AssertionError`."""
        self.may_leave(promise, at)
        once = (*promise[:2], promise[2] if promise[1] != DIGEST else promise[2][0])
        assert once not in self.left, "it left twice"
        self.left.append(once)
