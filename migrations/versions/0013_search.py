"""Public texts that can be found, and each database's own index of their words."""

import sqlalchemy as sa
from alembic import op

revision = "0013_search"
down_revision = "0012_diary"
branch_labels = None
depends_on = None

# The words are worked out before they come here, and stand apart by spaces: neither database has to know a language.
_ON_SQLITE = (
    """
    CREATE VIRTUAL TABLE full_text
    USING fts5(terms, content='findable_text', content_rowid='id', tokenize='ascii', detail='none', columnsize=0)
    """,
    """
    CREATE TRIGGER full_text_insert AFTER INSERT ON findable_text BEGIN
        INSERT INTO full_text (rowid, terms) VALUES (new.id, new.terms);
    END
    """,
    """
    CREATE TRIGGER full_text_delete AFTER DELETE ON findable_text BEGIN
        INSERT INTO full_text (full_text, rowid, terms) VALUES ('delete', old.id, old.terms);
    END
    """,
    """
    CREATE TRIGGER full_text_update AFTER UPDATE OF terms ON findable_text BEGIN
        INSERT INTO full_text (full_text, rowid, terms) VALUES ('delete', old.id, old.terms);
        INSERT INTO full_text (rowid, terms) VALUES (new.id, new.terms);
    END
    """,
)
# Its cost is the truth: without it the planner takes asking each row for cheap, and reads the whole table.
_ON_POSTGRESQL = (
    """
    CREATE FUNCTION full_text_terms(terms text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000
    AS $$ BEGIN RETURN array_to_tsvector(string_to_array(terms, ' ')); END $$
    """,
    "CREATE INDEX full_text ON findable_text USING gin (full_text_terms(terms))",
)


def upgrade() -> None:
    op.create_table(
        "findable_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findable_text")),
        sa.UniqueConstraint("public_id", "kind", "language", name=op.f("uq_findable_text_public_id_kind_language")),
    )
    op.create_index("ix_findable_text_language_published_at", "findable_text", ["language", "published_at"])
    for statement in _ON_SQLITE if op.get_bind().dialect.name == "sqlite" else _ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if on_sqlite:
        op.execute("DROP TABLE full_text")
    op.drop_table("findable_text")
    if not on_sqlite:
        op.execute("DROP FUNCTION full_text_terms")
