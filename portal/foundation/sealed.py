"""Private text: readable in Python, sealed in the database."""

from collections.abc import Iterator
from typing import Any, Self, overload

import sqlalchemy as sa
from sqlalchemy.orm import mapped_column

from portal.foundation.db import Base, db
from portal.foundation.keys import current_keyring


class Sealed:
    """`body = Sealed()` gives a row a `body` to read and write, and a column `body_sealed` to keep it in.

    The seal is bound to table, column and row, so that sealed text copied to another row does not open there.
    Text is opened each time it is asked for and never kept. The row needs `PubliclyNamed`.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.column = f"{name}_sealed"
        setattr(owner, self.column, mapped_column(sa.LargeBinary, nullable=False, deferred=False))

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...
    @overload
    def __get__(self, row: object, owner: type) -> str: ...
    def __get__(self, row: Any, owner: type) -> Self | str:
        if row is None:
            return self
        return current_keyring().open(getattr(row, self.column), place=self.place(row.__tablename__, row.public_id))

    def __set__(self, row: Any, text: str) -> None:
        place = self.place(row.__tablename__, row.public_id)
        setattr(row, self.column, current_keyring().seal(text, place=place))

    def place(self, table: str, public_id: str) -> str:
        """What the seal is bound to."""
        return f"{table}|{self.column}|{public_id}"


def sealed_fields() -> Iterator[tuple[sa.Table, Sealed]]:
    """Every sealed column of the portal, with its table."""
    for mapper in Base.registry.mappers:
        for kind in mapper.class_.__mro__:
            for field in vars(kind).values():
                if isinstance(field, Sealed) and isinstance(mapper.local_table, sa.Table):
                    yield mapper.local_table, field


def reseal(limit: int) -> int:
    """Seal up to `limit` texts of each kind again, with the newest key; answer how many there were.

    Call it in a unit of work until it answers 0: then the old key may go. A text that a person saves meanwhile is left
    alone, for saving has sealed it with the newest key already.
    """
    keyring, resealed = current_keyring(), 0
    newest = keyring.mark(keyring.newest)
    for table, field in sealed_fields():
        column = table.c[field.column]
        beginning = sa.func.substr(column, 1, len(newest), type_=sa.LargeBinary)
        old = sa.select(table.c.id, table.c.public_id, column).where(beginning != newest).limit(limit)
        for row_id, public_id, sealed in db.session.execute(old).all():
            place = field.place(table.name, public_id)
            fresh = keyring.seal(keyring.open(sealed, place=place), place=place)
            same = sa.update(table).where(table.c.id == row_id, column == sealed)
            db.session.execute(same.values({field.column: fresh}))
            resealed += 1
    return resealed
