"""Long lists come a page at a time, each entry once, in order; and reading costs the same however much there is."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation import clock
from portal.foundation.db import db, unit_of_work
from portal.foundation.keyset import Keyset
from portal.pairs.models import Pair
from portal.people.models import Account, Role
from portal.reflections.actions import rendered_words, share_reflection
from portal.reflections.models import Reflection, ReflectionShare
from portal.reflections.queries import reflections_by
from tests import factories
from tests.reflections.pages import MINE, new_page, shared_page
from tests.visitor import Visitor

_WORDS = re.compile(r"Entry number (\d+)\.")
_OLDER = re.compile(r'href="(/en/[^"]*older-than=[^"]*)"')
MOST_QUERIES = 6
OVERVIEWS = {"staff": 12}  # It looks into many rooms; still the same for few and for many.


def many(author: Account, number: int, pair: Pair | None = None) -> None:
    """So many reflections, some of them in the very same moment."""
    began, rendered = clock.now() - timedelta(days=90), [rendered_words(f"Entry number {n}.") for n in range(number)]
    with unit_of_work():
        for n in range(number):
            written = Reflection(author_id=author.id, created_at=began + timedelta(hours=n // 2))
            written.heading = ""
            written.keep(f"Entry number {n}.", rendered[n])
            db.session.add(written)
            if pair:
                db.session.flush()
                since = began + timedelta(hours=n // 2)
                db.session.add(ReflectionShare(reflection_id=written.id, space_id=pair.space_id, since=since))


def pages_from(visitor: Visitor, path: str) -> list[list[int]]:
    """The numbers on each page, following the link to older ones."""
    found: list[list[int]] = []
    follow = [path]
    while follow and len(found) < 10:
        page = visitor.get(follow.pop()).text
        found.append([int(number) for number in _WORDS.findall(page)])
        follow = [link.replace("&amp;", "&") for link in _OLDER.findall(page)][:1]
    return found


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(("number", "sizes"), [(75, [25, 25, 25]), (76, [25, 25, 25, 1]), (24, [24]), (25, [25])])
def test_each_entry_is_there_once_and_in_order(
    visitor: Visitor, app: Flask, number: int, sizes: list[int], shared: bool
) -> None:
    pair = factories.pair()
    many(factories.mentee_of(pair), number, pair if shared else None)
    visitor.signed_in_as(factories.mentor_of(pair) if shared else factories.mentee_of(pair))

    pages = pages_from(visitor, shared_page(pair.space) if shared else MINE)

    assert [len(page) for page in pages] == sizes
    assert [entry for page in pages for entry in page] == list(reversed(range(number)))


def test_the_list_does_not_jump_when_something_new_is_written_meanwhile(visitor: Visitor, app: Flask) -> None:
    author = factories.account()
    many(author, 40)
    visitor.signed_in_as(author)
    [older] = _OLDER.findall(visitor.get(MINE).text)

    factories.reflection(by=author, body="Entry number 999.")

    assert [int(number) for number in _WORDS.findall(visitor.get(older).text)] == list(reversed(range(15)))


@pytest.mark.parametrize("name", ["x", "a" * 22, "%00", "' OR 1=1 --"])
def test_a_made_up_place_in_the_list_shows_an_empty_or_first_page(visitor: Visitor, app: Flask, name: str) -> None:
    author = factories.account()
    many(author, 3)
    visitor.signed_in_as(author)

    answer = visitor.request("GET", MINE, query_string={"older-than": name})

    assert (answer.status_code, _WORDS.findall(answer.text)) == (200, [])


def test_anothers_place_in_the_list_is_none(visitor: Visitor, app: Flask) -> None:
    author, theirs = factories.account(), factories.reflection()
    many(author, 3)
    visitor.signed_in_as(author)

    answer = visitor.request("GET", MINE, query_string={"older-than": theirs.public_id})

    assert _WORDS.findall(answer.text) == []


def costs(app: Flask, queries: list[str], number: int) -> dict[str, int]:
    """How many statements each page takes when there are so many entries."""
    pair = factories.pair()
    mentee = factories.mentee_of(pair)
    many(mentee, number, pair)
    one = db.session.scalars(sa.select(Reflection.public_id).where(Reflection.author_id == mentee.id)).first()
    for _pair in range(min(number, 30)):
        factories.pair(term=pair.programme)
    member = Visitor(app.test_client()).signed_in_as(mentee)
    staff = Visitor(app.test_client()).signed_in_as(factories.account(Role.STAFF))
    pairs = f"/en/staff/programmes/{pair.programme.slug}/pairing"
    pages = {
        "my page": (member, "/en/my"),
        "my reflections": (member, MINE),
        "one reflection": (member, f"{MINE}/{one}"),
        "shared": (member, shared_page(pair.space)),
        "path": (member, f"/en/pair/{pair.space.public_id}"),
        "profile": (member, "/en/my/profile"),
        "sign-ins": (member, "/en/my/sign-ins"),
        "staff": (staff, "/en/staff"),
        "pairs": (staff, pairs),
        "one pair": (staff, f"{pairs}/{pair.public_id}"),
    }
    counted = {}
    for name, (browser, path) in pages.items():
        queries.clear()
        assert browser.get(path).status_code == 200
        counted[name] = len(queries)
    return counted


def test_reading_costs_the_same_however_much_there_is(app: Flask, queries: list[str]) -> None:
    one, some, much = (costs(app, queries, number) for number in (1, 25, 100))

    assert one == some == much
    assert {name: count for name, count in much.items() if count > OVERVIEWS.get(name, MOST_QUERIES)} == {}


def test_a_query_for_each_entry_would_be_noticed(
    app: Flask, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_by_one(author: Account, *, older_than: str | None = None) -> Keyset[Reflection]:
        page = reflections_by(author, older_than=older_than)
        for each in page.rows:
            db.session.scalars(sa.select(ReflectionShare).where(ReflectionShare.reflection_id == each.id)).all()
        return page

    monkeypatch.setattr("portal.reflections.queries.reflections_by", one_by_one)

    few, more = (costs(app, queries, number) for number in (1, 5))

    assert more["my reflections"] == few["my reflections"] + 4


def test_reading_renders_nothing(visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = factories.pair()
    mine = factories.reflection(by=factories.mentee_of(pair), body="**Bold**")
    with unit_of_work():
        share_reflection(mine, space=pair.space, author=mine.author)
    visitor.signed_in_as(mine.author)
    pages = ["/en/my", MINE, f"{MINE}/{mine.public_id}", shared_page(pair.space)]
    rendered = []
    for name in ("markdown.markdown", "bleach.clean"):
        monkeypatch.setattr(name, lambda *_sent, name=name, **_options: rendered.append(name) or "")

    answers = [visitor.get(page) for page in pages]
    while_reading = list(rendered)
    visitor.fill_in(new_page(), heading="", body="**New**")

    assert [answer.status_code for answer in answers] == [200] * 4
    assert (while_reading, rendered) == ([], ["markdown.markdown", "bleach.clean"])
