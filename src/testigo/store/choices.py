"""What can be chosen in a filter, with how many incidents have it: read in one go, and kept while nothing changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from testigo.store.view_tables import incident_facets, incident_views

COLUMNS = ("country", "admin1", "certainty", "status", "state")
FACETS = ("actor", "weapon")
MOST = 100  # values of one list, the most frequent


@dataclass(frozen=True, slots=True)
class Choices:
    """How many incidents have each combination of the columns' values, and each actor and weapon."""

    groups: Sequence[tuple[tuple[str, ...], int]]
    facets: Mapping[str, Mapping[str, int]]

    def of(self, by: str, country: str = "") -> list[tuple[str, int]]:
        """Return the values of a column or facet, the most frequent first; states of one country where it is given."""
        if by in FACETS:
            return _most(Counter(self.facets[by]))
        at, counted = COLUMNS.index(by), Counter[str]()
        for values, incidents in self.groups:
            if values[at] and (by != "admin1" or country in ("", values[COLUMNS.index("country")])):
                counted[values[at]] += incidents
        return _most(counted)


def choices(connection: Connection) -> Choices:
    """Count what can be chosen among the incidents that are not rejected."""
    of = incident_views.c
    columns = [of[name] for name in COLUMNS]
    query = select(*columns, func.count()).where(of.state != "rejected").group_by(*columns)
    groups = [(tuple(row[:-1]), int(row[-1])) for row in connection.execute(query)]
    return Choices(groups, {kind: _facet(connection, kind) for kind in FACETS})


def _facet(connection: Connection, kind: str) -> dict[str, int]:
    of = incident_facets.c
    rejected = select(incident_views.c.id).where(incident_views.c.state == "rejected")
    query = select(of.value, func.count()).where(of.kind == kind, of.incident_id.not_in(rejected)).group_by(of.value)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:MOST]
