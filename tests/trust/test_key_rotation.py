"""Keys are changed while people write, and the change is killed again and again."""

import base64
import os
import random
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Event

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from flask import Flask

from portal.foundation.db import db
from portal.foundation.keys import Keyring, current_keyring
from portal.foundation.sealed import sealed_fields
from portal.reflections.models import Reflection
from tests import factories
from tests.browser import Browser
from tests.crowd import add_line, lines_lost
from tests.live import Live, wait_for
from tests.trust.conftest import Record, many

TEXTS = 150
WRITERS = 4
NEW = "k2:" + base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def both_keys(app: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    """The new key in front of the old one; this test can open what either has sealed."""
    keys = f"{NEW},{app.config['KEYS']}"
    monkeypatch.setitem(app.extensions, "keyring", Keyring.parse(keys))
    return keys


def test_every_text_opens_and_no_line_is_lost(app: Flask, both_keys: str, record_property: Record) -> None:
    kills = many(app, 50)
    author = factories.account()
    texts = [factories.reflection(by=author, body="begin") for _text in range(TEXTS)]
    for _letter in range(20):
        factories.letter()
    numbers, paths = [text.id for text in texts], [f"/en/my/reflections/{text.public_id}/edit" for text in texts]

    with Live(app, KEYS=both_keys) as live:
        lines = rotate_under_fire(live, kills, [live.signed_in(author) for _writer in range(WRITERS)], paths)
        assert (rotate(live, KEYS=both_keys), live.failures()) == (0, [])
    db.session.rollback()
    bodies = [db.session.get_one(Reflection, number).body for number in numbers]

    assert (unopened(), sealed_with("k1")) == (0, 0)
    assert [lines_lost(*each) for each in zip(bodies, lines, strict=True)] == [[]] * TEXTS
    record_property("rotations killed", kills)
    record_property("texts sealed anew and open", sum(sealed_with(key) for key in ("k1", "k2")))
    record_property("lines written meanwhile and there", sum(map(len, lines)))


def test_a_rotation_that_loosens_the_seal_is_noticed(
    app: Flask, both_keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "keyring", Keyring.parse(app.config["KEYS"]))
    factories.reflection()
    monkeypatch.setitem(app.extensions, "keyring", Keyring.parse(both_keys))

    with Live(app, wsgi="tests.trust.unbound") as live:
        code = rotate(live, KEYS=both_keys)

    assert (code, unopened() > 0) == (0, True)


def rotate_under_fire(live: Live, kills: int, browsers: list[Browser], paths: list[str]) -> list[list[str]]:
    """Kill so many rotations in their middle, while each browser adds lines; the lines of each text."""
    lines: list[list[str]] = [[] for _path in paths]
    over, old, new = Event(), live.app.config["KEYS"], NEW
    choice = random.Random(kills)

    def write(writer: int) -> None:
        order = random.Random(writer)
        while not over.is_set():
            text = order.randrange(len(paths))
            line = f"{writer}-{len(lines[text])}"
            add_line(browsers[writer], paths[text], line)
            lines[text].append(line)

    with ThreadPoolExecutor(len(browsers)) as pool:
        writing = [pool.submit(partial(write, writer)) for writer in range(len(browsers))]
        try:
            for _kill in range(kills):
                if sealed_with(old[:2]) < TEXTS:  # Nearly done: now the other way round.
                    old, new = new, old
                before = sealed_with(old[:2])
                rotation = live.start_command("keys", "rotate", "--batch", "1", KEYS=f"{new},{old}")
                some = choice.randrange(1, 12)
                wait_for(lambda old=old, few=before - some: sealed_with(old[:2]) <= few, 60, "the rotation to begin")
                with suppress(ProcessLookupError):
                    os.kill(rotation.pid or 0, signal.SIGKILL)
                assert live.stop(rotation) == -signal.SIGKILL, "the rotation had ended before it was killed"
                assert unopened() == 0
        finally:
            over.set()
        for each in writing:
            each.result()
    return lines


def rotate(live: Live, **settings: str) -> int:
    """Let a rotation run to its end; its exit code."""
    rotation = live.start_command("keys", "rotate", **settings)
    rotation.join(120)
    return live.stop(rotation)


def sealed_with(key: str) -> int:
    """How many texts are sealed with this key."""
    db.session.rollback()
    mark = Keyring.mark(key)
    return sum(
        db.session.scalar(
            sa.select(sa.func.count())
            .select_from(table)
            .where(sa.func.substr(table.c[field.column], 1, len(mark), type_=sa.LargeBinary) == mark)
        )
        or 0
        for table, field in sealed_fields()
    )


def unopened() -> int:
    """How many texts do not open in their place."""
    db.session.rollback()
    keyring, closed = current_keyring(), 0
    for table, field in sealed_fields():
        for name, sealed in db.session.execute(sa.select(table.c.public_id, table.c[field.column])):
            try:
                keyring.open(sealed, place=field.place(table.name, name))
            except InvalidTag:
                closed += 1
    return closed
