"""Two worlds. Whatever names the first one's things, nobody of the second can read or change them with it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db, new_public_id
from portal.meetings.models import MeetingStatus
from portal.people.models import Account, Role
from tests import factories, factories_goals, factories_meetings, factories_pairs, factories_stories
from tests.factories_meetings import meeting, note, soon
from tests.visitor import Visitor, hidden_fields

pytestmark = pytest.mark.on_one_database

_ID = re.compile(r"(?<![\w-])[\w-]{22}(?![\w-])")
_LINK = re.compile(r'\b(?:href|action|formaction)="([^"]+)"')
_FIELD = re.compile(r'\bname="(\w+)"')
DOORS = ("/en/my", "/fi/oma", "/en/my/reflections", "/fi/oma/profiili")
OUR_PATH = ("/en/pair/", "/fi/pari/")
NAMES_FOR_EACH_RULE = 3
ENDS_THE_SWEEP = ("sign-out", "kirjaudu-ulos")
Row = tuple[str, tuple[object, ...]]


class SmallWorld:
    """A pair that has written, shared, begun and not finished; some forty texts nobody else has."""

    def __init__(self, app: Flask, mark: str) -> None:
        self.mark = mark
        self.texts: list[str] = []
        self.mentee, self.mentor = (
            factories.account(name=self.text("name"), email=f"{self.text('post')}@example.org") for _two in range(2)
        )
        self.pair = factories.pair(mentee=self.mentee, mentor=self.mentor)
        for number in range(14):
            shared = self.pair.space if number % 3 == 0 else None
            author = self.mentor if number % 7 == 6 else self.mentee
            factories.reflection(by=author, heading=self.text("heading"), body=self.text("body"), shared_in=shared)
        for ours in (False, True):
            self.a_goal(ours)
        self.meeting = factories_meetings.meeting(
            self.pair.space, self.mentee, place=self.text("place"), link=f"https://{self.text('link')}.example/"
        )
        self.write_about_meetings()
        factories_stories.sent(self.pair, title=self.text("title"), body=self.text("story"))
        self._agree_and_end()
        self.browser = Visitor(app.test_client()).signed_in_as(self.mentee)
        for _draft in range(4):
            path = f"/en/my/reflections/new/{new_public_id()}"
            self.browser.fill_in(path, _act="draft", heading=self.text("draft"), body=self.text("begun"))
        self.browser.fill_in("/en/my/profile", _act="draft", name=self.text("parked"), phone="", language="fi")

    def a_goal(self, ours: bool) -> None:
        words = {"heading": self.text("goal"), "body": self.text("means")}
        factories_goals.moved(factories_goals.goal(self.pair.space, ours=ours, **words), line=self.text("happened"))

    def write_about_meetings(self) -> None:
        """One that is ahead, and one that was held, with its note."""
        held, place, agenda = soon(-timedelta(days=2)), self.text("place"), self.text("agenda")
        meeting(space=self.pair.space, place=place, agenda=agenda, link=f"https://{self.text('link')}.example.org/")
        before = meeting(space=self.pair.space, starts_at=held, status=MeetingStatus.HELD)
        note(before, talked=self.text("talked"), insight=self.text("insight"), next_steps=self.text("thing"))

    def _agree_and_end(self) -> None:
        for _version in range(2):
            rules = {name: self.text(name) for name in ("hopes", "illness")}
            factories_pairs.ground_rules(self.pair, accepted_by=(self.mentor,), **rules)
        factories_pairs.goal_of(self.pair, heading=self.text("goal"), line=self.text("move"))
        factories_pairs.meeting_of(self.pair, talked=self.text("talked"), to_do=(self.text("to-do"),))
        before = factories.pair(mentee=self.mentee, mentor=self.mentor)
        factories_pairs.ended(before, by=self.mentor, kind_words=self.text("thanks"), reason=self.text("reason"))

    def text(self, kind: str) -> str:
        self.texts.append(f"{kind}-of-{self.mark}-{len(self.texts)}-kanarialintu")
        return self.texts[-1]

    def said_in(self, page: str) -> list[str]:
        return [text for text in self.texts if text in page]


class Harvest:
    """Every address, hidden field and name of a thing that a person meets on all of their pages."""

    def __init__(self, visitor: Visitor, *doors: str) -> None:
        self.addresses: set[str] = set()
        self.ids: set[str] = set()
        self.fields: dict[str, str] = {}
        self.pages = 0
        waiting = list(doors)
        while waiting:
            path = waiting.pop()
            if path in self.addresses or not path.startswith("/") or path.startswith("/static"):
                continue
            self.addresses.add(path)
            answer = visitor.get(path)
            self.pages += answer.status_code == 200
            waiting += [unescape(link) for link in _LINK.findall(answer.text)]
            waiting += [answer.location] if answer.location else []
            self.ids |= set(_ID.findall(answer.text + path))
            self.fields |= dict.fromkeys(_FIELD.findall(answer.text), "") | hidden_fields(answer.text)


def rows() -> set[Row]:
    """The whole database."""
    return {
        (table.name, tuple(str(value) if isinstance(value, list) else value for value in row))
        for table in db.metadata.sorted_tables
        for row in db.session.execute(sa.select(table))
    }


def attempts(app: Flask, harvest: Harvest, token: str, own: str) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Each name of a thing in each path, in the query and in the body."""
    typed = dict.fromkeys(("heading", "body", "name", "phone", "line"), "taken over")
    typed |= {"kind": "skill", "whose": "ours", "step": "moving", "hoped_by": ""}
    body = {**harvest.fields, **typed, "csrf_token": token, "_act": "save"}
    paths = {urlsplit(address).path for address in harvest.addresses}
    names, doors = sorted(harvest.ids), app.url_map.bind("localhost")
    step = max(1, len(names) // NAMES_FOR_EACH_RULE)  # Each name comes to its turn in some rule or other.
    for number, rule in enumerate(app.url_map.iter_rules()):
        slots = rule.arguments - {"language", "version", "name"}
        for name in names[number % step :: step] if slots else ():
            values = {slot: own if slot == "space_id" and len(slots) > 1 else name for slot in slots}
            paths.add(doors.build(rule.endpoint, {**values, **(rule.defaults or {"version": "x", "name": "x"})}))
    for path in sorted(paths):
        if not path.endswith(ENDS_THE_SWEEP) and not path.startswith("/static"):
            allowed = set(doors.allowed_methods(path))
            yield from (("GET", path, {}),) if "GET" in allowed else ()
            yield from (("POST", path, {"data": body}),) if "POST" in allowed else ()
    for path in ("/en/my", "/fi/oma/pohdinnat", f"/en/pair/{own}/reflections", "/en/my/reflections/new", "/en/sign-in"):
        for name in names:
            yield "GET", path, {"query_string": dict.fromkeys(("older-than", "prompt", "next", "reflection_id"), name)}
    for name in names[:6]:
        named = dict.fromkeys(
            ("id", "public_id", "author_id", "account_id", "reflection_id", "space_id", "email"), name
        )
        yield "POST", "/fi/oma/profiili", {"data": {**body, **named}}
        yield "POST", f"/en/my/reflections/new/{new_public_id()}", {"data": {**body, **named}}


def sweep(app: Flask, attacker: Account | None, *, along: str = "/") -> tuple[list[str], set[Row]]:
    """What of the first world someone else has read, and its rows that are no longer as they were."""
    world = SmallWorld(app, "A")
    harvest = Harvest(world.browser, *DOORS)
    assert (len(world.texts) >= 40, harvest.pages >= 60, len(harvest.ids) >= 16) == (True, True, True)
    before = rows()
    own = factories.pair(mentor=attacker).space.public_id if attacker else new_public_id()
    visitor = Visitor(app.test_client())
    if attacker:
        visitor.signed_in_as(attacker)
    else:
        harvest.fields.pop("_owner")  # A key and no name: with it a signed-out browser leaves words for their writer.
    read, theirs = [], tuple(f"{door}{world.pair.space.public_id}" for door in OUR_PATH)
    for method, path, sent in attempts(app, harvest, visitor.token(), own):
        if along not in path:
            continue
        answer = visitor.request(method, path, **sent)
        allowed = set(world.texts[:4]) if attacker and attacker.is_staff else set()  # Staff know who is in a pair.
        opened = answer.status_code == 200 and path.startswith(theirs)
        if opened or set(world.said_in(answer.text)) - allowed:
            read.append(f"{method} {path}")
    if attacker:
        assert visitor.get("/en/my").status_code == 200, "The sweep went on without a sign-in."
    return read, before - rows()


@pytest.mark.parametrize("role", [None, Role.NONE, Role.STAFF])
def test_nobody_reads_or_changes_another_pairs_things(app: Flask, role: Role | None) -> None:
    attacker = factories.account(role, name="Attacker") if role else None

    read, changed = sweep(app, attacker)

    assert (read, changed) == ([], set())


@pytest.mark.parametrize(
    ("target", "leaks", "harms"),
    [
        ("portal.reflections.policy.may_edit", "/en/my/reflections/", {"reflection_share"}),
        ("portal.spaces.entering.may_enter", "/en/pair/", set()),
        ("portal.pairs.entering.may_enter", "/fi/pari/", set()),
        ("portal.spaces.entering.may_enter", "/goals", set()),
        ("portal.spaces.entering.may_enter", "/calendar", set()),
        ("portal.spaces.entering.may_enter", "/meetings", {"meeting"}),
        ("portal.pairs.entering.may_enter", "/en/pair/", set()),
    ],
)
def test_a_loader_without_its_check_is_found(
    app: Flask, monkeypatch: pytest.MonkeyPatch, target: str, leaks: str, harms: set[str]
) -> None:
    monkeypatch.setattr(target, lambda *_asked: True)

    read, changed = sweep(app, factories.account(), along=leaks)

    assert read != []
    assert {table for table, _row in changed} >= harms
