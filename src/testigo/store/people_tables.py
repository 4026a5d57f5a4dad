"""Who may do what, and who did: accounts of the workbench, never of persons in reports. Secrets are kept as hashes."""

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, Text

from testigo.store.tables import metadata, row_column

users = Table(
    "users",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("role", String(14), nullable=False),
    Column("password", Text),  # argon2id with its parameters; NULL for the single user of the local mode
    Column("active", Boolean, nullable=False),
    Column("created_at", String(40), nullable=False),
)
sessions = Table(
    "sessions",
    metadata,
    Column("secret", String(64), primary_key=True),  # SHA-256 of the cookie
    Column("user", String(60), ForeignKey("users.name"), nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("expires_at", String(40), nullable=False),
)
tokens = Table(
    "tokens",
    metadata,
    Column("secret", String(64), primary_key=True),  # SHA-256 of the token
    Column("user", String(60), ForeignKey("users.name"), nullable=False),
    Column("label", String(60), nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("revoked_at", String(40)),
)
audit = Table(  # what was done beside deciding: log-ins, accounts, downloads, intake; the decisions are a ledger
    "audit",
    metadata,
    row_column(),
    Column("at", String(40), nullable=False),
    Column("user", String(60), nullable=False),
    Column("deed", String(40), nullable=False),
    Column("about", Text, nullable=False),
)
