"""Private text is sealed to its row: the database holds nothing readable, and nothing that opens elsewhere."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from portal.foundation.db import Base, db
from portal.foundation.keys import Keyring, current_keyring
from portal.foundation.sealed import sealed_fields
from portal.reflections.models import Reflection
from tests import factories

CANARY = "Hiljainen lintu laulaa kuusessa"
A_KEY = "a1:QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="


def everything_stored() -> bytes:
    """Every value of every table, and on SQLite every byte of its files."""
    db.session.rollback()
    with db.engine.connect() as connection:
        rows = [row for table in Base.metadata.sorted_tables for row in connection.execute(sa.select(table))]
    stored = [value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row]
    if db.engine.url.database and db.engine.name == "sqlite":
        file = Path(db.engine.url.database)
        stored += [part.read_bytes() for part in file.parent.glob(f"{file.name}*")]
    return b"\n".join(stored)


def write_raw(row: Reflection, **values: bytes) -> None:
    """Change bytes as someone with the database and without the keys could."""
    table = Reflection.__table__
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(sa.update(table).where(table.c.id == row.id).values(values))
    db.session.rollback()  # Our snapshot would not show it.


def test_what_is_read_in_python_is_not_in_the_database(app: Flask) -> None:
    written = factories.reflection(heading=CANARY, body=f"**{CANARY}**", by=factories.account(name="Visible Name"))
    db.session.expire_all()

    stored = everything_stored()

    assert (written.heading, written.body) == (CANARY, f"**{CANARY}**")
    assert written.words == f"<p><strong>{CANARY}</strong></p>"
    assert CANARY.encode() not in stored
    assert b"kuusessa" not in stored
    assert b"Visible Name" in stored  # The search above would have found it.


def test_every_sealed_column_of_the_house_holds_bytes() -> None:
    columns = {f"{table.name}.{field.column}": table.c[field.column].type for table, field in sealed_fields()}

    assert set(columns) >= {"reflection.body_sealed", "reflection.heading_sealed", "letter.text_sealed"}
    assert all(isinstance(kind, sa.LargeBinary) for kind in columns.values())


def test_the_same_words_never_look_the_same_twice(app: Flask) -> None:
    ring = current_keyring()

    assert len({ring.seal("same", place="here") for _ in range(50)}) == 50


def test_a_text_copied_to_another_row_does_not_open(app: Flask) -> None:
    mine, theirs = factories.reflection(body="mine"), factories.reflection(body="theirs")

    write_raw(mine, body_sealed=theirs.body_sealed)

    with pytest.raises(InvalidTag):
        _ = mine.body
    assert theirs.body == "theirs"


def test_a_text_copied_to_another_column_does_not_open(app: Flask) -> None:
    mine = factories.reflection(heading="a question", body="an answer")

    write_raw(mine, heading_sealed=mine.body_sealed, body_sealed=mine.heading_sealed)

    with pytest.raises(InvalidTag):
        _ = mine.heading
    with pytest.raises(InvalidTag):
        _ = mine.body


@pytest.mark.parametrize("place", [0.3, 0.6, -1])
def test_a_text_with_one_changed_bit_does_not_open(app: Flask, place: float) -> None:
    mine = factories.reflection(body="something longer than a few bytes")
    changed = bytearray(mine.body_sealed)
    changed[int(place * len(changed)) if place > 0 else -1] ^= 1

    write_raw(mine, body_sealed=bytes(changed))

    with pytest.raises(InvalidTag):
        _ = mine.body


def test_a_text_given_another_keys_name_does_not_open(app: Flask) -> None:
    ring = Keyring.parse(f"k2:{A_KEY[3:]},k1:{A_KEY[3:]}")
    sealed = ring.seal("words", place="here")

    with pytest.raises(InvalidTag):
        ring.open(sealed.replace(b"v1.k2.", b"v1.k1.", 1), place="here")


@given(st.text())
def test_any_words_come_back_whole(words: str) -> None:
    ring = Keyring.parse(A_KEY)
    words = words.encode("utf-8", "replace").decode()

    assert ring.open(ring.seal(words, place="here"), place="here") == words


@pytest.mark.parametrize("text", ["", "k1", "k1:", "k1:short", "k1:%%%", f"{A_KEY},", "k1:QUFB"])
def test_keys_that_are_no_keys_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|padd|bit|base64|data"):
        Keyring.parse(text)


@pytest.mark.parametrize(
    "keys",
    [
        "", "k1", ":QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "k1:", "k1:not base64",
        "a.b:QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "k1:QUFBQUFBQUFBQUFBQUFBQQ==", f"{A_KEY},",
        f"{A_KEY},{A_KEY}",
    ],
)  # fmt: skip
def test_keys_that_would_seal_what_never_opens_are_refused(keys: str) -> None:
    with pytest.raises(ValueError, match="PORTAL_KEYS is name:key") as caught:
        Keyring.parse(keys)

    assert "QUFB" not in str(caught.value)
