"""Messages about shared reflections can be turned off, as reminders can."""

import sqlalchemy as sa
from alembic import op

revision = "0016_reminder_kinds"
down_revision = "0015_stories"
branch_labels = None
depends_on = None

_TABLES = ("reminder", "silenced_reminder")
_BEFORE = ("day_before", "morning_after", "digest")


def _allow(table: str, *kinds: str) -> None:
    name = op.f(f"ck_{table}_reminderkind")
    with op.batch_alter_table(table) as altered:
        altered.drop_constraint(name, type_="check")
        altered.create_check_constraint(name, f"kind IN ({', '.join(repr(kind) for kind in kinds)})")


def upgrade() -> None:
    for table in _TABLES:
        _allow(table, *_BEFORE, "shared")


def downgrade() -> None:
    for table in _TABLES:
        kinds = sa.table(table, sa.column("kind", sa.String))
        op.execute(sa.delete(kinds).where(kinds.c.kind == "shared"))
        _allow(table, *_BEFORE)
