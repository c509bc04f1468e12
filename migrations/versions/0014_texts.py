"""The portal's own texts as staff change them, and feedback on accessibility."""

import sqlalchemy as sa
from alembic import op

revision = "0014_texts"
down_revision = "0013_search"
branch_labels = None
depends_on = None

_NAMES = "name IN ('how', 'help', 'contact', 'privacy', 'accessibility', 'about')"


def upgrade() -> None:
    op.create_table(
        "edited_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("is_original", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("sanitiser", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(_NAMES, name=op.f("ck_edited_text_textname")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edited_text")),
        sa.UniqueConstraint("name", "language", name=op.f("uq_edited_text_name_language")),
    )
    op.create_table(
        "text_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_original", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("sanitiser", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["edited_text.id"], name=op.f("fk_text_revision_text_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_text_revision_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_revision")),
        sa.UniqueConstraint("public_id", name=op.f("uq_text_revision_public_id")),
    )
    op.create_index("ix_text_revision_text_id_id", "text_revision", ["text_id", "id"])
    op.create_index(op.f("ix_text_revision_author_id"), "text_revision", ["author_id"])
    op.create_table(
        "accessibility_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("message_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("contact_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_accessibility_feedback_account_id")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["account.id"], name=op.f("fk_accessibility_feedback_answered_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accessibility_feedback")),
        sa.UniqueConstraint("number", name=op.f("uq_accessibility_feedback_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_accessibility_feedback_public_id")),
    )
    for column in ("account_id", "answered_at", "answered_by_id", "received_at"):
        op.create_index(op.f(f"ix_accessibility_feedback_{column}"), "accessibility_feedback", [column])


def downgrade() -> None:
    for table in ("accessibility_feedback", "text_revision", "edited_text"):
        op.drop_table(table)
