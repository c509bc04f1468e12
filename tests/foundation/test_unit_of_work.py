"""A unit of work keeps all of it or none of it, on rows read afresh."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.foundation.db import after_commit, db, lock, unit_of_work
from portal.people.models import Account
from tests import factories


def rename_elsewhere(name: str) -> None:
    """As another process would."""
    with db.engine.connect().execution_options(writing=True) as elsewhere, elsewhere.begin():
        elsewhere.execute(sa.update(Account).values(name=name))


def test_it_takes_the_right_to_write_before_it_reads(app: Flask) -> None:
    begun: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        begun.append(statement)

    db.session.rollback()
    sa.event.listen(db.engine, "before_cursor_execute", note)
    with unit_of_work():
        db.session.scalar(sa.select(Account.id))
    db.session.scalar(sa.select(Account.id))
    sa.event.remove(db.engine, "before_cursor_execute", note)

    ways = [statement for statement in begun if statement.startswith("BEGIN")]
    assert ways == (["BEGIN IMMEDIATE", "BEGIN"] if db.engine.name == "sqlite" else [])


def test_what_was_read_before_is_read_again_inside(app: Flask) -> None:
    account = factories.account(name="old")
    assert account.name == "old"
    rename_elsewhere("new")
    assert account.name == "old"

    with unit_of_work():
        assert account.name == "new"


def test_a_locked_row_is_read_again(app: Flask) -> None:
    account = factories.account(name="old")

    with unit_of_work():
        assert account.name == "old"
        db.session.execute(sa.update(Account).values(name="new").execution_options(synchronize_session=False))
        lock(account)
        assert account.name == "new"


def test_reading_goes_on_while_someone_writes(app: Flask) -> None:
    account = factories.account(name="before")

    with unit_of_work():
        account.name = "after"
        db.session.flush()
        with db.engine.connect() as elsewhere:
            assert elsewhere.scalar(sa.select(Account.name)) == "before"


def test_a_block_that_fails_leaves_nothing(app: Flask) -> None:
    account = factories.account(name="before")

    def fail_half_way() -> None:
        with unit_of_work():
            account.name = "after"
            db.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    with db.engine.connect() as elsewhere:
        assert (account.name, elsewhere.scalar(sa.select(Account.name))) == ("before", "before")


def test_a_block_that_succeeds_is_seen_by_everyone(app: Flask) -> None:
    account = factories.account(name="before")

    with unit_of_work():
        account.name = "after"

    with db.engine.connect() as elsewhere:
        assert elsewhere.scalar(sa.select(Account.name)) == "after"


def test_a_change_outside_is_refused_and_so_is_beginning_with_one_in_hand(app: Flask) -> None:
    account = factories.account()
    account.name = "sneaky"

    with pytest.raises(RuntimeError, match="outside a unit of work"):
        db.session.flush()
    with pytest.raises(RuntimeError, match="clean hands"), unit_of_work():
        pass


def test_a_commit_outside_is_refused_too(app: Flask) -> None:
    account = factories.account()
    account.name = "sneaky"

    with pytest.raises(RuntimeError, match="outside a unit of work"):
        db.session.commit()


def test_one_inside_another_is_refused(app: Flask) -> None:
    def begin_twice() -> None:
        with unit_of_work(), unit_of_work():
            pass

    with pytest.raises(RuntimeError, match="never inside another"):
        begin_twice()

    with unit_of_work():
        assert db.session.info["writing"]


def test_an_errand_runs_once_and_only_after_the_commit(app: Flask) -> None:
    account = factories.account(name="before")
    seen: list[str | None] = []

    def look() -> None:
        with db.engine.connect() as elsewhere:
            seen.append(elsewhere.scalar(sa.select(Account.name)))

    with unit_of_work():
        account.name = "after"
        after_commit("look", look)
        after_commit("look", look)
        assert seen == []

    with unit_of_work():
        account.name = "again"
    assert seen == ["after"]


def test_an_errand_of_a_block_that_fails_never_runs(app: Flask) -> None:
    run: list[str] = []

    def fail_after(errand: Callable[[], object]) -> None:
        with unit_of_work():
            after_commit("errand", errand)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after(lambda: run.append("ran"))
    with unit_of_work():
        pass

    assert run == []
