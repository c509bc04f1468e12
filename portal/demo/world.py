"""The demo's people and their terms: who is always there, who else takes part, and who is whose pair."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from portal.demo.diary import write_diary
from portal.demo.lives import Life
from portal.demo.school import fill_in_texts
from portal.demo.story import Story
from portal.demo.tales import tell
from portal.demo.terms import FINLAND, Terms, join, open_terms
from portal.demo.texts import early, finished_en, finished_fi, lively, new, quiet
from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.mail.models import Letter
from portal.people.actions import open_account
from portal.people.models import Account, Role
from portal.people.queries import account_by_email
from portal.programmes.models import Programme, Side

MENTEE, MENTOR, STAFF = _l("Mentee"), _l("Mentor"), _lp("role", "Staff")


@dataclass(frozen=True)
class Person:
    """Someone of the demo, and which part they play in it."""

    name: str
    language: str
    part: LazyString
    phone: str | None = None
    role: Role = Role.NONE
    time_zone: str = "Europe/Helsinki"
    field: str = ""


STAFF_1 = "staff@demo.example"
MENTEE_1, MENTOR_1 = "mentee1@demo.example", "mentor1@demo.example"
STAFF_1 = "staff@demo.example"
MENTEE_2, MENTOR_2 = "mentee2@demo.example", "mentor2@demo.example"
# Those with a button on the sign-in page.
PEOPLE = {
    MENTEE_1: Person("Aino Kivelä", "fi", MENTEE, "+358401234567", field="Viestintä, kolmas vuosi"),
    MENTOR_1: Person("Mikael Ström", "fi", MENTOR, "+358501234567", field="Palvelumuotoilu"),
    MENTEE_2: Person("Linh Nguyen", "en", MENTEE, field="Information technology, second year"),
    MENTOR_2: Person(
        "Outi Hämäläinen", "en", MENTOR, "+447911123456", time_zone="Europe/London", field="Data and analytics"
    ),
    STAFF_1: Person("Sanna Laine", "fi", STAFF, role=Role.STAFF, field="Uraohjaus"),
}
# Everyone else in the lists of staff.
OTHERS = {
    "iida@demo.example": Person("Iida Rautio", "fi", MENTEE, field="Kulttuurituotanto, neljäs vuosi"),
    "amina@demo.example": Person("Amina Hassan", "en", MENTEE, field="International business, third year"),
    "helmi@demo.example": Person("Helmi Lehto", "fi", MENTEE, field="Rakennustekniikka, toinen vuosi"),
    "eero@demo.example": Person("Eero Mäkinen", "fi", MENTOR, field="Työmaan johtaminen"),
    "leila@demo.example": Person("Leila Karimi", "fi", MENTEE, field="Sairaanhoito, kolmas vuosi"),
    "petteri@demo.example": Person("Petteri Åkerblom", "fi", MENTOR, field="Terveydenhuollon johtaminen"),
    "chen@demo.example": Person("Chen Wei", "en", MENTEE, field="Electronics, second year"),
    "zsofia@demo.example": Person("Zsófia Nagy", "en", MENTOR, field="Embedded systems"),
    "onni@demo.example": Person("Onni Saarinen", "fi", MENTEE, field="Liiketalous, toinen vuosi"),
    "maret@demo.example": Person("Máret Näkkäläjärvi", "fi", MENTEE, field="Sosiaaliala, kolmas vuosi"),
    "sarunas@demo.example": Person("Šarūnas Kazlauskas", "en", MENTEE, field="Game production, first year"),
    "juhani@demo.example": Person("Juhani Koskela", "fi", MENTOR, field="Taloushallinto"),
}
# The pairs of those with a button.
PAIRS = ((MENTOR_1, MENTEE_1), (MENTOR_2, MENTEE_2))
_OVER: tuple[tuple[str, str, str, Story], ...] = (
    (MENTOR_1, "iida@demo.example", "fi", finished_fi.STORY),
    (MENTOR_2, "amina@demo.example", "en", finished_en.STORY),
)
_RUNNING: tuple[tuple[str, str, str, Story], ...] = (
    ("petteri@demo.example", "leila@demo.example", "fi", early.STORY),
    ("eero@demo.example", "helmi@demo.example", "fi", quiet.STORY),
    (*PAIRS[0], "fi", lively.STORY),
    (*PAIRS[1], "en", new.STORY),
)
_WAITING = (("chen@demo.example", Side.MENTEE, "en"), ("zsofia@demo.example", Side.MENTOR, "en"))
_COMING = (
    ("onni@demo.example", Side.MENTEE, "fi"),
    (MENTOR_1, Side.MENTOR, "fi"),
    ("maret@demo.example", Side.MENTEE, "fi"),
    ("juhani@demo.example", Side.MENTOR, "fi"),
    ("sarunas@demo.example", Side.MENTEE, "en"),
)


def people_to_try() -> list[tuple[str, Person]]:
    """For the sign-in page."""
    return list(PEOPLE.items())


def load_world() -> bool:
    """Make three terms, their people and their pairs. False when they are there already."""
    if account_by_email(next(iter(PEOPLE))):
        return False
    with unit_of_work():
        accounts = {email: _account(email, person) for email, person in {**PEOPLE, **OTHERS}.items()}
        fill_in_texts(accounts[STAFF_1])
        _fill(open_terms(today := now().astimezone(ZoneInfo(FINLAND)).date()), accounts, today)
        write_diary(by=accounts[STAFF_1], today=today)
    with unit_of_work():
        db.session.execute(sa.delete(Letter))  # Nobody has asked for these yet.
    return True


def _account(email: str, person: Person) -> Account:
    account = open_account(email=email, name=person.name, language=person.language, role=person.role)
    account.phone, account.time_zone, account.field = person.phone, person.time_zone, person.field
    return account


def _fill(terms: Terms, accounts: Mapping[str, Account], today: date) -> None:
    """The finished pairs first, so that everyone's pair of today is their newest."""
    for programme, until, pairs in ((terms.over, terms.over.ends_on, _OVER), (terms.running, today, _RUNNING)):
        for mentor, mentee, language, story in pairs:
            _pair(programme, accounts[mentor], accounts[mentee], language, until=until, story=story)
    for programme, those in ((terms.running, _WAITING), (terms.coming, _COMING)):
        for email, side, language in those:
            join(programme, accounts[email], side, language)
    tell(terms.over, terms.running, accounts, today)


def _pair(programme: Programme, mentor: Account, mentee: Account, language: str, *, until: date, story: Story) -> None:
    one = join(programme, mentor, Side.MENTOR, language)
    Life(one, join(programme, mentee, Side.MENTEE, language), until=until).live(story)
