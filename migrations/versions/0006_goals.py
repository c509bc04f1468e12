"""Goals, and how far they have come."""

import sqlalchemy as sa
from alembic import op

revision = "0006_goals"
down_revision = "0005_letter_attachments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer()),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("step", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("hoped_by", sa.Date()),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("story_may_be_asked_by_id", sa.Integer()),
        sa.Column("heading_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name=op.f("ck_goal_closed_goals_have_a_date")),
        sa.CheckConstraint("kind IN ('job', 'career_plan', 'studies', 'skill', 'own')", name=op.f("ck_goal_goalkind")),
        sa.CheckConstraint("state IN ('open', 'reached', 'changed', 'dropped')", name=op.f("ck_goal_goalstate")),
        sa.CheckConstraint(
            "step IN ('starting', 'moving', 'well_under_way', 'reached')", name=op.f("ck_goal_goalstep")
        ),
        sa.CheckConstraint(
            "(state = 'reached') = (step = 'reached')", name=op.f("ck_goal_reached_goals_are_at_the_last_step")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_goal_author_id")),
        sa.ForeignKeyConstraint(["edited_by_id"], ["account.id"], name=op.f("fk_goal_edited_by_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_goal_owner_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_goal_space_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["story_may_be_asked_by_id"], ["account.id"], name=op.f("fk_goal_story_may_be_asked_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("public_id", name=op.f("uq_goal_public_id")),
    )
    op.create_index("ix_goal_author_id", "goal", ["author_id"])
    op.create_index("ix_goal_edited_by_id", "goal", ["edited_by_id"])
    op.create_index("ix_goal_owner_id", "goal", ["owner_id"])
    op.create_index("ix_goal_space_id_id", "goal", ["space_id", "id"])
    op.create_index("ix_goal_story_may_be_asked_by_id", "goal", ["story_may_be_asked_by_id"])

    op.create_table(
        "goal_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("step", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("line_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'reached', 'changed', 'dropped')", name=op.f("ck_goal_move_goalstate")),
        sa.CheckConstraint(
            "step IN ('starting', 'moving', 'well_under_way', 'reached')", name=op.f("ck_goal_move_goalstep")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_goal_move_by_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_goal_move_goal_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_move")),
        sa.UniqueConstraint("public_id", name=op.f("uq_goal_move_public_id")),
    )
    op.create_index("ix_goal_move_by_id", "goal_move", ["by_id"])
    op.create_index("ix_goal_move_goal_id", "goal_move", ["goal_id"])


def downgrade() -> None:
    for table in ("goal_move", "goal"):
        op.drop_table(table)
