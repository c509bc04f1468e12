"""The migrations and the models tell the same story, on both databases, and no row is lost on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
import sqlalchemy as sa
from flask import Flask

from portal import create_app
from portal.foundation.db import db
from portal.foundation.paths import PROJECT_ROOT
from portal.search.models import FULL_TEXT
from portal.tables import metadata
from tests import factories
from tests.conftest import FreshDatabase, settings

FIRST_MIGRATIONS = "0001_accounts_and_ledgers"
BEFORE_REFLECTIONS = "0002_programmes_spaces_pairs"


@pytest.fixture
def empty(empty_database: FreshDatabase, tmp_path: Path) -> Iterator[Flask]:
    """A portal on a database without a single table."""
    portal = create_app(settings(empty_database(), tmp_path))
    with portal.app_context():
        yield portal
        db.session.remove()
        db.engine.dispose()


def tables() -> set[str]:
    """The tables there are now, but for those in which SQLite keeps its full-text index."""
    found = set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}
    return {name for name in found if not name.startswith(FULL_TEXT)}


Rows = list[dict[str, Any]]


def everything() -> dict[str, Rows]:
    """Every row of every table there is now, by the columns there are now."""
    db.session.rollback()
    db.session.remove()
    inspector = sa.inspect(db.engine)
    with db.engine.connect() as connection:
        found = {}
        for table in metadata.sorted_tables:
            if table.name in tables():
                names = {column["name"] for column in inspector.get_columns(table.name)}
                query = sa.select(*(column for column in table.columns if column.name in names))
                rows = connection.execute(query.order_by(*table.primary_key)).mappings()
                found[table.name] = [dict(row) for row in rows]
        return found


def with_columns_of(rows: Rows, older: Rows) -> Rows:
    """`rows` without the columns that the `older` ones did not have."""
    return [
        {name: value for name, value in row.items() if name in before} for row, before in zip(rows, older, strict=True)
    ]


def fill() -> None:
    """Something in every table that a migration may touch."""
    pair = factories.pair(ended=True)
    mentee = factories.mentee_of(pair)
    factories.pair(mentee=mentee)
    factories.reflection(by=mentee, shared_in=factories.pair(mentee=mentee).space)
    factories.letter()


def checks_in_the_database() -> set[str]:
    """The names of the CHECK constraints that the database enforces."""
    inspector = sa.inspect(db.engine)
    return {str(check["name"]) for table in tables() for check in inspector.get_check_constraints(table)}


def checks_in_the_models() -> set[str]:
    """The names of those that the models promise."""
    return {
        str(db.engine.dialect.identifier_preparer.format_constraint(constraint))
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }


def test_upgrading_from_nothing_leaves_nothing_to_do(empty: Flask) -> None:
    runner = empty.test_cli_runner()
    assert tables() == set()

    upgrade, check = runner.invoke(args=["db", "upgrade"]), runner.invoke(args=["db", "check"])

    assert (upgrade.exit_code, check.exit_code) == (0, 0), upgrade.output + check.output
    assert tables() == set(metadata.tables)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE reflection ADD COLUMN mood VARCHAR(20)",
        "DROP INDEX ix_letter_about",
        "DROP INDEX uq_reflection_share_open",
        "DROP TABLE heartbeat",
    ],
)
def test_a_schema_that_is_not_the_models_is_found(empty: Flask, change: str) -> None:
    flask_migrate.upgrade()
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(sa.text(change))

    assert empty.test_cli_runner().invoke(args=["db", "check"]).exit_code != 0


def test_no_check_constraint_is_lost_on_the_way(empty: Flask) -> None:
    """Alembic's own comparison does not look at CHECKs."""
    flask_migrate.upgrade()

    assert checks_in_the_database() == checks_in_the_models()
    assert len(checks_in_the_models()) >= 13


def test_a_check_constraint_that_is_lost_is_found(empty: Flask, tmp_path: Path) -> None:
    copy = shutil.copytree(PROJECT_ROOT / "migrations", tmp_path / "migrations")
    [first] = (copy / "versions").glob("0001_*.py")
    tries = 'sa.CheckConstraint("tries <= 5", name=op.f("ck_sign_in_request_tries_are_few")),'
    assert tries in first.read_text()
    first.write_text(first.read_text().replace(tries, ""))

    flask_migrate.upgrade(directory=str(copy))

    assert checks_in_the_models() - checks_in_the_database() == {"ck_sign_in_request_tries_are_few"}


def test_every_migration_can_be_taken_back_and_done_again(empty: Flask) -> None:
    flask_migrate.upgrade()
    flask_migrate.downgrade(revision="base")
    afterwards = tables()
    flask_migrate.upgrade()

    assert afterwards == set()
    assert tables() == set(metadata.tables)


def test_going_back_and_forth_keeps_what_older_tables_hold(empty: Flask) -> None:
    flask_migrate.upgrade()
    fill()
    before = everything()

    flask_migrate.downgrade(revision=BEFORE_REFLECTIONS)
    between = everything()
    flask_migrate.upgrade()
    after = everything()

    younger = set(before) - set(between)
    assert younger >= {"reflection", "reflection_share", "goal", "meeting"}
    for name, rows in between.items():
        assert with_columns_of(before[name], rows) == rows
        assert with_columns_of(after[name], rows) == rows
    assert all(after[name] == [] for name in younger)
    assert {name: len(rows) for name, rows in between.items()} == {name: len(before[name]) for name in between}
    assert sum(len(rows) for rows in between.values()) > 20


def test_upgrading_twice_changes_nothing(empty: Flask) -> None:
    flask_migrate.upgrade()
    fill()
    before = everything()

    flask_migrate.upgrade()

    assert everything() == before


REBUILD = '''"""Rebuild tables that others point at."""

import sqlalchemy as sa
from alembic import op

revision = "9999_rebuild"
down_revision = "{head}"


def upgrade():
    for table, column, old in (("account", "name", 120), ("space", "public_id", 22), ("reflection", "public_id", 22)):
        with op.batch_alter_table(table, recreate="auto") as batch:
            batch.alter_column(column, existing_type=sa.String(old), type_=sa.String(200), existing_nullable=False)
'''


def with_a_rebuild(folder: Path) -> Path:
    """A copy of the migrations, and one more that rebuilds tables."""
    copy = shutil.copytree(PROJECT_ROOT / "migrations", folder / "migrations")
    head = max(path.stem for path in (copy / "versions").glob("*.py"))
    (copy / "versions" / "9999_rebuild.py").write_text(REBUILD.format(head=head))
    return copy


def test_rebuilding_a_table_leaves_the_tables_that_point_at_it_alone(empty: Flask, tmp_path: Path) -> None:
    flask_migrate.upgrade()
    fill()
    before, checks = everything(), checks_in_the_database()

    flask_migrate.upgrade(directory=str(with_a_rebuild(tmp_path)))

    assert everything() == before
    assert checks_in_the_database() == checks
    assert len(before["reflection_share"]) == 1


def test_without_the_care_of_our_environment_sqlite_would_empty_them(empty: Flask, tmp_path: Path) -> None:
    copy = with_a_rebuild(tmp_path)
    careful = (copy / "env.py").read_text()
    assert "PRAGMA foreign_keys = OFF" in careful
    (copy / "env.py").write_text(careful.replace("PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"))
    flask_migrate.upgrade()
    fill()
    before = everything()

    try:
        flask_migrate.upgrade(directory=str(copy))
        harmed = everything() != before
    except sa.exc.IntegrityError:
        harmed = True

    assert harmed == (db.engine.name == "sqlite")


def test_a_migration_that_leaves_rows_pointing_at_nothing_is_refused(empty: Flask, tmp_path: Path) -> None:
    copy = with_a_rebuild(tmp_path)
    careless = 'def upgrade():\n    op.execute("DELETE FROM account")\n'
    rebuild = copy / "versions" / "9999_rebuild.py"
    rebuild.write_text(rebuild.read_text().split("def upgrade")[0] + careless)
    flask_migrate.upgrade()
    fill()
    before = everything()

    with pytest.raises((SystemExit, sa.exc.IntegrityError)):
        flask_migrate.upgrade(directory=str(copy))

    assert everything() == before


def test_there_is_one_line_of_migrations_each_named_after_its_file() -> None:
    files = sorted((PROJECT_ROOT / "migrations" / "versions").glob("*.py"))
    found = [names_in(path.read_text()) for path in files]

    assert [revision for revision, _down in found] == [path.stem for path in files]
    assert [down for _revision, down in found] == [None, *(path.stem for path in files[:-1])]
    assert all(len(path.stem) <= 32 for path in files)
    assert files[0].stem == FIRST_MIGRATIONS


def names_in(text: str) -> tuple[str, str | None]:
    """The revision and the one before it, as the file says."""
    values = dict(line.split(" = ", 1) for line in text.splitlines() if line.startswith(("revision", "down_revision")))
    down = values["down_revision"].strip('"')
    return values["revision"].strip('"'), None if down == "None" else down
