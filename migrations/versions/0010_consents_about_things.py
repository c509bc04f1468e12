"""Consents that are about one photo or one story."""

import sqlalchemy as sa
from alembic import op

revision = "0010_consents_about_things"
down_revision = "0009_reminders"
branch_labels = None
depends_on = None

_BEFORE = ("partner_sees_email", "partner_sees_phone")
_NEW = ("photo_is_public", "story_is_public", "story_names_me")


def _purposes(*names: str) -> str:
    return f"purpose IN ({', '.join(repr(name) for name in names)})"


def upgrade() -> None:
    # The default is for rows that are there already; new ones say it themselves.
    with op.batch_alter_table("consent_entry") as entry:
        entry.add_column(sa.Column("about", sa.String(length=80), server_default="", nullable=False))
        entry.drop_constraint(op.f("ck_consent_entry_purpose"), type_="check")
        entry.create_check_constraint(op.f("ck_consent_entry_purpose"), _purposes(*_BEFORE, *_NEW))
        entry.create_index("ix_consent_entry_about", ["about"])
    with op.batch_alter_table("consent_entry") as entry:
        entry.alter_column("about", server_default=None)


def downgrade() -> None:
    entries = sa.table("consent_entry", sa.column("purpose", sa.String))
    op.execute(sa.delete(entries).where(entries.c.purpose.in_(_NEW)))
    with op.batch_alter_table("consent_entry") as entry:
        entry.drop_index("ix_consent_entry_about")
        entry.drop_constraint(op.f("ck_consent_entry_purpose"), type_="check")
        entry.create_check_constraint(op.f("ck_consent_entry_purpose"), _purposes(*_BEFORE))
        entry.drop_column("about")
