"""Alerts that update or cancel earlier ones, with what was told of the incident."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what was raised before are alerts that follow none, of which it is not known what they told."""
    op.add_column("alerts", sa.Column("message", sa.Text(), nullable=False, server_default="alert"))
    op.add_column("alerts", sa.Column("about", sa.String(length=20), nullable=True))
    op.add_column("alerts", sa.Column("told", sa.Text(), nullable=False, server_default="{}"))
