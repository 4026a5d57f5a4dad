"""The workbench: a view of the incidents to search in, accounts of its users, actions of persons."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DAY, CODE, ID, INSTANT, NAME = sa.String(10), sa.String(40), sa.String(40), sa.String(40), sa.String(60)


def upgrade() -> None:
    """Add what the workbench needs; every row of the ledgers stays."""
    _decisions()
    _views()
    _people()
    _search()


def _decisions() -> None:
    for column in (
        sa.Column("action", sa.String(20)),
        sa.Column("report_id", sa.Text()),
        sa.Column("words_start", sa.Integer()),
        sa.Column("words_end", sa.Integer()),
    ):
        op.add_column("decisions", column)
    op.create_table(
        "decision_subjects",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_decision_subjects_decision_id"),
        sa.PrimaryKeyConstraint("decision_id", "subject", name="pk_decision_subjects"),
    )
    op.create_index("ix_decision_subjects_subject", "decision_subjects", ["subject"])
    unpacked = {
        "sqlite": "SELECT DISTINCT decisions.id, each.value FROM decisions, json_each(decisions.subjects) AS each",
        "postgresql": "SELECT DISTINCT id, json_array_elements_text(subjects::json) FROM decisions",
    }[op.get_bind().dialect.name]
    op.execute(f"INSERT INTO decision_subjects (decision_id, subject) {unpacked}")


def _views() -> None:
    op.create_table(
        "incident_views",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reviewers", sa.Integer(), nullable=False),
        sa.Column("worth", sa.Float(53), nullable=False),
        sa.Column("doubts", sa.Text(), nullable=False),
        sa.Column("event_type", CODE, nullable=False),
        sa.Column("family", CODE, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("certainty", sa.String(12), nullable=False),
        sa.Column("told", sa.String(12), nullable=False),
        sa.Column("first_day", DAY, nullable=False),
        sa.Column("last_day", DAY, nullable=False),
        sa.Column("date_precision", sa.String(8), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("admin1", sa.Text(), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("lat", sa.Float(53)),
        sa.Column("lon", sa.Float(53)),
        sa.Column("place_precision", sa.String(14), nullable=False),
        sa.Column("killed", sa.Integer(), nullable=False),
        sa.Column("injured", sa.Integer(), nullable=False),
        sa.Column("killed_open", sa.Boolean(), nullable=False),
        sa.Column("perpetrators", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident_views"),
    )
    op.create_index("ix_incident_views_day", "incident_views", ["first_day", "id"])
    op.create_index("ix_incident_views_worth", "incident_views", ["worth", "id"])
    op.create_table(
        "incident_members",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("incident_id", ID, nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident_views.id"], name="fk_incident_members_incident_id"),
        sa.PrimaryKeyConstraint("account_id", name="pk_incident_members"),
    )
    op.create_index("ix_incident_members_incident_id", "incident_members", ["incident_id"])
    op.create_index("ix_incident_members_report_id", "incident_members", ["report_id"])
    op.create_table(
        "incident_facets",
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.Column("incident_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident_views.id"], name="fk_incident_facets_incident_id"),
        sa.PrimaryKeyConstraint("kind", "value", "incident_id", name="pk_incident_facets"),
    )
    op.create_index("ix_incident_facets_incident_id", "incident_facets", ["incident_id"])
    op.create_table(
        "incident_words",
        sa.Column("row", ROW, autoincrement=True, nullable=False),
        sa.Column("incident_id", ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident_views.id"], name="fk_incident_words_incident_id"),
        sa.PrimaryKeyConstraint("row", name="pk_incident_words"),
        sa.UniqueConstraint("incident_id", name="uq_incident_words_incident_id"),
    )
    op.create_table(
        "beliefs",
        sa.Column("row", ROW, autoincrement=True, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("codings", sa.Integer(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_beliefs"),
    )


def _people() -> None:
    op.create_table(
        "users",
        sa.Column("name", NAME, nullable=False),
        sa.Column("role", sa.String(14), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
    )
    op.create_table(
        "sessions",
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("user", NAME, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name="fk_sessions_user"),
        sa.PrimaryKeyConstraint("secret", name="pk_sessions"),
    )
    op.create_table(
        "tokens",
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("user", NAME, nullable=False),
        sa.Column("label", NAME, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name="fk_tokens_user"),
        sa.PrimaryKeyConstraint("secret", name="pk_tokens"),
    )
    op.create_table(
        "audit",
        sa.Column("row", ROW, autoincrement=True, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("user", NAME, nullable=False),
        sa.Column("deed", CODE, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_audit"),
    )


def _search() -> None:
    """Let each kind of database search the words in its own way."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX incident_search ON incident_words USING gin (to_tsvector('simple', words))")
        return
    op.execute("CREATE VIRTUAL TABLE incident_search USING fts5(words, content='incident_words', content_rowid='row')")
    added = "INSERT INTO incident_search (rowid, words) VALUES (new.row, new.words);"
    gone = "INSERT INTO incident_search (incident_search, rowid, words) VALUES ('delete', old.row, old.words);"
    for name, moment, deeds in (
        ("added", "INSERT", added),
        ("gone", "DELETE", gone),
        ("changed", "UPDATE", gone + added),
    ):
        op.execute(f"CREATE TRIGGER incident_search_{name} AFTER {moment} ON incident_words BEGIN {deeds} END")
