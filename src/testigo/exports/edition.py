"""An edition: the incidents of one export, with all that a format may need to tell them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from testigo.exports.assembly import records
from testigo.exports.record import IncidentRecord
from testigo.model import Coding, Report

NAMESPACE = UUID("b3c2a6d4-6f0e-4f5e-9d56-0d7b8a1f2c11")  # of all the UUIDs that exports derive from ids


@dataclass(frozen=True, slots=True)
class Edition:
    """Incidents as they leave: whoever publishes has taken out before what must not be in it.

    ``reports`` holds the whole reports, for the one format that shows them. ``smallest_cell`` is the least number
    of incidents that a cell of a table of counts may show. ``evidence`` is the name of the page of evidence that
    lies beside the export, for formats that cannot carry quotes. ``withheld`` counts what the profile took out;
    ``aliases`` lead from ids that were merged away to those that stand for them.
    """

    records: tuple[IncidentRecord, ...]
    made: datetime  # in UTC
    reports: Mapping[str, Report] = field(default_factory=dict)
    profile: str = "internal"
    smallest_cell: int = 1
    evidence: str | None = None
    withheld: Mapping[str, int] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, coding: Coding, made: datetime | None = None) -> "Edition":
        """Return the edition of a coding as it is, for those who hold the reports anyway."""
        told = dict.fromkeys(key for incident in coding.incidents for key in incident.report_ids)
        reports = {key: coding.reports[key] for key in told}
        return cls(tuple(records(coding)), made or datetime.now(UTC), reports, aliases=coding.aliases)

    def evidence_of(self, record: IncidentRecord) -> str | None:
        """Return where the evidence of an incident stands, or None where no page lies beside the export."""
        return f"{self.evidence}#{record.id}" if self.evidence else None


def uuid_of(kind: str, key: str) -> UUID:
    """Return the UUID of a thing, the same in every export: by its kind and its id."""
    return uuid5(NAMESPACE, f"{kind}:{key}")
