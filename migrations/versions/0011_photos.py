"""Photos, their words, who can be recognised in them, where they are shown, and requests to take one down."""

import sqlalchemy as sa
from alembic import op

revision = "0011_photos"
down_revision = "0010_consents_about_things"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=22), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("colour", sa.String(length=7), nullable=False),
        sa.Column("focal_x", sa.Integer(), nullable=False),
        sa.Column("focal_y", sa.Integer(), nullable=False),
        sa.Column("decorative", sa.Boolean(), nullable=False),
        sa.Column("taken_down_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "focal_x BETWEEN 0 AND 100 AND focal_y BETWEEN 0 AND 100", name=op.f("ck_photo_focus_is_inside")
        ),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_photo_photos_have_a_size")),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["account.id"], name=op.f("fk_photo_uploaded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("file_name", name=op.f("uq_photo_file_name")),
        sa.UniqueConstraint("public_id", name=op.f("uq_photo_public_id")),
    )
    op.create_index("ix_photo_uploaded_by_id", "photo", ["uploaded_by_id"])

    op.create_table(
        "photo_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer()),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True)),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("token_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "state IN ('not_asked', 'asked', 'given', 'refused', 'withdrawn')",
            name=op.f("ck_photo_person_permissionstate"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_photo_person_account_id")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photo_person_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_person")),
        sa.UniqueConstraint("photo_id", "email", name=op.f("uq_photo_person_photo_id_email")),
        sa.UniqueConstraint("public_id", name=op.f("uq_photo_person_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_photo_person_token_hash")),
    )
    op.create_index("ix_photo_person_account_id", "photo_person", ["account_id"])
    op.create_index("ix_photo_person_email", "photo_person", ["email"])

    op.create_table(
        "photo_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("photo_id", sa.Integer()),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True)),
        sa.Column("handled_by_id", sa.Integer()),
        sa.Column("outcome", sa.String(32)),
        sa.Column("which_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("wish_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("outcome IN ('taken_down', 'answered')", name=op.f("ck_photo_request_requestoutcome")),
        sa.CheckConstraint(
            "(handled_at IS NULL) = (outcome IS NULL)", name=op.f("ck_photo_request_handled_requests_have_an_outcome")
        ),
        sa.ForeignKeyConstraint(["handled_by_id"], ["account.id"], name=op.f("fk_photo_request_handled_by_id")),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photo.id"], name=op.f("fk_photo_request_photo_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_request")),
        sa.UniqueConstraint("number", name=op.f("uq_photo_request_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_photo_request_public_id")),
    )
    op.create_index("ix_photo_request_email", "photo_request", ["email"])
    op.create_index("ix_photo_request_handled_at_due_at", "photo_request", ["handled_at", "due_at"])
    op.create_index("ix_photo_request_handled_by_id", "photo_request", ["handled_by_id"])
    op.create_index("ix_photo_request_photo_id", "photo_request", ["photo_id"])

    op.create_table(
        "photo_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("used_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photo_use_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_use")),
        sa.UniqueConstraint("photo_id", "used_by", name=op.f("uq_photo_use_photo_id_used_by")),
    )
    op.create_index("ix_photo_use_used_by", "photo_use", ["used_by"])

    op.create_table(
        "photo_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("caption", sa.String(length=300), nullable=False),
        sa.Column("credit", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photo_words_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_words")),
        sa.UniqueConstraint("photo_id", "language", name=op.f("uq_photo_words_photo_id_language")),
    )


def downgrade() -> None:
    for table in ("photo_words", "photo_use", "photo_request", "photo_person", "photo"):
        op.drop_table(table)
