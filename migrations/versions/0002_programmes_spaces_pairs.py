"""Programmes, who takes part, private places, and pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0002_programmes_spaces_pairs"
down_revision = "0001_accounts_and_ledgers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("season", sa.String(32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("season IN ('autumn', 'winter')", name=op.f("ck_programme_season")),
        sa.CheckConstraint("starts_on < ends_on", name=op.f("ck_programme_programmes_end_after_they_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
    )

    op.create_table(
        "programme_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_words_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_words")),
        sa.UniqueConstraint("programme_id", "language", name=op.f("uq_programme_words_programme_id_language")),
    )

    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(32), nullable=False),
        sa.Column("group_language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.CheckConstraint("side IN ('mentor', 'mentee')", name=op.f("ck_participation_side")),
        sa.CheckConstraint("state IN ('active', 'withdrawn')", name=op.f("ck_participation_participationstate")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_participation_account_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_participation_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint(
            "programme_id", "account_id", "side", name=op.f("uq_participation_programme_id_account_id_side")
        ),
        sa.UniqueConstraint("public_id", name=op.f("uq_participation_public_id")),
    )
    op.create_index("ix_participation_account_id", "participation", ["account_id"])

    op.create_table(
        "space",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind IN ('pair', 'team')", name=op.f("ck_space_spacekind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space")),
        sa.UniqueConstraint("public_id", name=op.f("uq_space_public_id")),
    )

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_membership_space_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("space_id", "account_id", name=op.f("uq_membership_space_id_account_id")),
    )
    op.create_index("ix_membership_account_id", "membership", ["account_id"])

    op.create_table(
        "pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("mentor_participation_id", sa.Integer(), nullable=False),
        sa.Column("mentee_participation_id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("status IN ('active', 'ended')", name=op.f("ck_pair_pairstatus")),
        sa.CheckConstraint("(status = 'ended') = (ended_at IS NOT NULL)", name=op.f("ck_pair_ended_pairs_have_a_date")),
        sa.CheckConstraint(
            "mentor_participation_id <> mentee_participation_id", name=op.f("ck_pair_nobody_mentors_themselves")
        ),
        sa.ForeignKeyConstraint(
            ["mentee_participation_id"], ["participation.id"], name=op.f("fk_pair_mentee_participation_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_participation_id"], ["participation.id"], name=op.f("fk_pair_mentor_participation_id")
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_pair_programme_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_pair_space_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
        sa.UniqueConstraint("public_id", name=op.f("uq_pair_public_id")),
        sa.UniqueConstraint("space_id", name=op.f("uq_pair_space_id")),
    )
    op.create_index("ix_pair_mentee_participation_id", "pair", ["mentee_participation_id"])
    op.create_index("ix_pair_mentor_participation_id", "pair", ["mentor_participation_id"])
    op.create_index("ix_pair_programme_id_id", "pair", ["programme_id", "id"])
    op.create_index(
        "uq_pair_one_active_per_mentee",
        "pair",
        ["mentee_participation_id"],
        unique=True,
        sqlite_where=sa.text("status = 'active'"),
        postgresql_where=sa.text("status = 'active'"),
    )


def downgrade() -> None:
    for table in ("pair", "membership", "space", "participation", "programme_words", "programme"):
        op.drop_table(table)
