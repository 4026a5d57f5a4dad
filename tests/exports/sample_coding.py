"""A coding built by hand from the invented reports: every kind of value, gap, dissent and precision is in it."""

from dataclasses import dataclass
from datetime import date

from sample_texts import REPORTS

from testigo.model import (
    Account,
    Actor,
    Cell,
    Certainty,
    Claim,
    Code,
    Coding,
    Count,
    DatePrecision,
    DateRange,
    Gap,
    GapReason,
    Incident,
    Judgement,
    Mention,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Resolution,
    Span,
    Status,
    TimeOfDay,
    Told,
    Value,
    Verdict,
)

COUNTS = ("killed", "injured", "casualties", "abducted", "detained", "missing", "displaced")
ATTRIBUTES = ("date", "place", "perpetrator", "target", "weapon", *COUNTS, "damage")


@dataclass(frozen=True)
class Said:
    """A claim in short: the attribute, the report, the words with their value, and who says so."""

    attribute: str
    report: str
    words: str
    value: Value | Gap
    certainty: Certainty = Certainty.REPORTED
    by: str | None = None
    side: str | None = None
    dissent: bool = False
    evidence: str | None = None


def day(text: str, time: TimeOfDay | None = None) -> DateRange:
    return DateRange(date.fromisoformat(text), date.fromisoformat(text), DatePrecision.DAY, time)


def days(start: str, end: str, precision: DatePrecision) -> DateRange:
    return DateRange(date.fromisoformat(start), date.fromisoformat(end), precision)


def weapon(code: str) -> Code:
    return Code("weapon", code)


def people(words: str, kind: str, number: int | None = None) -> Actor:
    return Actor(words, kind, people=Count.exactly(number) if number else None)


def named(name: str, kind: str, words: str | None = None) -> Actor:
    return Actor(words or name, kind, name, f"actor-{name.lower().replace(' ', '-')}")


def report(key: str) -> Report:
    known = REPORTS[key]
    published = Published(day(known["published"] or ""), "metadata")
    return Report(
        key, known["text"] or "", known["language"] or "", known["title"], known["url"], known["source"], published
    )


REPORT_BY_ID = {key: report(key) for key in REPORTS}


def quote(report_id: str, words: str) -> Span:
    text = REPORT_BY_ID[report_id].text
    start = text.index(words)
    return REPORT_BY_ID[report_id].span(start, start + len(words))


def sentence(report_id: str, words: Span) -> Span:
    """The line of the text around the words, cut at full stops: enough for a sample."""
    text = REPORT_BY_ID[report_id].text
    befores = [(text.rfind(mark, 0, words.start), len(mark)) for mark in (". ", "\n")]
    start = max([found + length for found, length in befores if found >= 0], default=0)
    stops = [stop + 1 for stop in (text.find(". ", words.end), text.find(".\n", words.end)) if stop >= 0]
    return REPORT_BY_ID[report_id].span(start, min([*stops, len(text)]))


def reading(incident_id: str, number: int, said: Said) -> Reading:
    words = quote(said.report, said.words)
    claim = Claim(
        id=f"{incident_id}-c{number:02}",
        mention_id=f"{incident_id}-{said.report}-m",
        attribute=said.attribute,
        span=quote(said.report, said.evidence) if said.evidence else sentence(said.report, words),
        words=words,
        certainty=said.certainty,
        attributed_to=quote(said.report, said.by) if said.by else None,
        side=said.side,
    )
    return Reading(claim, Resolution(claim.id, said.value, f"the words {said.words!r}"))


@dataclass(frozen=True)
class Happening:
    """An incident in short."""

    id: str
    event_type: str
    triggers: dict[str, str]  # report id -> trigger words
    said: tuple[Said, ...]
    status: Status = Status.OCCURRED
    certainty: Certainty = Certainty.REPORTED
    main: bool = True
    contested: tuple[str, ...] = ()


def cell(attribute: str, told: Happening, readings: list[Reading]) -> Cell:
    pairs = [(one, said) for one, said in zip(readings, told.said, strict=True) if said.attribute == attribute]
    basis = tuple(one.claim.id for one, said in pairs if not said.dissent)
    dissent = tuple(one.claim.id for one, said in pairs if said.dissent)
    values = tuple(dict.fromkeys(one.value for one, said in pairs if not said.dissent and one.value is not None))
    if attribute in told.contested:
        return Cell(attribute, Gap(GapReason.CONTESTED, "two reports exclude each other"), (), basis + dissent, "")
    if not values:
        reason = GapReason.UNRESOLVED if pairs else GapReason.NOT_STATED
        return Cell(attribute, Gap(reason), (), basis + dissent)
    if attribute in ("perpetrator", "target", "weapon", "damage"):
        return Cell(
            attribute, values, basis, dissent, f"union_of_{attribute.removesuffix('s')}s".replace("damages", "damage")
        )
    if len(values) > 1:
        if all(isinstance(value, Count) for value in values):
            total = Count.exactly(sum(value.best or 0 for value in values if isinstance(value, Count)))
            return Cell(attribute, total, basis, dissent, "sum_of_groups")
        return Cell(attribute, values[0], basis, dissent, "most_specific_place")
    rule = "official_later_over_early" if dissent else "only_claim" if len(basis) == 1 else "all_agree"
    return Cell(attribute, values[0], basis, dissent, rule)


def build(told: Happening) -> tuple[Incident, list[Account]]:
    readings = [reading(told.id, number, said) for number, said in enumerate(told.said)]
    accounts = []
    for report_id, trigger in told.triggers.items():
        words = quote(report_id, trigger)
        mention = Mention(
            f"{told.id}-{report_id}-m",
            words,
            sentence(report_id, words),
            told.event_type,
            Told.NEWS if told.main else Told.BACKGROUND,
            told.status,
            told.certainty,
        )
        own = tuple(one for one in readings if one.claim.span.report_id == report_id)
        accounts.append(
            Account(
                f"{told.id}-{report_id}",
                report_id,
                (mention,),
                own,
                told.event_type,
                mention.told,
                told.status,
                told.certainty,
                told.main,
            )
        )
    mentions = tuple(account.mentions[0].id for account in accounts)
    incident = Incident(
        told.id,
        Cell("event_type", Code("event_type", told.event_type), mentions, rule="majority_type"),
        tuple(cell(attribute, told, readings) for attribute in ATTRIBUTES),
        told.status,
        told.certainty,
        told.main,
        tuple(account.id for account in accounts),
        tuple(told.triggers),
        Cell("grade", Code("grade", "fair"), mentions, rule="independent_reports"),
        Cell("clarity", Code("clarity", "clear"), mentions, rule="told_closely"),
    )
    return incident, accounts


def coding(samples: tuple[Happening, ...]) -> Coding:
    built = [build(told) for told in samples]
    judgements = []
    for _, accounts in built:
        judgements += [
            Judgement(accounts[0].id, other.id, Verdict.SAME, 0.97, ("same place", "same day", "drones, police"))
            for other in accounts[1:]
        ]
    return Coding(
        tuple(incident for incident, _ in built),
        {account.id: account for _, accounts in built for account in accounts},
        REPORT_BY_ID,
        tuple(judgements),
    )


def place(
    key: str, name: str, precision: PlacePrecision, around: tuple[str, str | None, str | None], at: tuple[float, float]
) -> Place:
    country, admin1, admin2 = around
    return Place(f"gn-{key}", name, precision, country, admin1, admin2, *at)


EL_COBANO = place("1", "El Cobano", PlacePrecision.SETTLEMENT, ("MX", "Michoacán", "Aguililla"), (18.721, -102.812))
AGUILILLA = place("2", "Aguililla", PlacePrecision.MUNICIPALITY, ("MX", "Michoacán", "Aguililla"), (18.737, -102.788))
JAMUNDI = place("3", "Jamundí", PlacePrecision.MUNICIPALITY, ("CO", "Valle del Cauca", "Jamundí"), (3.2607, -76.5347))
MANABI = place("4", "Manabí", PlacePrecision.STATE, ("EC", "Manabí", None), (-0.7, -80.1))
MIREBALAIS = place("5", "Mirebalais", PlacePrecision.SETTLEMENT, ("HT", "Centre", "Mirebalais"), (18.835, -72.105))
SINALOA = place("6", "Sinaloa", PlacePrecision.STATE, ("MX", "Sinaloa", None), (25.0, -107.5))
NORTE = place("7", "Norte de Santander", PlacePrecision.STATE, ("CO", "Norte de Santander", None), (8.0, -72.9))
APATZINGAN = place(
    "8", "Apatzingán", PlacePrecision.SETTLEMENT, ("MX", "Michoacán", "Apatzingán"), (19.0886, -102.3508)
)
CALI = place("9", "Cali", PlacePrecision.SETTLEMENT, ("CO", "Valle del Cauca", "Cali"), (3.4372, -76.5225))
CULIACAN = place("10", "Culiacán", PlacePrecision.SETTLEMENT, ("MX", "Sinaloa", "Culiacán"), (24.8091, -107.394))
ESMERALDAS = place(
    "11", "Esmeraldas", PlacePrecision.SETTLEMENT, ("EC", "Esmeraldas", "Esmeraldas"), (0.9592, -79.6539)
)
CHILPANCINGO = place(
    "12", "Chilpancingo", PlacePrecision.SETTLEMENT, ("MX", "Guerrero", "Chilpancingo"), (17.5506, -99.5024)
)
HAITI = place("13", "Haiti", PlacePrecision.COUNTRY, ("HT", None, None), (19.0, -72.4))

CJNG = named("CJNG", "criminal group", "Cártel Jalisco Nueva Generación")
NIGHT = TimeOfDay.NIGHT
OFFICIAL, ALLEGED = Certainty.CONFIRMED, Certainty.ALLEGED
