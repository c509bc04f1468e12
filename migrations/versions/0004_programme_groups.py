"""Groups of a programme, its versions, and what people do."""

import sqlalchemy as sa
from alembic import op

revision = "0004_programme_groups"
down_revision = "0003_reflections"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The default is for rows that are there already; new ones say it themselves.
    with op.batch_alter_table("programme") as programme:
        programme.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("programme") as programme:
        programme.alter_column("version", server_default=None)
    with op.batch_alter_table("account") as account:
        account.add_column(sa.Column("field", sa.String(length=120), server_default="", nullable=False))
    with op.batch_alter_table("account") as account:
        account.alter_column("field", server_default=None)

    op.create_table(
        "programme_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("kick_off_at", sa.DateTime(timezone=True)),
        sa.Column("kick_off_place", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_group_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_group")),
        sa.UniqueConstraint("programme_id", "language", name=op.f("uq_programme_group_programme_id_language")),
    )


def downgrade() -> None:
    for table in ("programme_group",):
        op.drop_table(table)
    with op.batch_alter_table("account") as account:
        account.drop_column("field")
    with op.batch_alter_table("programme") as programme:
        programme.drop_column("version")
