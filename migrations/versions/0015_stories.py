"""Success stories, whom they name, and what is public of them."""

import sqlalchemy as sa
from alembic import op

revision = "0015_stories"
down_revision = "0013_search"
branch_labels = None
depends_on = None

_STATES = (
    "state IN ('asked', 'later', 'declined', 'writing', 'with_editor', 'waiting_for_yes', 'published', 'taken_back')"
)
_FIELDS = "field IN ('business', 'technology', 'health', 'culture', 'tourism', 'education', 'other')"
_SIDES = "side IN ('mentor', 'mentee')"


def upgrade() -> None:
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer()),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("ask_again_on", sa.Date()),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("side", sa.String(32), nullable=False),
        sa.Column("field", sa.String(32), nullable=False),
        sa.Column("name_form", sa.String(32), nullable=False),
        sa.Column("written_in", sa.String(length=8), nullable=False),
        sa.Column("may_translate", sa.Boolean(), nullable=False),
        sa.Column("wants_a_call", sa.Boolean(), nullable=False),
        sa.Column("written_down", sa.Boolean(), nullable=False),
        sa.Column("photo_id", sa.String(length=22)),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("call_when_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'later') = (ask_again_on IS NOT NULL)", name=op.f("ck_story_later_has_a_day")),
        sa.CheckConstraint("name_form IN ('full', 'first', 'none')", name=op.f("ck_story_nameform")),
        sa.CheckConstraint(_SIDES, name=op.f("ck_story_side")),
        sa.CheckConstraint(_FIELDS, name=op.f("ck_story_storyfield")),
        sa.CheckConstraint(_STATES, name=op.f("ck_story_storystate")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["account.id"], name=op.f("fk_story_asked_by_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_story_programme_id")),
        sa.ForeignKeyConstraint(["writer_id"], ["account.id"], name=op.f("fk_story_writer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("programme_id", "writer_id", name=op.f("uq_story_programme_id_writer_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_story_public_id")),
    )
    op.create_index("ix_story_asked_by_id", "story", ["asked_by_id"])
    op.create_index("ix_story_state_due_at", "story", ["state", "due_at"])
    op.create_index("ix_story_writer_id", "story", ["writer_id"])

    op.create_table(
        "story_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", sa.Integer()),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("quote_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_html_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sanitiser", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edited_by_id"], ["account.id"], name=op.f("fk_story_words_edited_by_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_story_words_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_words")),
        sa.UniqueConstraint("public_id", name=op.f("uq_story_words_public_id")),
        sa.UniqueConstraint("story_id", "language", name=op.f("uq_story_words_story_id_language")),
    )
    op.create_index("ix_story_words_edited_by_id", "story_words", ["edited_by_id"])

    op.create_table(
        "story_partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("said_no_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_story_partner_account_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_story_partner_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_partner")),
        sa.UniqueConstraint("story_id", "account_id", name=op.f("uq_story_partner_story_id_account_id")),
    )
    op.create_index("ix_story_partner_account_id", "story_partner", ["account_id"])

    op.create_table(
        "story_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("quote", sa.String(length=240), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("byline", sa.String(length=120), nullable=False),
        sa.Column("programme", sa.String(length=120), nullable=False),
        sa.Column("side", sa.String(32), nullable=False),
        sa.Column("field", sa.String(32), nullable=False),
        sa.Column("photo_id", sa.String(length=22)),
        sa.Column("shown_hash", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("still_asked_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(_SIDES, name=op.f("ck_story_page_side")),
        sa.CheckConstraint(_FIELDS, name=op.f("ck_story_page_storyfield")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_story_page_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_page")),
        sa.UniqueConstraint("language", "slug", name=op.f("uq_story_page_language_slug")),
        sa.UniqueConstraint("story_id", "language", name=op.f("uq_story_page_story_id_language")),
    )
    op.create_index("ix_story_page_language_published_at_id", "story_page", ["language", "published_at", "id"])

    op.create_table(
        "story_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_story_address_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_address")),
        sa.UniqueConstraint("language", "slug", name=op.f("uq_story_address_language_slug")),
    )
    op.create_index("ix_story_address_story_id", "story_address", ["story_id"])


def downgrade() -> None:
    for table in ("story_address", "story_page", "story_partner", "story_words", "story"):
        op.drop_table(table)
