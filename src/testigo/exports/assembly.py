"""Incident to record: what we believe, beside the words it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from testigo.exports.crosswalks import crosswalk
from testigo.exports.evidence import (
    account_record,
    assessment_record,
    claim_evidence,
    judgement_record,
    mention_evidence,
    report_record,
)
from testigo.exports.record import (
    ActorRecord,
    CountRecord,
    DateRecord,
    EvidenceRecord,
    IncidentRecord,
    JudgementRecord,
    PersonRecord,
    PlaceRecord,
    SidesRecord,
    TargetRecord,
)
from testigo.exports.values import actor_record, count_record, date_record, person_record, place_record
from testigo.model import (
    Account,
    Actor,
    Cell,
    Certainty,
    Code,
    Coding,
    Count,
    DateRange,
    Gap,
    Incident,
    Judgement,
    Mention,
    Person,
    Place,
    Reading,
    Status,
    Told,
    Value,
    Words,
)

COUNTS = ("killed", "injured", "casualties", "abducted", "detained", "missing", "displaced")
FIELDS = {
    "perpetrator": "perpetrators",
    "target": "targets",
    "weapon": "weapons",
    "victim": "victims",
    "suspect": "suspects",
}
ATTRIBUTES = ("date", "place", "perpetrator", "target", "weapon", *COUNTS, "damage", "voice", "victim", "suspect")
SUREST_FIRST = tuple(Certainty)


def records(coding: Coding, incidents: Iterable[Incident] | None = None) -> Iterator[IncidentRecord]:
    """Yield the JSON form of every incident, or of some of them, in their order."""
    judged = judgements_by_account(coding.judgements)
    return (_Assembly(each, coding, judged).record() for each in (coding.incidents if incidents is None else incidents))


def incident_record(incident: Incident, coding: Coding) -> IncidentRecord:
    """Return the JSON form of an incident, with the evidence of every cell."""
    return next(records(coding, [incident]))


def judgements_by_account(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Return the judgements by their left account, so that each incident looks at its own only."""
    judged: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        judged.setdefault(judgement.left, []).append(judgement)
    return judged


@dataclass(frozen=True)
class _Assembly:
    """The parts of one record, each made from the same incident."""

    incident: Incident
    coding: Coding
    judged: Mapping[str, Sequence[Judgement]]

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        return self.coding.accounts_of(self.incident)

    @cached_property
    def readings(self) -> dict[str, Reading]:
        return self.coding.readings_of(self.incident)

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """The mentions by their own id and, the first of each, by their account's."""
        mentions = {mention.id: mention for account in self.accounts for mention in account.mentions}
        return {account.id: account.mentions[0] for account in self.accounts if account.mentions} | mentions

    def record(self) -> IncidentRecord:
        incident, event_type = self.incident, self.event_type
        perpetrators, targets = self.actors("perpetrator"), self.targets()
        return IncidentRecord(
            id=incident.id,
            main=incident.main,
            event_type=event_type,
            crosswalk=crosswalk(event_type, perpetrators, targets),
            status=Status(incident.status),
            certainty=Certainty(incident.certainty),
            withdrawn=incident.withdrawn or None,
            grade=assessment_record(incident.grade),
            clarity=assessment_record(incident.clarity),
            told=Told.NEWS if any(account.told is Told.NEWS for account in self.accounts) else Told.BACKGROUND,
            date=self.date(),
            place=self.place(),
            perpetrators=perpetrators,
            targets=targets,
            weapons=self.weapons(),
            killed_by_side=self.sides("killed"),
            **{name: self.count(name) for name in COUNTS},
            damage=self.damage(),
            victims=self.persons("victim"),
            suspects=self.persons("suspect"),
            reports=tuple(
                report_record(self.coding.reports[key], self.coding.copies.get(key)) for key in incident.report_ids
            ),
            accounts=tuple(account_record(account) for account in self.accounts),
            judgements=tuple(self.judgements()),
            evidence=tuple(self.evidence()),
            decisions=self.decisions(),
            gaps=self.gaps(),
        )

    @property
    def event_type(self) -> str:
        value = self.incident.event_type.value
        return value.code if isinstance(value, Code) else "unknown"

    def values(self, attribute: str) -> tuple[Value, ...]:
        cell = self.incident.cell(attribute)
        if cell is None or isinstance(cell.value, Gap):
            return ()
        return cell.value if isinstance(cell.value, tuple) else (cell.value,)

    def reason(self, attribute: str, value: Value) -> str:
        """How the value follows from the words: the reason of the basis that means it, else of the first."""
        cell = self.incident.cell(attribute)
        basis = [self.readings[key] for key in cell.basis if key in self.readings] if cell else []
        same = [reading for reading in basis if reading.value == value] or basis
        return same[0].resolution.reason if same else ""

    def date(self) -> DateRecord | None:
        found = [value for value in self.values("date") if isinstance(value, DateRange)]
        return date_record(found[0], self.reason("date", found[0])) if found else None

    def place(self) -> PlaceRecord | None:
        found = [value for value in self.values("place") if isinstance(value, Place)]
        return place_record(found[0], self.reason("place", found[0])) if found else None

    def count(self, attribute: str) -> CountRecord | None:
        found = [value for value in self.values(attribute) if isinstance(value, Count)]
        return count_record(found[0]) if found else None

    def weapons(self) -> tuple[str, ...] | None:
        return tuple(value.code for value in self.values("weapon") if isinstance(value, Code)) or None

    def damage(self) -> tuple[str, ...] | None:
        return tuple(value.text for value in self.values("damage") if isinstance(value, Words)) or None

    def actors(self, attribute: str) -> tuple[ActorRecord, ...] | None:
        found = [value for value in self.values(attribute) if isinstance(value, Actor)]
        return tuple(actor_record(actor, self.certainty_of(attribute, actor)) for actor in found) or None

    def persons(self, attribute: str) -> tuple[PersonRecord, ...] | None:
        found = [value for value in self.values(attribute) if isinstance(value, Person)]
        return tuple(person_record(person, self._certainty(attribute, person)) for person in found) or None

    def _certainty(self, attribute: str, person: Person) -> Certainty | None:
        """The surest certainty among the claims that name this person."""
        cell = self.incident.cell(attribute)
        basis = [self.readings[key] for key in cell.basis if key in self.readings] if cell else []
        told = [each for each in basis if isinstance(each.value, Person) and each.value.name in person.name]
        return min((each.claim.certainty for each in told), key=SUREST_FIRST.index, default=None)

    def certainty_of(self, attribute: str, actor: Actor) -> Certainty | None:
        """The surest certainty among the claims that mean this actor."""
        cell = self.incident.cell(attribute)
        basis = [self.readings[key] for key in cell.basis if key in self.readings] if cell else []
        voices = [reading.claim.certainty for reading in basis if is_same_actor(reading.value, actor)]
        return min(voices, key=SUREST_FIRST.index, default=None)

    def targets(self) -> tuple[TargetRecord, ...] | None:
        actors = self.actors("target") or ()
        killed, injured = self.side("killed", "targets"), self.side("injured", "targets")
        tied = {"killed": killed, "injured": injured} if len(actors) == 1 else {}
        return tuple(TargetRecord.model_validate(actor.model_dump() | tied) for actor in actors) or None

    def side(self, attribute: str, side: str) -> CountRecord | None:
        """The figure of one side, where the basis gives exactly one."""
        cell = self.incident.cell(attribute)
        basis = [self.readings[key] for key in cell.basis if key in self.readings] if cell else []
        figures = {
            reading.value for reading in basis if reading.claim.side == side and isinstance(reading.value, Count)
        }
        return count_record(figures.pop()) if len(figures) == 1 else None

    def sides(self, attribute: str) -> SidesRecord | None:
        perpetrators, targets = self.side(attribute, "perpetrators"), self.side(attribute, "targets")
        return SidesRecord(perpetrators=perpetrators, targets=targets) if perpetrators or targets else None

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Every cell with the name of its field in the record."""
        yield "event_type", self.incident.event_type
        for cell in self.incident.cells:
            if cell.attribute in ATTRIBUTES:
                yield FIELDS.get(cell.attribute, cell.attribute), cell

    def evidence(self) -> Iterator[EvidenceRecord]:
        for field, cell in self.cells():
            for key in dict.fromkeys((*cell.basis, *cell.dissent)):
                if key in self.readings:
                    yield claim_evidence(field, cell, self.readings[key], self.incident)
                elif key in self.mentions:
                    yield mention_evidence(field, cell, key, self.mentions[key])

    def decisions(self) -> dict[str, tuple[str, ...]]:
        """The ids in a cell's basis that no report gave: a person's decisions."""
        known = self.readings.keys() | self.mentions.keys()
        found = {field: tuple(key for key in cell.basis if key not in known) for field, cell in self.cells()}
        return {field: keys for field, keys in found.items() if keys}

    def gaps(self) -> dict[str, str]:
        gaps = {field: str(cell.value) for field, cell in self.cells() if isinstance(cell.value, Gap)}
        absent = [FIELDS.get(name, name) for name in ATTRIBUTES if self.incident.cell(name) is None]
        return gaps | dict.fromkeys(absent, "not stated")

    def judgements(self) -> Iterator[JudgementRecord]:
        members = set(self.incident.account_ids)
        found = (judgement for key in self.incident.account_ids for judgement in self.judged.get(key, ()))
        return (judgement_record(judgement) for judgement in found if judgement.right in members)


def is_same_actor(value: Value | None, actor: Actor) -> bool:
    """Say whether a claim's value is the actor: by register id, else by name, else both nameless of one kind."""
    if not isinstance(value, Actor):
        return False
    if value.actor_id and actor.actor_id:
        return value.actor_id == actor.actor_id
    if value.name or actor.name:
        return value.name == actor.name
    return value.kind == actor.kind
