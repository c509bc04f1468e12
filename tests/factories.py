"""One function per thing: it makes a saved, valid one, and every argument is optional."""

from datetime import UTC, date, datetime
from itertools import count

from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.merging import marks
from portal.mail.actions import post
from portal.mail.models import Letter, LetterStatus
from portal.mail.words import Words
from portal.pairs.actions import make_pair
from portal.pairs.models import Pair, PairStatus
from portal.people.actions import open_account
from portal.people.models import Account, Role
from portal.programmes.models import Group, Participation, Programme, ProgrammeWords, Season, Side
from portal.reflections import actions
from portal.reflections.models import Reflection
from portal.spaces.models import Space

_numbers = count(1)


def account(role: Role = Role.NONE, *, name: str | None = None, language: str = "en", **others: str) -> Account:
    """A person, by default one who reads English."""
    number = next(_numbers)
    with unit_of_work():
        person = open_account(
            email=others.pop("email", f"person{number}@example.org"),
            name=name or f"Person {number}",
            language=language,
            role=role,
        )
        for field, value in others.items():
            setattr(person, field, value)
    return person


def programme(season: Season = Season.AUTUMN, *, groups: bool = False) -> Programme:
    """A term with its name in both languages; with a group in each, if wished."""
    number = next(_numbers)
    term = Programme(
        slug=f"{season.value}-{number}", season=season, starts_on=date(2026, 8, 20), ends_on=date(2026, 12, 10)
    )
    term.words = {
        "fi": ProgrammeWords(language="fi", name=f"Syksy {number}"),
        "en": ProgrammeWords(language="en", name=f"Autumn {number}"),
    }
    if groups:
        kick_off = datetime(2026, 8, 26, 14, tzinfo=UTC)
        term.groups = {
            code: Group(language=code, kick_off_at=kick_off, kick_off_place="Pasila") for code in ("fi", "en")
        }
    with unit_of_work():
        db.session.add(term)
    return term


def participation(
    *, who: Account | None = None, term: Programme | None = None, side: Side = Side.MENTEE
) -> Participation:
    """Someone who takes part in a programme."""
    made = Participation(
        programme_id=(term or programme()).id, account_id=(who or account()).id, side=side, group_language="en"
    )
    with unit_of_work():
        db.session.add(made)
    return made


def pair(
    *, mentor: Account | None = None, mentee: Account | None = None, term: Programme | None = None, ended: bool = False
) -> Pair:
    """Two people who are a pair, with their place."""
    two = ((mentor or account(), Side.MENTOR), (mentee or account(), Side.MENTEE))
    term = term or programme()
    with unit_of_work():
        both = [
            Participation(programme_id=term.id, account_id=who.id, side=side, group_language="en") for who, side in two
        ]
        db.session.add_all(both)
        db.session.flush()
        made = make_pair(both[0], both[1], by=None)
        if ended:
            made.status, made.ended_at, made.space.closed_at = PairStatus.ENDED, now(), now()
    return made


def mentor_of(made: Pair) -> Account:
    """The mentor of a pair."""
    return made.mentor_participation.account


def mentee_of(made: Pair) -> Account:
    """The mentee of a pair."""
    return made.mentee_participation.account


def reflection(
    *, by: Account | None = None, heading: str = "What stayed with you?", body: str = "We talked about CVs.",
    shared_in: Space | None = None,
) -> Reflection:  # fmt: skip
    """Someone's own words, private unless shared in a space."""
    author = by or account()
    rendered = actions.rendered_words(body)
    with unit_of_work():
        written = actions.write_reflection(
            author,
            new_public_id(),
            seen=marks({"heading": "", "body": ""}),
            heading=heading,
            body=body,
            rendered=rendered,
        )
        if shared_in:
            actions.share_reflection(written, space=shared_in, author=author)
    return written


def letter(
    status: LetterStatus = LetterStatus.WAITING,
    *,
    to: str = "reader@example.org",
    kind: str = "test",
    about: str | None = None,
) -> Letter:
    """A letter in the outbox."""
    made = Letter(
        public_id=new_public_id(), to_address=to, language="en", kind=kind, about=about, status=status,
        sent_at=now() if status is LetterStatus.SENT else None,
    )  # fmt: skip
    made.subject, made.text, made.html = "A subject", "Some words.", "<p>Some words.</p>"
    with unit_of_work():
        db.session.add(made)
    return made


def words_for(reader: Account) -> Letter:
    """Post a letter, inside a unit of work of the test's own."""
    words = Words(subject="A subject", greeting="Hello!", paragraphs=["Some words."], why="Because.")
    return post(reader.email, words, kind="test", account_id=reader.id)


def letters() -> list[Letter]:
    """Every letter there is, in the order of writing."""
    db.session.rollback()
    return list(db.session.scalars(db.select(Letter).order_by(Letter.id)))
