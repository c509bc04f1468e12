"""The database handle, what every table grows from, and the edge of a transaction."""

import enum
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, cast

import sqlalchemy as sa
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column, registry

from portal.foundation import sqlite as sqlite  # Its listeners must stand before the first connection.
from portal.foundation.clock import now
from portal.foundation.paths import PROJECT_ROOT

NAMING_CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
PUBLIC_ID_LENGTH = 22  # 128 random bits in URL-safe base 64.
PUBLIC_ID = rf"[A-Za-z0-9_-]{{{PUBLIC_ID_LENGTH}}}"


class UTCDateTime(sa.types.TypeDecorator[datetime]):
    """A moment, always aware and always in UTC; on SQLite too, which forgets time zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment without a time zone reached the database.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _stored_values(kind: type[enum.Enum]) -> list[str]:
    return [member.value for member in kind]


class Base(DeclarativeBase):
    """Every table inherits from this. Plain SQLAlchemy: models know nothing of Flask."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMING_CONVENTION),
        type_annotation_map={
            datetime: UTCDateTime(),
            date: sa.Date(),
            # Enums are readable strings under a CHECK, the same on both databases.
            enum.Enum: sa.Enum(
                enum.Enum, native_enum=False, create_constraint=True, length=32, values_callable=_stored_values
            ),
        },
    )


class Identified:
    """A row with a number of its own. The number never leaves the house."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-3)


class Dated:
    """A row that knows when it was made."""

    created_at: Mapped[datetime] = mapped_column(default=now, sort_order=-1)


class PubliclyNamed:
    """A row that addresses may name: its random name is there from the start, for sealed text is bound to it."""

    public_id: Mapped[str] = mapped_column(sa.String(PUBLIC_ID_LENGTH), unique=True, sort_order=-2)

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", new_public_id())
        super().__init__(**values)


def new_public_id() -> str:
    """A name for an address: 128 random bits, 22 characters."""
    return secrets.token_urlsafe(16)


def could_be_public_id(text: str) -> bool:
    """Whether `text`, brought by a form, has the shape of such a name."""
    return bool(re.fullmatch(PUBLIC_ID, text))


class Versioned:
    """A row that counts its changes, so that nobody overwrites words they have not seen."""

    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


db = SQLAlchemy(model_class=Base)


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit everything the block did, or none of it. Only the edge opens one: a form, a command, a job.

    What was read so far came from a snapshot that may be old by now. So that reading ends here, the right to write is
    taken first (SQLite: BEGIN IMMEDIATE), and rows already in hand are read afresh when they are next touched: a rule
    checked inside the block is checked against what will be true at the commit.

    Raises `RuntimeError` inside another unit of work, or with changes already pending.
    """
    session = db.session()
    if session.info.get("writing") or session.new or session.dirty or session.deleted:
        raise RuntimeError("A unit of work begins with clean hands, and never inside another.")
    session.rollback()
    session.connection(execution_options={"writing": True})
    session.info["writing"], session.info["afterwards"] = True, {}
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("writing")
        afterwards = session.info.pop("afterwards")
    for errand in afterwards.values():
        errand()


def after_commit(name: str, errand: Callable[[], object]) -> None:
    """Run `errand` once this unit of work is committed; once, however often it is named, and not at all if it fails."""
    db.session().info["afterwards"][name] = errand


@sa.event.listens_for(Session, "before_flush")
def only_units_of_work_write(session: Session, _flush: Any, _instances: Any) -> None:
    """A change made elsewhere is a mistake, and says so at once."""
    if not session.info.get("writing"):
        raise RuntimeError("A change was made outside a unit of work.")


def lock(row: Base) -> None:
    """Read `row` afresh and hold it until the unit of work ends; PostgreSQL does not lock by itself."""
    db.session.refresh(row, with_for_update={"of": type(row)})


def delete_rows(kind: type[Base], *which: sa.ColumnElement[bool]) -> int:
    """Delete the rows of `kind` for which all of `which` holds; answers how many went."""
    result = cast(sa.CursorResult[Any], db.session.execute(sa.delete(kind).where(*which)))
    return result.rowcount


def register(app: Flask) -> None:
    """Connect `app` to its database and its migrations."""
    db.init_app(app)
    Migrate(app, db, directory=str(PROJECT_ROOT / "migrations"))
