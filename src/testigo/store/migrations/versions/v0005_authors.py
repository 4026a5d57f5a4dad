"""Who wrote a report, and where it was filed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two columns; what was read before has neither."""
    op.add_column("reports", sa.Column("author", sa.Text(), nullable=True))
    op.add_column("reports", sa.Column("dateline", sa.Text(), nullable=True))
