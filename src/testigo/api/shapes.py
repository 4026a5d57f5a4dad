"""What the API gives out."""

from datetime import date

from pydantic import BaseModel, Field

from testigo.api.taken import WordsIn
from testigo.exports import IncidentRecord
from testigo.exports.record import EvidenceValue
from testigo.store.past import Why


class OutcomeOut(BaseModel):
    """What became of a decision."""

    action: str = Field(description="To be taken back by")
    incidents: list[str] = Field(description="The incidents as they are called now")


class DoubtOut(BaseModel):
    """A reason for a look."""

    code: str
    about: str


class IncidentSummary(BaseModel):
    """An incident in a list; figures are null where none is known."""

    id: str
    version: str
    state: str
    reviewers: int
    worth: float
    doubts: list[DoubtOut]
    event_type: str
    family: str
    status: str
    certainty: str
    told: str
    first_day: date | None
    last_day: date | None
    date_precision: str | None
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: str | None
    killed: int | None
    killed_open: bool
    injured: int | None
    perpetrators: str
    targets: str
    title: str
    reports: int


class CellOut(BaseModel):
    """One cell: its values, what it rests on, what says otherwise, and its version."""

    attribute: str
    version: str
    values: list[EvidenceValue]
    gap: str | None
    rule: str
    basis: list[str]
    dissent: list[str]


class IncidentOut(BaseModel):
    """An incident whole."""

    summary: IncidentSummary
    record: IncidentRecord
    cells: list[CellOut]


class DecisionOut(BaseModel):
    """A person's word, and whether it still stands."""

    id: str
    action: str
    act: str
    reviewer: str
    at: str
    attribute: str | None
    value: EvidenceValue | None
    note: str
    words: WordsIn | None
    quote: str | None
    stands: bool


class HeldOut(BaseModel):
    """What was held from a moment on: the cells that became another, and why. No value stands for a gap."""

    at: str
    why: list[Why]
    came: list[str] = Field(description="Reports that tell of it since")
    went: list[str] = Field(description="Reports that tell of it no longer")
    cells: dict[str, list[EvidenceValue]]


class IncidentPage(BaseModel):
    """A page of incidents; `next` is null on the last."""

    items: list[IncidentSummary]
    next: str | None


class TotalsOut(BaseModel):
    """How much fits."""

    incidents: int
    killed: int
    injured: int
    without_toll: int
    without_place: int
    without_day: int


class MapCellOut(BaseModel):
    """A mark on the map."""

    lat: float
    lon: float
    incidents: int
    family: str
    coarse: int
    killed: int
    incident: str | None
    place: str
    precision: str | None


class MapOut(BaseModel):
    """The marks of a part of the earth, and what the map cannot show."""

    cells: list[MapCellOut]
    step: float = Field(description="The side of the squares that near incidents are gathered by, in degrees")


class BarOut(BaseModel):
    """The incidents of a period and group."""

    period: str
    group: str
    incidents: int
    spread: int
    killed: int


class TallyOut(BaseModel):
    """A value with its incidents and toll."""

    value: str
    name: str
    incidents: int
    killed: int


class ProposalOut(BaseModel):
    """Two incidents that may be one, and why."""

    one: IncidentSummary
    other: IncidentSummary
    score: float
    reasons: list[str]


class AgreementOut(BaseModel):
    """The agreement of reviewers on one field."""

    field: str
    alpha: float | None
    incidents: int
    disputed: list[str]


class PlaceOut(BaseModel):
    """An entry of the gazetteer."""

    gazetteer_id: str
    name: str
    kind: str
    admin1: str | None
    admin2: str | None
    country: str | None
    lat: float
    lon: float


class ReadingOut(BaseModel):
    """What the words mean, as the machine reads them."""

    value: EvidenceValue | None
    quote: str
    reason: str


class ReceivedOut(BaseModel):
    """What was kept, to be followed, and what could not be."""

    captures: list[int]
    refused: list[str]


class ArrivalOut(BaseModel):
    """One document on its way."""

    capture: int
    origin: str
    done: bool
    reports: list[str]


class ProgressOut(BaseModel):
    """How far the documents are."""

    arrivals: list[ArrivalOut]
    done: int
    incidents: list[str]
    linked: bool = Field(description="Whether what was read has been worked into the incidents")


class ReportSummary(BaseModel):
    """A report in a list."""

    id: str
    title: str
    source: str
    language: str
    published: date | None
    incidents: int


class ReportPage(BaseModel):
    """A page of reports."""

    items: list[ReportSummary]
    next: str | None


class ReportOut(BaseModel):
    """A report whole."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    language: str
    published: date | None
    text: str
    incidents: list[str]


class IssueOut(BaseModel):
    """Trouble with a document."""

    id: str
    subject: str
    stage: str
    message: str
    settled: bool
    again: bool = Field(description="Whether it can be tried again")


class IssuePage(BaseModel):
    """A page of issues."""

    items: list[IssueOut]
    next: str | None


class ActorSummary(BaseModel):
    """An actor of the register in a list."""

    id: str
    name: str
    kind: str
    countries: list[str]
    incidents: int


class RelationOut(BaseModel):
    """What an actor is to another, and when."""

    kind: str
    other: str
    name: str
    since: int | None
    until: int | None
    source: str


class ActorOut(BaseModel):
    """An actor of the register."""

    id: str
    name: str
    kind: str
    names: dict[str, list[str]]
    acronyms: list[str]
    countries: list[str]
    areas: list[str]
    since: int | None
    until: int | None
    relations: list[RelationOut]


class ProposedByOut(BaseModel):
    """The words of a report that propose something for the register."""

    report: str
    start: int
    end: int
    quote: str


class ActorProposalOut(BaseModel):
    """What reports say of a name that the register does not know; `kind` is a relation's, or `also_called`."""

    id: str
    kind: str
    name: str
    alias: str | None
    other: str
    other_name: str
    evidence: list[ProposedByOut]


class UserOut(BaseModel):
    """Who works here."""

    name: str
    role: str
    active: bool


class TokenOut(BaseModel):
    """A token of one's own; the secret is told once, when it is made."""

    id: str
    label: str
    created_at: str
    revoked_at: str | None = None
    secret: str | None = None


class DeedOut(BaseModel):
    """One line of the trail."""

    at: str
    user: str
    deed: str
    about: str


class DeedPage(BaseModel):
    """A page of the trail."""

    items: list[DeedOut]
    next: str | None


class Me(BaseModel):
    """Who asks."""

    name: str
    role: str
    team: bool
    csrf: str = Field(description="To be sent as X-CSRF-Token with every change that a page makes; empty for tokens")
