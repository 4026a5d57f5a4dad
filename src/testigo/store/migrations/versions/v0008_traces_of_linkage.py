"""What linkage remembers of reports and accounts, so that a new report is placed without linking all anew."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two empty tables; the next run fills them."""
    op.create_table(
        "report_traces",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("rules", sa.String(length=20), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("sentences", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_report_traces"),
    )
    op.create_table(
        "account_traces",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("rules", sa.String(length=20), nullable=False),
        sa.Column("signature", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("partners", sa.LargeBinary(), nullable=False),
        sa.Column("gains", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_account_traces"),
    )
