"""How Alembic reaches the portal's tables. The same code serves SQLite and PostgreSQL."""

import sqlalchemy as sa
from alembic import context
from flask import current_app

from portal.search.models import FULL_TEXT
from portal.tables import metadata

engine: sa.Engine = current_app.extensions["migrate"].db.engine


def is_of_a_model(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a model tells of this: the full-text index is each database's own, and only its migration knows it."""
    return kind not in ("table", "index") or not str(name).startswith(FULL_TEXT)


with engine.connect().execution_options(writing=True) as connection:
    sqlite = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if sqlite:
        # Batch mode drops and rebuilds tables, and a drop would cascade into every table that points there.
        # Asked of the driver, because inside a transaction the PRAGMA does nothing.
        sqlite.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,  # SQLite cannot ALTER most things; batch mode rebuilds the table there.
        compare_type=True,
        include_name=is_of_a_model,
        transactional_ddl=True,  # True of SQLite too, since we begin its transactions ourselves.
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and (orphans := sqlite.execute("PRAGMA foreign_key_check").fetchall()):
            raise RuntimeError(f"This migration leaves rows that point at nothing: {orphans}")
    if sqlite:
        sqlite.execute("PRAGMA foreign_keys = ON")
