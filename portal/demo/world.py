"""The demo's people and their term. Five of them are always there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.accounts.consenting import give
from portal.consents.models import Purpose
from portal.demo.texts import REFLECTIONS
from portal.foundation.clock import now
from portal.foundation.db import db, new_public_id, unit_of_work
from portal.foundation.i18n import LazyString, speaking
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.foundation.merging import marks
from portal.mail.models import Letter
from portal.pairs.actions import make_pair
from portal.people.actions import open_account
from portal.people.models import Account, Role
from portal.people.queries import account_by_email
from portal.programmes.models import Participation, Programme, ProgrammeWords, Season, Side
from portal.reflections import actions
from portal.reflections.models import Reflection

MENTEE, MENTOR, STAFF = _l("Mentee"), _l("Mentor"), _lp("role", "Staff")


@dataclass(frozen=True)
class Person:
    """Someone to try the portal as."""

    name: str
    language: str
    part: LazyString
    phone: str | None = None
    role: Role = Role.NONE
    time_zone: str = "Europe/Helsinki"


PEOPLE = {
    "mentee1@demo.example": Person("Aino Kivelä", "fi", MENTEE, "+358401234567"),
    "mentor1@demo.example": Person("Mikael Ström", "fi", MENTOR, "+358501234567"),
    "mentee2@demo.example": Person("Linh Nguyen", "en", MENTEE),
    "mentor2@demo.example": Person("Outi Hämäläinen", "en", MENTOR, "+447911123456", time_zone="Europe/London"),
    "staff@demo.example": Person("Sanna Laine", "fi", STAFF, role=Role.STAFF),
}
PAIRS = (("mentor1@demo.example", "mentee1@demo.example"), ("mentor2@demo.example", "mentee2@demo.example"))


def people_to_try() -> list[tuple[str, Person]]:
    """For the sign-in page."""
    return list(PEOPLE.items())


def load_world() -> bool:
    """Make the five people, their two pairs and some words of theirs. False when they are there already."""
    if account_by_email(next(iter(PEOPLE))):
        return False
    with unit_of_work():
        accounts = {email: _account(email, person) for email, person in PEOPLE.items()}
        programme = open_programme(2026, Season.AUTUMN)
        for mentor, mentee in PAIRS:
            _pair(programme, accounts[mentor], accounts[mentee])
    with unit_of_work():
        db.session.execute(sa.delete(Letter))  # Nobody has asked for these yet.
    return True


def _account(email: str, person: Person) -> Account:
    account = open_account(email=email, name=person.name, language=person.language, role=person.role)
    account.phone, account.time_zone = person.phone, person.time_zone
    return account


def open_programme(year: int, season: Season) -> Programme:
    """A term as the school has them, with its name in both languages."""
    names = {
        Season.AUTUMN: {"fi": f"Syksy {year}", "en": f"Autumn {year}"},
        Season.WINTER: {"fi": f"Kevät {year}", "en": f"Spring {year}"},
    }[season]
    starts, ends = (
        (date(year, 8, 20), date(year, 12, 10)) if season is Season.AUTUMN else (date(year, 1, 11), date(year, 5, 20))
    )
    programme = Programme(slug=f"{season.value}-{year}", season=season, starts_on=starts, ends_on=ends)
    for code, name in names.items():
        programme.words[code] = ProgrammeWords(language=code, name=name)
    db.session.add(programme)
    db.session.flush()
    return programme


def _pair(programme: Programme, mentor: Account, mentee: Account) -> None:
    sides = ((mentor, Side.MENTOR), (mentee, Side.MENTEE))
    both = [
        Participation(programme_id=programme.id, account_id=who.id, side=side, group_language=mentee.language)
        for who, side in sides
    ]
    db.session.add_all(both)
    db.session.flush()
    pair = make_pair(*both, by=None)
    pair.started_at = _evening(days_ago=42)
    with speaking(mentor.language):
        give(mentor, Purpose.PARTNER_SEES_EMAIL)
        if mentor.phone:
            give(mentor, Purpose.PARTNER_SEES_PHONE)
    written = list(_write(mentee, REFLECTIONS[mentee.language]))
    actions.share_reflection(written[1], space=pair.space, author=mentee)
    if share := actions.open_share(written[1], pair.space):
        share.since = written[1].created_at + timedelta(minutes=4)


def _write(author: Account, texts: Iterable[tuple[str, str]]) -> Iterable[Reflection]:
    for week, (heading, body) in enumerate(texts):
        rendered = actions.rendered_words(body)
        seen = marks({"heading": "", "body": ""})
        written = actions.write_reflection(
            author, new_public_id(), seen=seen, heading=heading, body=body, rendered=rendered
        )
        written.created_at = written.edited_at = _evening(days_ago=3 + 8 * week) - timedelta(minutes=27 * week)
        yield written


def _evening(*, days_ago: int) -> datetime:
    """When people here have time to write."""
    return (now() - timedelta(days=days_ago)).replace(hour=17, minute=12, second=0, microsecond=0)
