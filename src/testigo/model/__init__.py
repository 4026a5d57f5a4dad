"""The nouns of Testigo: frozen dataclasses of the standard library alone."""

from testigo.model.claims import Account, Certainty, Claim, Mention, Reading, Resolution, Status, Told
from testigo.model.codings import Coding, Copied
from testigo.model.distance import kilometres
from testigo.model.errors import ConfigurationError, InputError, IntegrityError, ServiceError, TestigoError
from testigo.model.ids import content_id, digest
from testigo.model.incidents import Act, Cell, Decision, Incident, Judgement, Verdict
from testigo.model.reports import Capture, Issue, Published, Report, Span, heading
from testigo.model.traces import AccountTrace, ReportTrace
from testigo.model.values import (
    UNLISTED,
    Actor,
    Code,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    Person,
    Place,
    PlacePrecision,
    TimeOfDay,
    Value,
    Words,
)
from testigo.model.watching import Alert, AlertMessage, Delivery, Fetch, FetchOutcome, Followed, Visit, VisitOutcome

__all__ = [
    "UNLISTED",
    "Account",
    "AccountTrace",
    "Act",
    "Actor",
    "Alert",
    "AlertMessage",
    "Capture",
    "Cell",
    "Certainty",
    "Claim",
    "Code",
    "Coding",
    "ConfigurationError",
    "Copied",
    "Count",
    "DatePrecision",
    "DateRange",
    "Decision",
    "Delivery",
    "Fetch",
    "FetchOutcome",
    "Followed",
    "Gap",
    "GapReason",
    "Incident",
    "InputError",
    "IntegrityError",
    "Issue",
    "Judgement",
    "Mention",
    "Person",
    "Place",
    "PlacePrecision",
    "Published",
    "Reading",
    "Report",
    "ReportTrace",
    "Resolution",
    "ServiceError",
    "Span",
    "Status",
    "TestigoError",
    "TimeOfDay",
    "Told",
    "Value",
    "Verdict",
    "Visit",
    "VisitOutcome",
    "Words",
    "content_id",
    "digest",
    "heading",
    "kilometres",
]
