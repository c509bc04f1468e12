"""Ground rules in versions, and how pairs end."""

import sqlalchemy as sa
from alembic import op

revision = "0008_ground_rules_endings"
down_revision = "0007_meetings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ground_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hopes_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("topics_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("skipped_topics_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("confidentiality_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("rhythm_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("channels_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("cancelling_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("illness_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("how_we_end_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_ground_rules_author_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_ground_rules_space_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ground_rules")),
        sa.UniqueConstraint("public_id", name=op.f("uq_ground_rules_public_id")),
        sa.UniqueConstraint("space_id", "number", name=op.f("uq_ground_rules_space_id_number")),
    )
    op.create_index("ix_ground_rules_author_id", "ground_rules", ["author_id"])

    op.create_table(
        "ground_rules_acceptance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ground_rules_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_ground_rules_acceptance_account_id")),
        sa.ForeignKeyConstraint(
            ["ground_rules_id"],
            ["ground_rules.id"],
            name=op.f("fk_ground_rules_acceptance_ground_rules_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ground_rules_acceptance")),
        sa.UniqueConstraint(
            "ground_rules_id", "account_id", name=op.f("uq_ground_rules_acceptance_ground_rules_id_account_id")
        ),
    )
    op.create_index("ix_ground_rules_acceptance_account_id", "ground_rules_acceptance", ["account_id"])

    op.create_table(
        "ending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_by_id", sa.Integer()),
        sa.Column("staff_may_read_reason", sa.Boolean(), nullable=False),
        sa.Column("kind_words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('finished', 'early', 'change')", name=op.f("ck_ending_endingkind")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_ending_by_id")),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_ending_pair_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["undone_by_id"], ["account.id"], name=op.f("fk_ending_undone_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ending")),
        sa.UniqueConstraint("public_id", name=op.f("uq_ending_public_id")),
    )
    op.create_index("ix_ending_by_id", "ending", ["by_id"])
    op.create_index("ix_ending_pair_id", "ending", ["pair_id"])
    op.create_index("ix_ending_undone_by_id", "ending", ["undone_by_id"])
    op.create_index(
        "uq_ending_one_in_force",
        "ending",
        ["pair_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def downgrade() -> None:
    for table in ("ending", "ground_rules_acceptance", "ground_rules"):
        op.drop_table(table)
