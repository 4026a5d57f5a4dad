"""An index of all that map, timeline and counts look at, so that they read no whole rows."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = (
    *("place_precision", "state", "family", "event_type", "country", "admin1", "certainty", "status", "told"),
    *("date_precision", "first_day", "last_day", "lat", "lon", "killed", "injured", "id"),
)


def upgrade() -> None:
    """Add the index; no row changes."""
    op.create_index("ix_incident_views_narrow", "incident_views", list(COLUMNS))
