"""What people have been reminded of, and what they have turned off."""

import sqlalchemy as sa
from alembic import op

revision = "0009_reminders"
down_revision = "0008_ground_rules_endings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('day_before', 'morning_after', 'digest')", name=op.f("ck_reminder_reminderkind")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reminder_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("account_id", "kind", "about", name=op.f("uq_reminder_account_id_kind_about")),
    )
    op.create_index("ix_reminder_sent_at", "reminder", ["sent_at"])

    op.create_table(
        "silenced_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('day_before', 'morning_after', 'digest')",
            name=op.f("ck_silenced_reminder_reminderkind"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_silenced_reminder_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silenced_reminder")),
        sa.UniqueConstraint("account_id", "kind", name=op.f("uq_silenced_reminder_account_id_kind")),
    )


def downgrade() -> None:
    for table in ("silenced_reminder", "reminder"):
        op.drop_table(table)
