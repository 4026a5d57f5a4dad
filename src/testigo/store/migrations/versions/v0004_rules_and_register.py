"""Which rules coded what, and what persons decided about actors that reports propose for the register."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add two ledgers; every row of the others stays."""
    op.create_table(
        "rule_versions",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("fingerprint", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_rule_versions"),
        sa.UniqueConstraint("fingerprint", name="uq_rule_versions_fingerprint"),
    )
    op.create_table(
        "register_decisions",
        sa.Column("row", ROW, autoincrement=True, nullable=False),
        sa.Column("proposal", sa.String(length=20), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_register_decisions"),
    )
