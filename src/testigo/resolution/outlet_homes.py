"""Where outlets are at home, which decides between places of one name: a paper of Morelia means Morelia's Zamora."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from testigo.lexicon.place_names import fold
from testigo.model import Report
from testigo.protocols import Candidate, Gazetteer, PlaceKind


@dataclass(frozen=True, slots=True)
class Home:
    """An outlet's country (ISO alpha-2), and the names of its town and of the state the town is in."""

    country: str
    town: str | None = None
    state: str | None = None


def home_of(report: Report, homes: Mapping[str, Home]) -> Home | None:
    """Return the home of a report's outlet, known by the host of its address or, folded, by its name."""
    host = (urlsplit(report.url or "").hostname or "").lower()
    parts = host.split(".")
    hosts = (".".join(parts[number:]) for number in range(len(parts)))
    keys = (*hosts, fold(report.source or ""))
    return next((homes[key] for key in keys if key in homes), None)


def town_of(home: Home | None, gazetteer: Gazetteer) -> Candidate | None:
    """Return the entry of an outlet's town, unless it is the capital: papers of capitals write of the whole country."""
    if home is None or home.town is None:
        return None
    entries = gazetteer.lookup(fold(home.town))
    towns = [entry for entry in entries if entry.country == home.country and entry.kind is PlaceKind.SETTLEMENT]
    towns = [entry for entry in towns if home.state in (None, entry.admin1)]
    town = max(towns, key=lambda entry: entry.population, default=None)
    return None if town is None or town.capital else town
