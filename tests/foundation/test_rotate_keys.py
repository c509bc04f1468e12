"""An old key can go: everything is sealed anew while people write, and an interruption costs nothing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import create_app
from portal.foundation.db import db, lock, unit_of_work
from portal.foundation.keys import current_keyring
from portal.foundation.sealed import reseal, sealed_fields
from portal.reflections.actions import rendered_words
from portal.reflections.models import Reflection
from tests import factories
from tests.conftest import KEY, settings

NEW = "TmV3ZXIga2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgYWI="
TEXTS = 12


def house_with(app: Flask, folder: Path, keys: str) -> Flask:
    """The same portal on the same database, with other keys."""
    return create_app(settings(app.config["SQLALCHEMY_DATABASE_URI"], folder, KEYS=keys))


@pytest.fixture
def both_keys(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """A portal whose newest key is k2, and that still opens k1."""
    house = house_with(app, tmp_path, f"k2:{NEW},k1:{KEY}")
    yield house
    with house.app_context():
        db.session.remove()
        db.engine.dispose()


def write_some() -> None:
    """Texts sealed with the first key, and a letter, which is sealed too."""
    author = factories.account()
    for number in range(TEXTS):
        factories.reflection(by=author, heading=f"Question {number}", body=f"Answer {number}")
    factories.letter()
    db.session.rollback()


def keys_in_use() -> set[bytes]:
    """The names of the keys that something in the database needs."""
    found = [db.session.scalars(sa.select(table.c[field.column])).all() for table, field in sealed_fields()]
    return {bytes(sealed).split(b".", 2)[1] for column in found for sealed in column}


def test_afterwards_the_old_key_is_needed_nowhere(app: Flask, both_keys: Flask, tmp_path: Path) -> None:
    write_some()
    before = keys_in_use()

    with both_keys.app_context():
        answer = both_keys.test_cli_runner().invoke(args=["keys", "rotate", "--batch", "5"])
        db.session.remove()

    db.session.rollback()
    assert (before, keys_in_use()) == ({b"k1"}, {b"k2"})
    assert answer.output == f"Sealed {3 * TEXTS + 3} texts with the newest key.\n"
    with house_with(app, tmp_path, f"k2:{NEW}").app_context():
        kept = db.session.scalars(sa.select(Reflection).order_by(Reflection.id)).all()
        assert [each.body for each in kept] == [f"Answer {number}" for number in range(TEXTS)]
        assert [each.words for each in kept] == [f"<p>Answer {number}</p>" for number in range(TEXTS)]
        db.session.remove()
        db.engine.dispose()


def test_before_that_the_old_key_cannot_go(app: Flask, tmp_path: Path) -> None:
    write_some()

    with house_with(app, tmp_path, f"k2:{NEW}").app_context():
        with pytest.raises(KeyError, match="k1"):
            _ = db.session.scalars(sa.select(Reflection)).first().body
        db.session.remove()
        db.engine.dispose()


def test_interrupted_it_loses_nothing_and_is_gone_on_with(app: Flask, both_keys: Flask) -> None:
    write_some()
    db.session.remove()
    updates: list[str] = []

    def pull_the_plug(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        updates.extend([statement] if statement.startswith("UPDATE") else [])
        if len(updates) == 20:
            raise KeyboardInterrupt

    with both_keys.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", pull_the_plug)
        with pytest.raises(KeyboardInterrupt):
            reseal_to_the_end()
        sa.event.remove(db.engine, "before_cursor_execute", pull_the_plug)
        in_between = keys_in_use()
        readable = [each.body for each in db.session.scalars(sa.select(Reflection).order_by(Reflection.id))]
        db.session.remove()
        both_keys.test_cli_runner().invoke(args=["keys", "rotate"])
        afterwards = keys_in_use()

    assert in_between == {b"k1", b"k2"}
    assert readable == [f"Answer {number}" for number in range(TEXTS)]
    assert afterwards == {b"k2"}


def reseal_to_the_end() -> None:
    """As the command does it, in small steps."""
    resealed = 1
    while resealed:
        with unit_of_work():
            resealed = reseal(3)


def test_people_go_on_writing_meanwhile(app: Flask, both_keys: Flask) -> None:
    write_some()
    db.session.remove()
    troubles: list[BaseException] = []
    running = threading.Event()

    def go_on_writing() -> None:
        try:
            for turn in range(4):
                with both_keys.app_context():
                    for number in db.session.scalars(sa.select(Reflection.id).order_by(Reflection.id)).all():
                        edit(number, f"Edited {turn}")
                        running.set()
                    db.session.remove()
        except BaseException as error:
            troubles.append(error)
            running.set()

    writer = threading.Thread(target=go_on_writing)
    writer.start()
    running.wait(timeout=30)
    with both_keys.app_context():
        reseal_to_the_end()
        db.session.remove()
    writer.join(timeout=60)

    with both_keys.app_context():
        assert troubles == []
        assert keys_in_use() == {b"k2"}
        assert {each.body for each in db.session.scalars(sa.select(Reflection))} == {"Edited 3"}
        db.session.remove()


def edit(number: int, words: str) -> None:
    """As a person's form does."""
    rendered = rendered_words(words)
    reflection = db.session.get_one(Reflection, number)
    with unit_of_work():
        lock(reflection)
        reflection.keep(words, rendered)


def careless_reseal(limit: int) -> int:
    """The control: it does not ask whether the text is still the one it has read."""
    ring, table = current_keyring(), Reflection.__table__
    rows = db.session.execute(sa.select(table.c.id, table.c.public_id, table.c.body_sealed).limit(limit)).all()
    for number, public_id, sealed in rows:
        place = f"reflection|body_sealed|{public_id}"
        fresh = ring.seal(ring.open(sealed, place=place), place=place)
        db.session.execute(sa.update(table).where(table.c.id == number).values(body_sealed=fresh))
    return len(rows)


@pytest.mark.parametrize(("way", "survives"), [(reseal, True), (careless_reseal, False)])
def test_words_saved_between_its_reading_and_its_writing_stay(
    app: Flask, both_keys: Flask, way: object, survives: bool
) -> None:
    kept = factories.reflection(body="before")
    number, place = kept.id, f"reflection|body_sealed|{kept.public_id}"
    db.session.remove()
    edited: list[bool] = []

    def save_first(connection: sa.Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE") and not edited:
            edited.append(True)
            fresh = current_keyring().seal("after", place=place)
            update = sa.update(Reflection.__table__).where(Reflection.__table__.c.id == number)
            other = connection  # SQLite lets nobody in here, so there the saving happens inside.
            if db.engine.name == "sqlite":
                other.execute(update.values(body_sealed=fresh))
                return
            with db.engine.begin() as other:
                other.execute(update.values(body_sealed=fresh))

    with both_keys.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", save_first)
        with unit_of_work():
            way(10)  # type: ignore[operator]
        sa.event.remove(db.engine, "before_cursor_execute", save_first)
        db.session.expire_all()
        words = db.session.get_one(Reflection, number).body
        db.session.remove()

    assert (words == "after") == survives
