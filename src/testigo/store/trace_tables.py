"""What linkage remembers of reports and accounts. Nothing rests on it: emptied, it is worked out again."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table, Text

from testigo.store.tables import metadata

report_traces = Table(
    "report_traces",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("rules", String(20), nullable=False),  # of linkage, by which it was worked out
    Column("sketch", LargeBinary, nullable=False),
    Column("sentences", LargeBinary, nullable=False),
)
account_traces = Table(
    "account_traces",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("rules", String(20), nullable=False),
    Column("signature", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    Column("keys", LargeBinary, nullable=False),
    Column("partners", LargeBinary, nullable=False),
    Column("gains", LargeBinary, nullable=False),
)
