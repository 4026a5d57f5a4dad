"""MUC-4's templates: what goes in each slot of the incidents that were decided on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.muc4.circumstances import likeliest
from benchmarks.muc4.columns import Material
from benchmarks.muc4.days import dates
from benchmarks.muc4.deciding import Decided, Thresholds, incidents
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.models import models
from benchmarks.muc4.other_names import each_once
from benchmarks.muc4.perpetrators import Organisation, individuals, organisations
from benchmarks.muc4.set_fills import Chooser, SetFills
from benchmarks.muc4.splitting import separate
from benchmarks.muc4.targets import Person, Thing, people_of, things_of
from benchmarks.muc4.whereabouts import places
from benchmarks.muc4.words import tables
from testigo.codebook import load
from testigo.model import Account, Code

_DEFAULT_COUNTRY = "SV"  # most reports without a country among their words are of El Salvador
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
    judged = trained.judge(material)
    decided = incidents(material, judged, trained.cuts, Thresholds())
    found = separate(material, judged.heard, decided, trained.together)
    told = (each_once(incident, material, trained.names) for incident in found)
    return tuple(template_of(incident, material, trained.chosen, trained.when_where) for incident in told)


def country_of(text: str) -> str | None:
    """Return the one of MUC-4's nine countries that a text names most, or None."""
    words = " ".join(text.upper().replace("'S", "").replace(",", " ").replace(".", " ").split())
    named = {
        code: sum(f" {words} ".count(f" {each} ") for each in entry["words"])
        for code, entry in tables().countries.items()
    }
    most = max(named, key=lambda code: named[code])
    return most if named[most] else None


def template_of(incident: Decided, material: Material, chosen: SetFills, when_where: Mapping[str, Hashed]) -> Template:
    """Return the template of one incident."""
    home = country_of(material.report.text) or _DEFAULT_COUNTRY
    choose = Chooser(material, chosen, incident.type)
    doers = [*incident.of("PerpInd"), *incident.of("PerpOrg")]
    return Template(
        likeliest(dates(incident, material), when_where["date"]),
        likeliest(places(incident, material, home), when_where["place"]),
        incident.type,
        choose.value("stage", incident.fillers) or "ACCOMPLISHED",
        choose.value("category", doers) if doers else "",  # the guidelines (7.9): as a rule empty where nobody is told
        () if incident.type in _WITHOUT_INSTRUMENTS else _instruments(incident, _accounts(incident, material), choose),
        individuals(incident),
        organisations(incident, choose),
        () if incident.type in _WITHOUT_THINGS else things_of(incident, choose),
        people_of(incident, choose),
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


def _instruments(incident: Decided, accounts: Sequence[Account], choose: Chooser) -> tuple[Instrument, ...]:
    """Return the weapons: words that name only the act ("shooting") give a type and no id."""
    found = {filler.words: filler for filler in incident.of("Weapon")}
    if found:
        kinds = {words: choose.value("instrument", [filler]) for words, filler in found.items()}
        return tuple(Instrument(words, kind) for words, kind in kinds.items())
    readings = [reading for account in accounts[:1] for reading in account.of("weapon")]
    known = [load().weapons.get(each.value.code) for each in readings if isinstance(each.value, Code)]
    told = [each.crosswalk.muc4 for each in known if each and each.crosswalk.muc4]
    return tuple(Instrument("", tables().unnamed.get(kind, kind)) for kind in told[:1])
