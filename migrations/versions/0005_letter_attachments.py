"""Files that travel with letters, and until when a letter is of use."""

import sqlalchemy as sa
from alembic import op

revision = "0005_letter_attachments"
down_revision = "0004_programme_groups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(sa.Column("useful_until", sa.DateTime(timezone=True)))

    op.create_table(
        "letter_attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=80), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_attachment_letter_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_attachment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_letter_attachment_public_id")),
    )
    op.create_index("ix_letter_attachment_letter_id", "letter_attachment", ["letter_id"])


def downgrade() -> None:
    for table in ("letter_attachment",):
        op.drop_table(table)
    with op.batch_alter_table("letter") as letter:
        letter.drop_column("useful_until")
