"""MUC-4's templates: what goes in each slot of the incidents that were decided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided, Thresholds, incidents, models
from benchmarks.muc4.perpetrators import Organisation, individuals, is_state, organisations
from benchmarks.muc4.targets import Person, Thing, people_of, things_of
from benchmarks.muc4.words import fill, first_label, holds, tables
from testigo.codebook import load
from testigo.lexicon.place_names import fold
from testigo.lexicon.words import label_of
from testigo.model import Account, Code, DateRange, Place, PlacePrecision, Report, Status

_STAGES = {Status.OCCURRED: "ACCOMPLISHED", Status.THREATENED: "THREATENED"}
_FINEST = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT, PlacePrecision.MUNICIPALITY, PlacePrecision.STATE)
_WITHOUT_THINGS = frozenset({"KIDNAPPING"})  # by MUC-4's rules slots 12 to 17 do not apply
_WITHOUT_INSTRUMENTS = frozenset({"KIDNAPPING", "ARSON"})  # nor 6 and 7


@dataclass(frozen=True, slots=True)
class Instrument:
    """A weapon: its words ("" where only the act tells of it) and MUC-4's type of it."""

    words: str
    type: str


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of one report in MUC-4's terms."""

    date: str
    location: str
    type: str
    stage: str
    category: str
    instruments: tuple[Instrument, ...]
    individuals: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    things: tuple[Thing, ...]
    people: tuple[Person, ...]


def templates_of(material: Material) -> tuple[Template, ...]:
    """Return the templates of a report, one for each incident that the trained decisions find in it."""
    trained = models()
    found = incidents(material, trained.judge(material), trained.cuts, Thresholds())
    return tuple(template_of(incident, material) for incident in found)


def country_of(text: str) -> str | None:
    """Return the one of MUC-4's nine countries that a text names most, or None."""
    words = " ".join(text.upper().replace("'S", "").replace(",", " ").replace(".", " ").split())
    named = {
        code: sum(f" {words} ".count(f" {each} ") for each in entry["words"])
        for code, entry in tables().countries.items()
    }
    most = max(named, key=lambda code: named[code])
    return most if named[most] else None


def template_of(incident: Decided, material: Material) -> Template:
    """Return the template of one incident."""
    accounts = _accounts(incident, material)
    stages = [_STAGES.get(account.status, "ATTEMPTED") for account in accounts]
    return Template(
        _date(accounts, material.report),
        _location(accounts, country_of(material.report.text) or "SV"),
        incident.type,
        stages[0] if stages else "ACCOMPLISHED",
        "STATE-SPONSORED VIOLENCE" if is_state(incident) else "TERRORIST ACT",
        () if incident.type in _WITHOUT_INSTRUMENTS else _instruments(incident, accounts),
        individuals(incident),
        organisations(incident, accounts),
        () if incident.type in _WITHOUT_THINGS else things_of(incident, accounts),
        people_of(incident),
    )


def _accounts(incident: Decided, material: Material) -> tuple[Account, ...]:
    """Return the accounts that tell of an incident, best first: those in whose sentences its fillers stand."""
    scenes = material.extraction.scenes
    starts = [scenes[one.sentence].sentence.start for filler in incident.fillers for one in filler.members]

    def told(account: Account) -> float:
        sentences = {mention.sentence.start for mention in account.mentions}
        known = load().event_types.get(account.event_type)
        return sum(start in sentences for start in starts) + 2 * bool(known and known.crosswalk.muc4 == incident.type)

    return tuple(sorted((each for each in material.accounts if told(each)), key=told, reverse=True))


def _published(report: Report) -> date | None:
    return report.published.date.latest if report.published else None


def _dated(accounts: Sequence[Account]) -> tuple[DateRange, str] | None:
    readings = [reading for account in accounts for reading in account.of("date")]
    values = [(reading.value, fill(reading.claim.words.quote)) for reading in readings]
    return next(((value, words) for value, words in values if isinstance(value, DateRange)), None)


def _date(accounts: Sequence[Account], report: Report) -> str:
    """Return slot 2: a day, a range of days, or "on or before" the report's date where only a weekday is told."""
    dated, published = _dated(accounts), _published(report)
    if dated is None or dated[0].latest is None or holds(dated[1], tables().weekdays):
        return f"- {_day(published)}" if published else "-"
    value, latest = dated[0], dated[0].latest
    if published and latest > published:
        return f"- {_day(published)}"
    if value.earliest is None:
        return f"- {_day(latest)}"
    return _day(latest) if value.days == 1 else f"{_day(value.earliest)} - {_day(latest)}"


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _location(accounts: Sequence[Account], home: str) -> str:
    """Return slot 3: the country, the state or the settlement that the places of the first account with any give."""
    told = ([reading.value for reading in account.of("place")] for account in accounts)
    places = next((found for values in told if (found := [each for each in values if isinstance(each, Place)])), [])
    at_home = [place for place in places if place.country == home]
    abroad = [place for place in places if place.country in tables().countries]
    chosen = min(at_home or abroad, key=_fineness, default=None)
    country = tables().countries[chosen.country if chosen and chosen.country else home]["name"]
    if chosen is None or chosen.precision is PlacePrecision.COUNTRY:
        return str(country)
    kind = tables().states[chosen.country or home] if chosen.precision is PlacePrecision.STATE else "CITY"
    return f"{country}: {fold(chosen.name).upper()} ({kind})"


def _fineness(place: Place) -> int:
    return _FINEST.index(place.precision) if place.precision in _FINEST else len(_FINEST)


def _instruments(incident: Decided, accounts: Sequence[Account]) -> tuple[Instrument, ...]:
    """Return the weapons: words that name only the act ("shooting") give a type and no id."""
    found = dict.fromkeys(Instrument(filler.words, _weapon(filler.words)) for filler in incident.of("Weapon"))
    if found:
        return tuple(found)
    readings = [reading for account in accounts[:1] for reading in account.of("weapon")]
    known = [load().weapons.get(each.value.code) for each in readings if isinstance(each.value, Code)]
    kinds = [each.crosswalk.muc4 for each in known if each and each.crosswalk.muc4]
    return tuple(Instrument("", kind) for kind in kinds[:1])


def _weapon(words: str) -> str:
    listed = first_label(words, tables().instruments)
    code = label_of(words.lower(), "en", "weapon")
    known = load().weapons.get(code) if code else None
    return listed or (known.crosswalk.muc4 if known else None) or "GUN"
