"""What the workbench looks things up in: a view of the incidents, made anew from the ledgers at any time.

Columns that are searched are narrow and never NULL, so that 100,000 rows answer a filter at once.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from testigo.store.tables import metadata, row_column

UNKNOWN = "unknown"  # the rules of a run before they were noted

incident_views = Table(
    "incident_views",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("version", String(20), nullable=False),  # changes with anything that is shown of the incident
    Column("state", String(10), nullable=False),  # open, assessed, corrected or rejected
    Column("reviewers", Integer, nullable=False),
    Column("worth", Float(53), nullable=False),
    Column("doubts", Text, nullable=False),  # JSON: [[code, about], ...]
    Column("event_type", String(40), nullable=False),
    Column("family", String(40), nullable=False),
    Column("status", String(12), nullable=False),
    Column("certainty", String(12), nullable=False),
    Column("told", String(12), nullable=False),
    Column("first_day", String(10), nullable=False),  # ISO 8601; '' where no day is known
    Column("last_day", String(10), nullable=False),  # '9999' where the end is open, '' where no day is known
    Column("date_precision", String(8), nullable=False),
    Column("place", Text, nullable=False),
    Column("admin1", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("lat", Float(53)),
    Column("lon", Float(53)),
    Column("place_precision", String(14), nullable=False),
    Column("killed", Integer, nullable=False),  # the best figure, else the lowest; -1 where none is known
    Column("injured", Integer, nullable=False),
    Column("killed_open", Boolean, nullable=False),  # others may have been killed
    Column("perpetrators", Text, nullable=False),
    Column("targets", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Index("ix_incident_views_day", "first_day", "id"),
    Index("ix_incident_views_worth", "worth", "id"),
    Index(  # all that map, timeline and counts look at; what no filter asks for comes first, so that lists pass it by
        "ix_incident_views_narrow",
        *("place_precision", "state", "family", "event_type", "country", "admin1", "certainty", "status", "told"),
        *("date_precision", "first_day", "last_day", "lat", "lon", "killed", "injured", "id"),
    ),
)
incident_members = Table(
    "incident_members",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("incident_id", String(40), ForeignKey("incident_views.id"), nullable=False, index=True),
    Column("report_id", Text, nullable=False, index=True),
)
incident_facets = Table(  # what an incident has several of: actors and weapons
    "incident_facets",
    metadata,
    Column("kind", String(8), primary_key=True),
    Column("value", String(200), primary_key=True),
    Column("incident_id", String(40), ForeignKey("incident_views.id"), primary_key=True, index=True),
)
incident_words = Table(  # folded words of the record and its reports; SQLite searches a copy of its own (FTS5)
    "incident_words",
    metadata,
    row_column(),
    Column("incident_id", String(40), ForeignKey("incident_views.id"), nullable=False, unique=True),
    Column("words", Text, nullable=False),
)
beliefs = Table(  # how far the ledgers were read when the view was last made as a whole
    "beliefs",
    metadata,
    row_column(),
    Column("made_at", String(40), nullable=False),
    Column("codings", Integer, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("rules", String(20), nullable=False, server_default=UNKNOWN),  # of linkage and reconciliation
)
held_cells = Table(  # a ledger: all cells of an incident at first, then what became another value
    "held_cells",
    metadata,
    row_column(),
    Column("incident_id", String(40), nullable=False, index=True),
    Column("at", String(40), nullable=False),  # ISO 8601, in UTC
    Column("why", Text, nullable=False),  # JSON: codes, see past.py
    Column("reports", Text, nullable=False),  # JSON: the ids of all that told of it
    Column("cells", LargeBinary, nullable=False),  # JSON, compressed with zlib: {attribute: [value, ...]}
)
