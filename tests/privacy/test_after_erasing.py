"""Someone is erased who lived in the portal as people do: what is left for the others, and nothing of the person."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db
from portal.foundation.sealed import sealed_fields
from portal.people.models import Account, Role
from portal.privacy.actions import erase_person
from tests import factories
from tests.visitor import Visitor

NAME, EMAIL, PHONE, WORDS = "Kanerva Kanarialintu", "kanerva@example.org", "+358401234567", "Sanoja kanarialinnusta."


class Two:
    """A pair; the mentee has written, shared, begun a draft, changed the profile and asked for a new link."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.mentee = factories.account(name=NAME, email=EMAIL, phone=PHONE)
        self.mentor = factories.account(name="Mikael", email="mikael@example.org")
        self.pair = factories.pair(mentee=self.mentee, mentor=self.mentor)
        self.browser = self.browser_of(self.mentee)
        page = self.browser.get("/en/my/reflections/new?prompt=stayed").location
        saved = self.browser.fill_in(page, heading=WORDS, body=WORDS).location
        self.browser.press(f"{saved}/share/{self.pair.space.public_id}")
        self.browser.fill_in(f"{saved}/edit", heading=WORDS, body=WORDS * 2, _act="draft")
        self.browser.fill_in("/en/my/profile", name=NAME, phone=PHONE, language="en", time_zone="Europe/Helsinki")
        self.browser.press("/en/my/profile/phone/share")
        Visitor(app.test_client()).fill_in("/en/sign-in", email=EMAIL)
        self.theirs = factories.reflection(by=self.mentor, body="Mikaelin sanat.", shared_in=self.pair.space)

    def browser_of(self, person: Account) -> Visitor:
        return Visitor(self.app.test_client()).signed_in_as(person)


def everything_opened() -> str:
    """Every value of every row; what is sealed as its reader would have it."""
    db.session.rollback()
    sealed = {(table.name, field.column): field.column.removesuffix("_sealed") for table, field in sealed_fields()}
    told = []
    for mapper in db.Model.registry.mappers:
        for row in db.session.scalars(sa.select(mapper.class_)).unique():
            for column in mapper.local_table.columns:
                name = sealed.get((mapper.local_table.name, column.name), column.key)
                told.append(str(getattr(row, name)))
    return "\n".join(told)


def traces(text: str) -> set[str]:
    return {mark for mark in (NAME, EMAIL, PHONE, WORDS, "Kanerva", "kanarialin") if mark in text}


def test_nothing_that_tells_who_it_was_is_left_anywhere(app: Flask) -> None:
    two = Two(app)
    before = everything_opened()

    erase_person(two.mentee.id)

    after = everything_opened()
    assert traces(before) == {NAME, EMAIL, PHONE, WORDS, "Kanerva", "kanarialin"}
    assert traces(after) == set()


def test_a_letter_to_the_partner_that_stays_is_noticed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.reflections.personal_data.discard", lambda _about: None)
    two = Two(app)

    erase_person(two.mentee.id)

    assert traces(everything_opened()) == {NAME, "Kanerva"}


def test_the_person_is_signed_out_everywhere(app: Flask) -> None:
    two = Two(app)

    erase_person(two.mentee.id)

    assert two.browser.get("/en/my").location.startswith("/en/sign-in")


def test_the_partner_keeps_the_path_and_words_of_their_own(app: Flask) -> None:
    two = Two(app)
    space = two.pair.space.public_id
    partner = two.browser_of(two.mentor)

    erase_person(two.mentee.id)

    paths = ("/en/my", f"/en/pair/{space}", f"/en/pair/{space}/reflections", f"/fi/pari/{space}", "/en/my/reflections")
    pages = [partner.get(path) for path in paths]
    assert [page.status_code for page in pages] == [200] * len(paths)
    assert [page.text for page in pages if traces(page.text)] == []
    assert "Mikaelin sanat." in pages[2].text
    assert "Mikaelin sanat." in partner.get(f"/en/my/reflections/{two.theirs.public_id}").text


def test_staff_still_see_that_there_was_a_pair(app: Flask) -> None:
    two = Two(app)
    slug = two.pair.programme.slug
    staff = two.browser_of(factories.account(Role.STAFF))

    erase_person(two.mentee.id)

    paths = (f"/en/staff/programmes/{slug}/pairing", f"/en/staff/programmes/{slug}/pairing/{two.pair.public_id}")
    pages = [staff.get(path) for path in paths]
    assert [page.status_code for page in pages] == [200, 200]
    assert ["Mikael" in page.text for page in pages] == [True, True]
    assert [page.text for page in pages if traces(page.text)] == []
