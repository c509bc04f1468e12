"""A reflection is deleted, and nothing of it is left anywhere."""

import subprocess
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import db, unit_of_work
from portal.parking.models import ParkedForm
from portal.people.models import Account
from portal.reflections.actions import delete_reflection
from portal.reflections.models import Reflection, ReflectionShare
from tests import factories
from tests.reflections.pages import MINE, page_of, shared_page
from tests.visitor import Visitor


def bytes_on_disk(app: Flask) -> bytes:
    """The whole database as it lies on the disk; read by another process, for opening it here would break its locks."""
    if db.engine.dialect.name != "sqlite":
        return b"".join(
            bytes(value)
            for table in db.metadata.sorted_tables
            for row in db.session.execute(sa.select(table))
            for value in row
            if isinstance(value, (bytes, memoryview))
        )
    db.session.rollback()
    with db.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    file = Path(str(db.engine.url.database))
    files = file.parent.glob(f"{file.name}*")
    return b"".join(subprocess.run(["cat", each], capture_output=True, check=True).stdout for each in files)


def test_it_is_asked_once_and_then_gone_with_its_sharing(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair()
    mine = factories.reflection(by=factories.mentee_of(pair), body="Gone.", shared_in=pair.space)
    visitor.signed_in_as(mine.author)
    asking, delete = visitor.get(page_of(mine, "delete")), page_of(mine, "delete")

    answer = visitor.press(delete)

    partner = Visitor(app.test_client()).signed_in_as(factories.mentor_of(pair))
    assert (asking.status_code, answer.location) == (200, MINE)
    assert "Gone." not in partner.get(shared_page(pair.space)).text
    assert db.session.scalars(db.select(Reflection)).all() == []
    assert db.session.scalars(db.select(ReflectionShare)).all() == []


def test_deleting_twice_says_the_same(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection()
    visitor.signed_in_as(mine.author)
    delete = page_of(mine, "delete")

    answers = [visitor.press(delete) for _press in range(2)]
    pages = [visitor.get(MINE).text for _answer in answers][:1]

    assert [answer.location for answer in answers] == [MINE, MINE]
    assert "The reflection is deleted." in pages[0]


def test_unsent_changes_to_it_go_too_and_other_drafts_stay(visitor: Visitor, app: Flask) -> None:
    mine, other = (factories.reflection(by=each) for each in [factories.account()] * 2)
    visitor.signed_in_as(mine.author)
    for each in (mine, other):
        visitor.fill_in(page_of(each, "edit"), heading="Half", body="Never sent", _act="draft")

    visitor.press(page_of(mine, "delete"))

    [left] = db.session.scalars(db.select(ParkedForm))
    assert left.address == f"reflections.edit_reflection?reflection_id={other.public_id}"


def test_deleting_twice_in_the_same_moment_is_deleting_once(app: Flask) -> None:
    mine = factories.reflection()
    author_id, name = mine.author_id, mine.public_id

    def delete_too() -> None:
        with app.app_context(), unit_of_work():
            delete_reflection(db.session.get_one(Account, author_id), name)

    with ThreadPoolExecutor() as pool:
        with unit_of_work():
            delete_reflection(db.session.get_one(Account, author_id), name)
            second = pool.submit(delete_too)
            wait([second], timeout=0.3)  # It has found the row, and waits for it.
        second.result()

    assert db.session.scalars(db.select(Reflection)).all() == []


@pytest.mark.parametrize("secure", [True, False])
def test_its_bytes_leave_the_database(visitor: Visitor, app: Flask, secure: bool) -> None:
    db.session.rollback()
    mine = factories.reflection(body="Kanarialintu " * 200)
    sealed = bytes(mine.body_sealed)[40:90]
    visitor.signed_in_as(mine.author)
    there = sealed in bytes_on_disk(app)

    if secure:
        visitor.press(page_of(mine, "delete"))
    else:
        _delete_without_secure_delete(mine.id)

    left = sealed in bytes_on_disk(app)
    assert there
    assert left is (not secure and db.engine.dialect.name == "sqlite")


def _delete_without_secure_delete(number: int) -> None:
    """The control: what SQLite does when it is not told."""
    sqlite = db.engine.dialect.name == "sqlite"
    db.session.rollback()
    with unit_of_work():
        if sqlite:
            db.session.connection().exec_driver_sql("PRAGMA secure_delete = OFF")
        db.session.execute(sa.delete(Reflection).where(Reflection.id == number))
    if sqlite:
        db.session.connection().exec_driver_sql("PRAGMA secure_delete = ON")
        db.session.rollback()


def test_somebody_elses_stays(visitor: Visitor, app: Flask) -> None:
    theirs = factories.reflection()
    visitor.signed_in_as(factories.account())

    answer = visitor.press(page_of(theirs, "delete"))

    assert answer.location == MINE
    assert db.session.scalar(db.select(db.func.count(Reflection.id))) == 1
