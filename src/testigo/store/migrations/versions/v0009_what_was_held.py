"""What was held of every cell, with when and why; and by which rules the view was last made as a whole."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")
NEVER = -1  # as if no report had been seen: the next run makes the whole view anew, and so notes what is held now


def upgrade() -> None:
    """Add the ledger, empty, and let the next run begin it with what is held by then."""
    op.create_table(
        "held_cells",
        sa.Column("row", _ROW, autoincrement=True, nullable=False),
        sa.Column("incident_id", sa.String(length=40), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("reports", sa.Text(), nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_held_cells"),
    )
    op.create_index("ix_held_cells_incident_id", "held_cells", ["incident_id"])
    op.add_column("beliefs", sa.Column("rules", sa.String(length=20), nullable=False, server_default="unknown"))
    op.execute(sa.text("UPDATE beliefs SET codings = :never").bindparams(never=NEVER))
