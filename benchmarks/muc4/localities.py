"""The places that a report names, as slot 3 writes them, each with what speaks for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.muc4.columns import Material
from benchmarks.muc4.words import tables
from testigo.lexicon.place_names import fold
from testigo.protocols import Candidate, PlaceKind, PlaceRole, Toponym
from testigo.resolution.gazetteer import open_gazetteer

_BEHIND = frozenset({"DEPARTMENT", "PROVINCE", "MUNICIPALITY", "NEIGHBORHOOD", "DISTRICT", "REGION", "CANTON"})
_BEFORE = frozenset({"TOWN", "CITY", "VILLAGE", "MUNICIPALITY", "DEPARTMENT", "PROVINCE", "NEIGHBORHOOD", "DISTRICT"})
_HOLDING = frozenset({"DEPARTMENT", "PROVINCE", "REGION"})
_QUARTER = "NEIGHBORHOOD"
_NEXT = 25  # characters between a town and the department that is told behind it
_AROUND = 40  # characters beside a name in which it is told what it is


@dataclass(frozen=True, slots=True)
class Locality:
    """A place named in a sentence; ``called`` is what words beside it call it, ``kinds`` what the gazetteer does."""

    sentence: int
    toponym: Toponym
    country: str
    kinds: frozenset[PlaceKind]
    population: int
    called: str

    @property
    def name(self) -> str:
        """The name as slot 3 has it, without the word that says what it is."""
        words = fold(self.toponym.phrase).upper().replace("'S", "").split()
        return " ".join(words[:-1] if len(words) > 1 and words[-1] in _BEHIND else words)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write a place: alone, within its department, or as a quarter of a city."""

    locality: Locality
    how: str
    form: str


def paths(material: Material, home: str) -> dict[str, list[Way]]:
    """Return the places of a report as slot 3 writes them, each with all that is written so."""
    told = localities(material, home)
    found: dict[str, list[Way]] = {}
    cities = Counter((each.country, each.name) for each in told if PlaceKind.SETTLEMENT in each.kinds)
    for number, each in enumerate(told):
        for path, way in _ways(each, told[number + 1 : number + 3], cities):
            found.setdefault(f"{tables().countries[each.country]['name']}: {path}", []).append(way)
    return found


def localities(material: Material, home: str) -> list[Locality]:
    """Return the places that are named in the nine countries; of several, that of the report's own country."""
    text = material.report.text
    found = []
    for number, scene in enumerate(material.extraction.scenes):
        for toponym in scene.toponyms:
            entries = open_gazetteer().lookup(toponym.name)
            country = _country(entries, home)
            if toponym.role is not PlaceRole.DEMONYM and country is not None:
                own = [entry for entry in entries if entry.country == country]
                kinds = frozenset(entry.kind for entry in own)
                most = max((entry.population for entry in own), default=0)
                found.append(Locality(number, toponym, country, kinds, most, _called(text, toponym)))
    return found


def _country(entries: Sequence[Candidate], home: str) -> str | None:
    """Return the country of a name, None where it is a country or lies in none of the nine."""
    if any(entry.kind is PlaceKind.COUNTRY for entry in entries):
        return None
    if not entries or any(entry.country == home for entry in entries):
        return home
    likeliest = max(entries, key=lambda entry: entry.population).country
    return likeliest if likeliest in tables().countries else None


def _called(text: str, toponym: Toponym) -> str:
    behind = text[toponym.end : toponym.end + _AROUND].upper().split()[:1]
    before = text[max(0, toponym.start - _AROUND) : toponym.start].upper().split()[-2:]
    within = toponym.phrase.upper().split()[1:][-1:]  # "SANTANDER DEPARTMENT", read as one name
    for words in (within, behind):
        if words and words[0].strip(".,;:") in _BEHIND:
            return words[0].strip(".,;:")
    return before[0] if before[1:] == ["OF"] and before[0] in _BEFORE else ""


def _ways(each: Locality, behind: Sequence[Locality], cities: Counter[tuple[str, str]]) -> Iterator[tuple[str, Way]]:
    form = _form(each)
    own = f"{each.name} ({form})"
    yield own, Way(each, "alone", form)
    if form == _QUARTER:
        for (country, city), _ in cities.most_common(2):
            if country == each.country and city != each.name:
                yield f"{city} (CITY): {own}", Way(each, "quarter", form)
    for holder in behind:
        near = holder.sentence == each.sentence and 0 < holder.toponym.start - each.toponym.end < _NEXT
        if near and holder.country == each.country and holder.called in _HOLDING:
            yield f"{holder.name} ({holder.called}): {own}", Way(each, "within", form)


def _form(each: Locality) -> str:
    if each.called:
        return each.called
    if each.toponym.sector:
        return _QUARTER
    only_state = PlaceKind.STATE in each.kinds and PlaceKind.SETTLEMENT not in each.kinds
    return tables().states[each.country] if only_state else "CITY"
