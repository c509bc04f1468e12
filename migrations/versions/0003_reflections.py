"""Reflections, and the places they are shared with."""

import sqlalchemy as sa
from alembic import op

revision = "0003_reflections"
down_revision = "0002_programmes_spaces_pairs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reflection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heading_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_html_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sanitiser", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_reflection_author_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection")),
        sa.UniqueConstraint("public_id", name=op.f("uq_reflection_public_id")),
    )
    op.create_index("ix_reflection_author_id_created_at_id", "reflection", ["author_id", "created_at", "id"])

    op.create_table(
        "reflection_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("reflection_id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["reflection_id"], ["reflection.id"], name=op.f("fk_reflection_share_reflection_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["space.id"], name=op.f("fk_reflection_share_space_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection_share")),
        sa.UniqueConstraint("public_id", name=op.f("uq_reflection_share_public_id")),
    )
    op.create_index("ix_reflection_share_reflection_id", "reflection_share", ["reflection_id"])
    op.create_index(
        "ix_reflection_share_space_id_since_id",
        "reflection_share",
        ["space_id", "since", "id"],
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "uq_reflection_share_open",
        "reflection_share",
        ["reflection_id", "space_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def downgrade() -> None:
    for table in ("reflection_share", "reflection"):
        op.drop_table(table)
