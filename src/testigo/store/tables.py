"""The ledgers as tables. Rows are added, never changed; ``row`` is the order in which they came.

What extraction makes carries the version of its rules, so that a report can be coded anew beside the old.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_ROW = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts rows only in a plain INTEGER


def row_column() -> Column[int]:
    """Return the column that counts the rows as they come."""
    return Column("row", _ROW, primary_key=True, autoincrement=True)


bodies = Table(
    "bodies",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),  # compressed with zlib
)
captures = Table(
    "captures",
    metadata,
    row_column(),
    Column("sha256", String(64), ForeignKey("bodies.sha256"), nullable=False),
    Column("media_type", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("captured_at", String(40), nullable=False),  # ISO 8601, in UTC
    Column("size", BigInteger, nullable=False),  # bytes, before compression
    Column("published", String(10)),  # the caller's word on the date of publication
    Column("headers", Text, nullable=False, server_default="[]"),  # JSON: [[name, value], ...]
    UniqueConstraint("sha256", "origin"),
)
custody = Table(  # every capture and every proof, each entry holding the hash of the one before
    "custody",
    metadata,
    row_column(),
    Column("entry", Text, nullable=False),  # JSON, see custody.py
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)
closed_captures = Table(  # captures read to the end by this version of the rules
    "closed_captures",
    metadata,
    Column("capture_row", _ROW, ForeignKey("captures.row"), primary_key=True),
    Column("version", Integer, primary_key=True),
)
captured_reports = Table(  # which reports a capture holds; a page taken again without a new word holds the old one
    "captured_reports",
    metadata,
    Column("capture_row", _ROW, ForeignKey("captures.row"), primary_key=True),
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
)
reports = Table(
    "reports",
    metadata,
    row_column(),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("source", Text),
    Column("published", Text),  # JSON
    Column("capture", String(64)),
    Column("apart", Text, nullable=False),  # JSON: [[start, end], ...]
    Column("author", Text),
    Column("dateline", Text),
)
codings = Table(  # which report was coded by which version: its accounts may be none
    "codings",
    metadata,
    row_column(),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("report_id", "version"),
)
mentions = Table(
    "mentions",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("trigger_start", Integer, nullable=False),  # offsets in code points
    Column("trigger_end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("anew", Boolean, nullable=False),
    Column("recalls", Boolean, nullable=False),
)
claims = Table(
    "claims",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("mention_id", Text, nullable=False),
    Column("attribute", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("words_start", Integer, nullable=False),
    Column("words_end", Integer, nullable=False),
    Column("attributed_start", Integer),
    Column("attributed_end", Integer),
    Column("certainty", Text, nullable=False),
    Column("side", Text),
    Column("retracted", Boolean, nullable=False),
)
resolutions = Table(
    "resolutions",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("claim_id", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON, see encoding.py
    Column("reason", Text, nullable=False),
)
accounts = Table(
    "accounts",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),  # among the accounts of its report
    Column("mention_ids", Text, nullable=False),  # JSON
    Column("claim_ids", Text, nullable=False),  # JSON
    Column("event_type", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("main", Boolean, nullable=False),
)
judgements = Table(
    "judgements",
    metadata,
    row_column(),
    Column("left_id", Text, nullable=False),
    Column("right_id", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("reasons", Text, nullable=False),  # JSON
    Index("ix_judgements_pair", "left_id", "right_id"),
)
decisions = Table(
    "decisions",
    metadata,
    row_column(),
    Column("id", Text, nullable=False, unique=True),
    Column("act", Text, nullable=False),
    Column("subjects", Text, nullable=False),  # JSON
    Column("reviewer", Text, nullable=False),
    Column("decided_at", String(40), nullable=False),  # ISO 8601, in UTC
    Column("attribute", Text),
    Column("value", Text),  # JSON, see encoding.py
    Column("note", Text, nullable=False),
    Column("action", String(20)),  # what was decided in one go
    Column("report_id", Text),  # of the words a person chose as the basis
    Column("words_start", Integer),
    Column("words_end", Integer),
)
decision_subjects = Table(  # the same subjects, to be found by
    "decision_subjects",
    metadata,
    Column("decision_id", Text, ForeignKey("decisions.id"), primary_key=True),
    Column("subject", Text, primary_key=True, index=True),
)
issues = Table(
    "issues",
    metadata,
    row_column(),
    Column("id", String(20), nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("message", Text, nullable=False),
)
incident_ids = Table(
    "incident_ids",
    metadata,
    row_column(),
    Column("id", Text, nullable=False),
    Column("account_id", Text, nullable=False, unique=True),
)
aliases = Table(
    "aliases",
    metadata,
    row_column(),
    Column("alias", Text, nullable=False, index=True),
    Column("incident_id", Text),  # NULL: the id stands for itself again, after a split
)
