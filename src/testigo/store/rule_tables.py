"""Which rules coded what, and what persons decided about actors that reports propose for the register."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from testigo.store.tables import metadata, row_column

rule_versions = Table(  # a number for each state of the rules, in the order in which they were first used here
    "rule_versions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", String(20), nullable=False, unique=True),
)
register_decisions = Table(
    "register_decisions",
    metadata,
    row_column(),
    Column("proposal", String(20), nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("entry", Text, nullable=False),  # JSON: what is added to the register
    Column("reviewer", Text, nullable=False),
    Column("decided_at", String(40), nullable=False),  # ISO 8601, in UTC
)
