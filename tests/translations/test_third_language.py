"""A third language needs a catalogue and a setting, and nothing else in the house knows how many there are.

The language is made here: every sentence of the template in brackets. What a page shows without brackets was never
given to a translator.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import Rule

from portal import create_app
from portal.diary.models import PostRevision
from portal.foundation.db import db, new_public_id
from portal.mail.models import Letter, LetterStatus
from portal.pairs.models import Pair
from portal.people.models import Role
from portal.texts.models import TextName
from portal.texts.queries import revisions_of
from portal.web.guards import Audience
from tests import (
    factories,
    factories_diary,
    factories_goals,
    factories_meetings,
    factories_pairs,
    factories_photos,
    factories_stories,
)
from tests.conftest import settings
from tests.factories_meetings import meeting
from tests.texts.factories import edited
from tests.translations.catalogues import TRANSLATIONS, write_pseudo_language
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database

LANGUAGES = ("fi", "en", "sv")
BOOKS = {"travel_book.download_my_part"}  # Kept by their reader, and no longer on any page.
OF_A_POST = {"diary.show_post", "diary.show_photo"}  # It has been written in one language.
READ_ALOUD = ("alt", "title", "placeholder", "aria-label", "data-failed")
BRACKETED = re.compile(r"\[[^\[\]]*\]")
LETTERS = re.compile(r"[^\W\d_]{2,}")

# What people, places and machines are called, whatever the language.
NAMES = ("Rinnalla", "Linh", "Aino", "Jaettu", "Oma", "Syksy", "Autumn", "Firefox", "Windows", "@example.org",
         "suomi", "svenska", "English", "nobody", "linh", "Person", "person")  # fmt: skip
FILES = frozenset(
    {
        "calendar.download_meeting",
        "calendar.read_feed",
        "diary.read_feed",
        "photo_permission.show_photo",
        "stories.read_feed",
        "stories.read_story",  # It stands only under an address of a language it was told in.
        "stories_for_staff.write_down",  # Nobody has asked to be called.
        "story_photos.show_story_photo",
    }
)
DATES = re.compile(
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)\.?\b|\b(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)\b\.?"
)


@pytest.fixture
def three(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The portal with a third language, on the same database."""
    folders = f"{TRANSLATIONS};{write_pseudo_language(tmp_path / 'translations', 'sv')}"
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    portal = create_app(settings(url, tmp_path, LANGUAGES=LANGUAGES, BABEL_TRANSLATION_DIRECTORIES=folders))
    with portal.app_context():
        yield portal
        db.session.remove()
        db.engine.dispose()


class World:
    """One of each thing, and the three kinds of readers."""

    def __init__(self, portal: Flask) -> None:
        self.member = factories.account(name="Aino", language="sv")
        pair = factories.pair(mentee=self.member, mentor=factories.account(name="Linh", language="sv"))
        shared = factories.reflection(by=self.member, heading="Jaettu", body="Jaettu", shared_in=pair.space)
        factories.reflection(by=self.member, heading="Oma", body="Oma")
        goal = factories_goals.goal(pair.space, by=self.member, heading="Oma", body="Oma")
        factories.letter(LetterStatus.DEAD, to="linh@example.org", kind="reflection shared")
        rules = factories_pairs.ground_rules(pair, hopes="Oma")
        photo = factories_photos.photo()
        in_it = factories_photos.person(photo, name="Aino")
        asked = factories_photos.request(about=photo, email="linh@example.org", which="Oma", wish="Oma")
        self.values = {
            "space_id": pair.space.public_id, "reflection_id": shared.public_id, "pair_id": pair.public_id,
            "slug": pair.programme.slug, "token": in_it.token, "person_id": self.member.public_id,
            "goal_id": goal.public_id, "series_id": factories_meetings.series(pair.space),
            "meeting_id": meeting(space=pair.space, place="Linh").public_id,
            "rules_id": rules.public_id, "participation_id": pair.mentee_participation.public_id,
            "photo_id": photo.public_id, "named_id": in_it.public_id,
            "request_id": asked.public_id, "batch_id": "A" * 22,
            "text_name": "contact", "feedback_id": new_public_id(), "version_id": _changed_text(),
            **self._diary(photo.public_id), **self._story(pair),
        }  # fmt: skip
        self.named = Visitor(portal.test_client()).signed_in_as(factories.mentor_of(pair))
        self.readers = {
            Audience.EVERYONE: Visitor(portal.test_client()),
            Audience.MEMBERS: Visitor(portal.test_client()).signed_in_as(self.member),
            Audience.STAFF: Visitor(portal.test_client()).signed_in_as(factories.account(Role.STAFF, name="Aino")),
        }

    def _story(self, pair: Pair) -> dict[str, str]:
        """A story that has not been told in the third language, and names its writer's pair."""
        partner = factories.mentor_of(pair)
        story = factories_stories.naming(
            factories_stories.sent(pair, who=self.member, title="Oma", body="Oma"), partner
        )
        factories_stories.agreed(factories_stories.waiting(factories_stories.edited(story, "fi"), "fi"), "fi")
        return {"story_id": story.public_id, "story_slug": "oma", "file_name": "x"}

    @staticmethod
    def _diary(photo_id: str) -> dict[str, str]:
        """A post that has not been written in the third language."""
        post = factories_diary.published("fi", title_fi="Oma", ingress_fi="Oma", source_fi="Oma", author_fi="Aino")
        revision = db.session.scalars(sa.select(PostRevision.public_id)).one()
        address = {"year": str(post.texts["fi"].year), "post_slug": "oma", "topic": "mentors", "picture_id": photo_id}
        return {"post_id": post.public_id, "revision_id": revision, "code": "fi", **address}

    def open(self, portal: Flask, rule: Rule) -> str:
        """The page of this rule, read by the one it is for, redirections followed."""
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda each: self.values[each[1]], rule.rule)
        reader = self.readers[portal.view_functions[rule.endpoint].audience]  # type: ignore[attr-defined]
        if rule.endpoint == "stories_named.show_naming":
            reader = self.named
        if rule.endpoint == "accounts.enter_code":
            reader.fill_in("/sv/sign-in", email="nobody@example.org")
        if rule.endpoint == "reflections.write_reflection":
            address = reader.get("/sv/my/reflections/new?prompt=blank").location
        if rule.endpoint == "goals.set_goal":
            address = reader.get(address.rpartition("/")[0]).location
        answer = reader.get(address, follow_redirects=True)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        return answer.text


def _changed_text() -> str:
    edited("Oma", title="Oma", language="fi")
    return revisions_of(TextName.CONTACT, "fi").rows[0].public_id


def pages(portal: Flask, language: str) -> list[Rule]:
    """Every page that can be opened in this language."""
    rules = (rule for rule in portal.url_map.iter_rules() if (rule.defaults or {}).get("language") == language)
    return [rule for rule in rules if "GET" in (rule.methods or ()) and rule.endpoint not in FILES]


def said(page: str) -> Iterator[str]:
    """What a reader of the page reads or hears, other than in a language that is named."""
    yield from _said(html5lib.parse(page, namespaceHTMLElements=False))


def _said(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "option", "textarea"):
        return
    if element.get("lang", "sv") != "sv":
        return
    if element.find("time") is not None:  # Part of a sentence.
        yield "".join(element.itertext())
        return
    yield element.text or ""
    yield from (element.get(name) or "" for name in READ_ALOUD)
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content") or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""


def not_translated(texts: Iterator[str]) -> list[str]:
    """Texts in which there is something besides brackets, names and dates."""
    found = []
    for text in texts:
        rest = text
        while BRACKETED.search(rest):
            rest = BRACKETED.sub(" ", rest)
        rest = DATES.sub(" ", rest)
        for name in NAMES:
            rest = rest.replace(name, " ")
        if LETTERS.search(rest):
            found.append(text.strip())
    return found


def test_every_page_opens_in_it_and_says_nothing_in_another(app: Flask, three: Flask) -> None:
    world, untranslated = World(three), {}

    for rule in pages(three, "sv"):
        page = world.open(three, rule)
        untranslated[rule.endpoint] = not_translated(said(page))
        assert '<html lang="sv"' in page
        twins = [] if rule.endpoint in BOOKS else ["fi"] if rule.endpoint in OF_A_POST else sorted(LANGUAGES)
        assert sorted(re.findall(r'<link rel="alternate" hreflang="(\w+)"', page)) == twins

    assert {endpoint: texts for endpoint, texts in untranslated.items() if texts} == {}
    assert len(untranslated) >= 18


def test_what_is_not_translated_is_found() -> None:
    page = '<html lang="sv"><title>[Sign in] – Rinnalla</title><p>[Hello Aino!] Welcome</p><img alt="A lake">'

    assert not_translated(said(page)) == ["[Hello Aino!] Welcome", "A lake"]


def test_its_addresses_are_the_english_ones(three: Flask) -> None:
    assert [rule.rule for rule in pages(three, "sv")] == [
        re.sub("^/en", "/sv", rule.rule) for rule in pages(three, "en")
    ]
    assert len(pages(three, "fi")) == len(pages(three, "en")) == len(pages(three, "sv"))


def test_each_page_leads_to_itself_in_every_other_language(app: Flask, three: Flask) -> None:
    visitor = Visitor(three.test_client())

    twins = {code: re.findall(r'<a class="language" href="([^"]+)" lang="(\w\w)"', visitor.get(path).text)
             for code, path in (("sv", "/sv/sign-in/link/x"), ("fi", "/fi/kirjaudu/linkki/x"))}  # fmt: skip

    fi, en, sv = ("/fi/kirjaudu/linkki/x", "fi"), ("/en/sign-in/link/x", "en"), ("/sv/sign-in/link/x", "sv")
    assert set(twins["sv"]) == {fi, en}
    assert set(twins["fi"]) == {en, sv}


def test_mistakes_and_missing_pages_are_told_in_it(app: Flask, three: Flask) -> None:
    world = World(three)
    member, visitor = world.readers[Audience.MEMBERS], world.readers[Audience.EVERYONE]

    answers = [
        visitor.fill_in("/sv/sign-in", email="no address"),
        visitor.get("/sv/nowhere"),
        visitor.post("/sv/sign-in", email="x@example.org"),
        visitor.request("PUT", "/sv/sign-in"),
        member.fill_in("/sv/my/profile", name="", phone="123", language="xx", time_zone="Mars/Base"),
        member.get("/sv/pair/0123456789012345678901"),
    ]

    assert [answer.status_code for answer in answers] == [422, 404, 400, 405, 422, 404]
    assert [texts for answer in answers if (texts := not_translated(said(answer.text)))] == []
    assert [re.findall('<html lang="(.*?)"', answer.text) for answer in answers] == [["sv"]] * len(answers)


def test_letters_are_written_in_it(app: Flask, three: Flask) -> None:
    world = World(three)
    Visitor(three.test_client()).fill_in("/fi/kirjaudu", email=world.member.email)
    db.session.rollback()

    [letter] = db.session.scalars(db.select(Letter).where(Letter.kind == "sign-in link"))

    assert (letter.language, letter.subject) == ("sv", "[Your sign-in link]")
    assert "http://localhost/sv/sign-in/link/" in letter.text
    assert not_translated(iter(re.sub(r"https?://\S+", "", letter.text).splitlines())) == []
    assert not_translated(said(letter.html)) == []


def test_whoever_chose_a_language_that_has_gone_is_answered_in_the_portals_own(app: Flask, visitor: Visitor) -> None:
    reader = factories.account(name="Aino", language="sv")
    visitor.fill_in("/en/sign-in", email=reader.email)
    [letter] = db.session.scalars(db.select(Letter))
    [link] = re.findall(r"http://localhost(/\S+)", letter.text)

    answer = visitor.fill_in(link)

    assert (letter.language, letter.subject) == ("fi", "Kirjautumislinkkisi")
    assert (answer.status_code, answer.location) == (302, "/fi/oma")
    assert visitor.get("/fi/oma/profiili").status_code == 200
