"""The ledgers of watching: visits to sources, addresses found, fetches, alerts and what became of them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from testigo.store.tables import metadata

_ROW = BigInteger().with_variant(Integer, "sqlite")


def _row() -> Column[int]:
    return Column("row", _ROW, primary_key=True, autoincrement=True)


visits = Table(  # a look at a source's list of what is new
    "visits",
    metadata,
    _row(),
    Column("source", Text, nullable=False),  # id of the card
    Column("at", String(40), nullable=False),  # ISO 8601, in UTC
    Column("outcome", Text, nullable=False),
    Column("found", Integer, nullable=False),  # addresses listed
    Column("fresh", Integer, nullable=False),  # of them never seen before
    Column("etag", Text),
    Column("last_modified", Text),
    Column("note", Text, nullable=False),
    Index("ix_visits_source", "source", "row"),
)
addresses = Table(
    "addresses",
    metadata,
    _row(),
    Column("address", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("found_at", String(40), nullable=False),
)
fetches = Table(
    "fetches",
    metadata,
    _row(),
    Column("address", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("outcome", Text, nullable=False),
    Column("sha256", String(64), ForeignKey("bodies.sha256")),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("note", Text, nullable=False),
    Index("ix_fetches_address", "address", "row"),
)
alerts = Table(
    "alerts",
    metadata,
    _row(),
    Column("id", String(20), nullable=False, unique=True),
    Column("rule", Text, nullable=False),
    Column("incident_id", Text, nullable=False, index=True),
    Column("raised_at", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", Text, nullable=False),  # the incident as it was then and as it may leave, JSON
    Column("message", Text, nullable=False, server_default="alert"),
    Column("about", String(20)),  # id of the alert that it updates or cancels
    Column("told", Text, nullable=False, server_default="{}"),  # what the incident was held to be, JSON
)
deliveries = Table(  # every try to send an alert
    "deliveries",
    metadata,
    _row(),
    Column("alert_id", String(20), ForeignKey("alerts.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("outcome", Text, nullable=False),
    Column("note", Text, nullable=False),
)
approvals = Table(  # a person's word that an alert may go out as actual
    "approvals",
    metadata,
    _row(),
    Column("alert_id", String(20), ForeignKey("alerts.id"), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("note", Text, nullable=False),
    UniqueConstraint("alert_id", "reviewer"),
)
