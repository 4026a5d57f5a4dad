"""The log of custody, what servers said with a capture, which reports it holds, and the ledgers of watching."""

import json

import sqlalchemy as sa
from alembic import op

from testigo.store.custody import GENESIS, TOOL, chained

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the tables, and enter what was captured before there was a log."""
    op.add_column("captures", sa.Column("headers", sa.Text(), nullable=False, server_default="[]"))
    unique = (_unique("custody", "previous"), _unique("custody", "hash"))
    _table("custody", _text("entry"), _hash("previous"), _hash("hash"), *unique)
    op.create_table(
        "captured_reports",
        sa.Column("capture_row", ROW, nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_row"], ["captures.row"], name="fk_captured_reports_capture_row"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_captured_reports_report_id"),
        sa.PrimaryKeyConstraint("capture_row", "report_id", name="pk_captured_reports"),
    )
    _watching()
    _alerting()
    op.execute(
        "INSERT INTO captured_reports (capture_row, report_id) SELECT captures.row, reports.id"
        " FROM reports JOIN captures ON captures.sha256 = reports.capture"
    )
    _enter_what_is_there()


def _watching() -> None:
    _table(
        "visits",
        *map(_text, ("source", "at", "outcome")),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        *_validators(),
    )
    op.create_index("ix_visits_source", "visits", ["source", "row"], unique=False)
    _table("addresses", *map(_text, ("address", "source", "found_at")), _unique("addresses", "address"))
    _table(
        "fetches",
        *map(_text, ("address", "at", "outcome")),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        *_validators(),
        sa.ForeignKeyConstraint(["sha256"], ["bodies.sha256"], name="fk_fetches_sha256"),
    )
    op.create_index("ix_fetches_address", "fetches", ["address", "row"], unique=False)


def _alerting() -> None:
    names = ("rule", "incident_id", "raised_at", "reason", "record")
    _table("alerts", _alert("id"), *map(_text, names), _unique("alerts", "id"))
    op.create_index("ix_alerts_incident_id", "alerts", ["incident_id"], unique=False)
    for table, words in (
        ("deliveries", ("channel", "at", "outcome", "note")),
        ("approvals", ("reviewer", "at", "note")),
    ):
        unique = (_unique(table, "alert_id", "reviewer"),) if table == "approvals" else ()
        of_alert = sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name=f"fk_{table}_alert_id")
        _table(table, _alert("alert_id"), *map(_text, words), of_alert, *unique)
    op.create_index("ix_deliveries_alert_id", "deliveries", ["alert_id"], unique=False)


def _enter_what_is_there() -> None:
    connection, last = op.get_bind(), GENESIS
    of = "sha256, size, media_type, origin, captured_at"
    for row in connection.exec_driver_sql(f"SELECT {of} FROM captures ORDER BY row").all():
        said = {"act": "captured", "sha256": row.sha256, "size": row.size, "media_type": row.media_type}
        said |= {"origin": row.origin, "at": row.captured_at, "headers": [], "tool": f"{TOOL}, entered later"}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        entry = {"entry": text, "previous": last, "hash": (last := chained(last, text))}
        connection.execute(
            sa.text("INSERT INTO custody (entry, previous, hash) VALUES (:entry, :previous, :hash)"), entry
        )


def _table(name: str, *columns: object) -> None:
    row = sa.Column("row", ROW, autoincrement=True, nullable=False)
    op.create_table(name, row, *columns, sa.PrimaryKeyConstraint("row", name=f"pk_{name}"))  # type: ignore[arg-type]


def _text(name: str) -> sa.Column[str]:
    return sa.Column(
        name, sa.String(length=40) if name in {"at", "found_at", "raised_at"} else sa.Text(), nullable=False
    )


def _hash(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=64), nullable=False)


def _alert(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=20), nullable=False)


def _validators() -> tuple[sa.Column[str], ...]:
    optional = (sa.Column(name, sa.Text(), nullable=True) for name in ("etag", "last_modified"))
    return (*optional, _text("note"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{columns[0]}")
