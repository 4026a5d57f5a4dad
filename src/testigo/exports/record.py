"""The JSON form of an incident, and of everything in it. The JSON Schema is generated from these models."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from testigo.model import Certainty, DatePrecision, PlacePrecision, Status, TimeOfDay, Told


class JsonRecord(BaseModel):
    """The root of all records: unknown fields are errors, and a record never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CountRecord(JsonRecord):
    """A number of people. ``best`` and ``high`` are null where the source leaves them open, never zero."""

    low: int = Field(ge=0)
    best: int | None
    high: int | None


class DateRecord(JsonRecord):
    """The days within which it happened, both ends included; an open end is null."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    time_of_day: TimeOfDay | None = None
    reason: str = Field(default="", description="How the date follows from the words.")


class PlaceRecord(JsonRecord):
    """Where it happened: degrees of WGS 84, the country as ISO 3166-1 alpha-2.

    `precision` is that of the place as the words name it; `located` says how exact the coordinates are. The two differ
    for a place that the gazetteer lacks: a village known to lie in a municipality has the coordinates of that, or none.

    The codes of the units named `admin1` and `admin2` are null where they are not known.
    """

    name: str
    admin2: str | None
    admin1: str | None
    country: str | None
    lat: float | None = Field(ge=-90, le=90)
    lon: float | None = Field(ge=-180, le=180)
    precision: PlacePrecision
    gazetteer_id: str
    admin1_iso: str | None = Field(default=None, description="ISO 3166-2.")
    admin1_pcode: str | None = Field(default=None, description="P-code: the country, its statistical office's number.")
    admin2_pcode: str | None = Field(default=None, description="P-code; for Mexico made of INEGI's number.")
    located: PlacePrecision = Field(
        default_factory=lambda told: told["precision"], description="How closely it is known where that is."
    )
    reason: str = Field(default="", description="How the place follows from the words.")


class ActorRecord(JsonRecord):
    """Who acts. ``name`` and ``actor_id`` are null for people known by a description only."""

    name: str | None
    actor_id: str | None
    description: str
    kind: str
    certainty: Certainty | None = Field(description="How sure the surest voice is that names this actor.")
    count: CountRecord | None


class TargetRecord(ActorRecord):
    """Who is acted upon. ``killed`` and ``injured`` are given where the words tie a figure to the only target."""

    killed: CountRecord | None = None
    injured: CountRecord | None = None


class PersonRecord(JsonRecord):
    """A person whom a report names. Personal data: profiles withhold it, and whoever receives it must protect it."""

    name: str
    role: str | None = Field(description="In the report's words.")
    age: int | None = Field(ge=0, description="In years.")
    fate: str | None = Field(
        description="killed, injured, abducted, detained, missing or casualties; null if not told."
    )
    certainty: Certainty | None
    personal: bool = Field(default=True, description="Always true: the entry is personal data.")


class ReportRecord(JsonRecord):
    """A report that tells of the incident."""

    id: str
    title: str | None
    url: str | None
    source: str | None
    published: date | None = Field(description="The day of publication, where that is known.")
    publication: DateRecord | None = Field(
        default=None, description="When it was published, as exactly as is known; `reason` is the evidence of it."
    )
    author: str | None = None
    dateline: str | None = Field(default=None, description="Where it was filed.")
    copy_of: str | None = Field(default=None, description="The report that it copies: both are one voice.")
    overlap: float | None = Field(default=None, description="The share of their runs of four words that is the same.")

    @property
    def name(self) -> str:
        """The outlet, else what else tells the report from others."""
        return self.source or self.title or self.id

    @property
    def citation(self) -> str:
        """Its name, with its address where it has one."""
        return f"{self.name} {self.url}" if self.url else self.name


EvidenceValue = CountRecord | DateRecord | PlaceRecord | ActorRecord | PersonRecord | str


class EvidenceRecord(JsonRecord):
    """What one report says of one field. ``quote`` stands at ``start`` to ``end`` of its text, in code points."""

    field: str
    value: EvidenceValue | None = Field(description="What the words mean; null where that is not known (see `reason`).")
    report: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    quote: str
    words_start: int = Field(ge=0, description="Where the words that state the value begin, inside the quote.")
    words_end: int = Field(ge=1)
    attributed_to: str | None
    certainty: Certainty
    basis: bool = Field(description="True where the field rests on it, false where it says otherwise.")
    rule: str = Field(description="The rule that chose the value of the field.")
    reason: str = Field(description="How the value follows from the words, or why it does not.")
    partisan: bool = Field(default=False, description="True where one side of the fighting speaks of the other.")
    side: str | None = Field(default=None, description="Whose the people counted are: perpetrators or targets.")


class AccountRecord(JsonRecord):
    """One report's telling of the incident."""

    id: str
    report: str
    told: Told
    status: Status
    certainty: Certainty
    event_type: str
    main: bool


class JudgementRecord(JsonRecord):
    """Why two accounts are held to be of this one incident."""

    left: str
    right: str
    verdict: str
    score: float
    reasons: tuple[str, ...]


class SidesRecord(JsonRecord):
    """How many of the killed belonged to each side, where the words tell."""

    perpetrators: CountRecord | None
    targets: CountRecord | None


class AssessmentRecord(JsonRecord):
    """What holds of the incident as a whole: a code of the codebook, and the rule it follows from."""

    value: str
    rule: str


class Crosswalk(JsonRecord):
    """The place of the event type in other codebooks; null where it has none."""

    acled: tuple[str, str] | None
    plover: str | None
    ucdp: str | None
    muc4: str | None
    gtd: str | None = None


class IncidentRecord(JsonRecord):
    """One incident. A null field is unknown, never zero or none; `gaps` says why."""

    id: str
    main: bool
    event_type: str
    crosswalk: Crosswalk
    status: Status
    certainty: Certainty
    withdrawn: str | None = Field(default=None, description="Why no report that counts tells of it any more.")
    grade: AssessmentRecord | None = Field(
        description="How well it is founded: confirmed, fair, weak, contested or discounted."
    )
    clarity: AssessmentRecord | None = Field(description="How surely it is one incident: clear or summary.")
    told: Told
    date: DateRecord | None
    place: PlaceRecord | None
    perpetrators: tuple[ActorRecord, ...] | None
    targets: tuple[TargetRecord, ...] | None
    weapons: tuple[str, ...] | None
    killed: CountRecord | None
    killed_by_side: SidesRecord | None
    injured: CountRecord | None
    casualties: CountRecord | None = Field(description="Killed or hurt, where the words do not tell which.")
    abducted: CountRecord | None
    detained: CountRecord | None
    missing: CountRecord | None
    displaced: CountRecord | None
    damage: tuple[str, ...] | None
    victims: tuple[PersonRecord, ...] | None = None
    suspects: tuple[PersonRecord, ...] | None = None
    reports: tuple[ReportRecord, ...]
    accounts: tuple[AccountRecord, ...]
    judgements: tuple[JudgementRecord, ...]
    evidence: tuple[EvidenceRecord, ...]
    decisions: dict[str, tuple[str, ...]] = Field(description="Ids of a person's decisions, by the field they set.")
    gaps: dict[str, str]
