"""The diary: posts, their texts in each language, the addresses these have had, and their revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0012_diary"
down_revision = "0011_photos"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("writer_id", sa.Integer()),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["writer_id"], ["account.id"], name=op.f("fk_post_writer_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("public_id", name=op.f("uq_post_public_id")),
    )
    op.create_index("ix_post_writer_id", "post", ["writer_id"])
    op.create_index("ix_post_edited_at", "post", ["edited_at"])

    op.create_table(
        "post_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.CheckConstraint(
            "topic IN ('beginnings', 'meetings', 'mentors', 'mentees', 'behind_the_scenes', 'endings')",
            name=op.f("ck_post_topic_topic"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_topic_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_topic")),
        sa.UniqueConstraint("post_id", "topic", name=op.f("uq_post_topic_post_id_topic")),
    )

    op.create_table(
        "post_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("ingress", sa.String(length=400), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("sanitiser", sa.Integer(), nullable=False),
        sa.Column("lead_photo", sa.String(length=22)),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=160), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("due_clock", sa.String(length=5)),
        sa.Column("due_zone", sa.String(length=64)),
        sa.Column("due_which", sa.String(length=6), nullable=False),
        sa.Column("held_back_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "status IN ('not_started', 'draft', 'ready', 'scheduled', 'published')",
            name=op.f("ck_post_text_poststatus"),
        ),
        sa.CheckConstraint(
            "status <> 'published' OR (published_at IS NOT NULL AND year IS NOT NULL AND slug <> '')",
            name=op.f("ck_post_text_published_texts_have_an_address"),
        ),
        sa.CheckConstraint(
            "(status = 'scheduled') = (due_on IS NOT NULL AND due_clock IS NOT NULL AND due_zone IS NOT NULL)",
            name=op.f("ck_post_text_scheduled_texts_have_a_time"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_text_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_text")),
        sa.UniqueConstraint("public_id", name=op.f("uq_post_text_public_id")),
        sa.UniqueConstraint("post_id", "language", name=op.f("uq_post_text_post_id_language")),
    )
    op.create_index(
        "ix_post_text_language_status_published_at_id", "post_text", ["language", "status", "published_at", "id"]
    )

    op.create_table(
        "post_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["post_text.id"], name=op.f("fk_post_address_text_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_address")),
        sa.UniqueConstraint("year", "slug", "language", name=op.f("uq_post_address_year_slug_language")),
    )
    op.create_index("ix_post_address_text_id", "post_address", ["text_id"])

    op.create_table(
        "post_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("ingress", sa.String(length=400), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["post_text.id"], name=op.f("fk_post_revision_text_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_post_revision_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_revision")),
        sa.UniqueConstraint("public_id", name=op.f("uq_post_revision_public_id")),
    )
    op.create_index("ix_post_revision_text_id_id", "post_revision", ["text_id", "id"])
    op.create_index("ix_post_revision_by_id", "post_revision", ["by_id"])


def downgrade() -> None:
    for table in ("post_revision", "post_address", "post_text", "post_topic", "post"):
        op.drop_table(table)
