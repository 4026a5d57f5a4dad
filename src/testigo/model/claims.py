"""What a report says: mentions, claims, their meaning, and accounts."""

from dataclasses import dataclass
from enum import StrEnum

from testigo.model.errors import IntegrityError
from testigo.model.reports import Span
from testigo.model.values import Gap, Value


class Told(StrEnum):
    """How a sentence speaks of violence. Only news and background make incidents."""

    NEWS = "news"
    BACKGROUND = "background"
    AGGREGATE = "aggregate"
    LEGAL = "legal"
    GENERIC = "generic"  # habits and opinions: "the cartel uses drones"
    OTHER = "other"  # words of war about something else: sport, film, weather

    @property
    def makes_incidents(self) -> bool:
        """Whether what is told so can be an incident."""
        return self in {Told.NEWS, Told.BACKGROUND}


class Status(StrEnum):
    """Whether what is told took place."""

    OCCURRED = "occurred"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"
    FOILED = "foiled"
    DENIED = "denied"


class Certainty(StrEnum):
    """How sure the voice is, from surest to least."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DISPUTED = "disputed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a report tells of an incident: the trigger words, in their sentence.

    ``event_type`` is empty for words that only point at an incident ("the incident"). ``anew`` says that
    the sentence opens another incident than the one before ("hours later", "in a separate attack");
    ``recalls`` that the words point back at the one before ("the attack", "este ataque").
    """

    id: str
    trigger: Span
    sentence: Span
    event_type: str  # a code of the codebook
    told: Told
    status: Status
    certainty: Certainty
    anew: bool = False
    recalls: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says of one attribute of an incident. A claim never changes.

    ``span`` is the evidence a reader is shown; ``words`` (within it) are those that state the value:
    in "killing two officers" the words are "two officers". ``side`` tells for counts of people
    whose they are: "perpetrators", "targets", or None where the words do not tell.
    ``retracted`` marks what the report itself takes back ("first said drones").
    """

    id: str
    mention_id: str
    attribute: str  # a code of the codebook's attributes
    span: Span
    words: Span
    certainty: Certainty
    attributed_to: Span | None = None
    side: str | None = None
    retracted: bool = False

    def __post_init__(self) -> None:
        if not self.words.within(self.span):
            raise IntegrityError(f"claim {self.id}: the words lie outside the evidence")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the words of a claim mean, or why that is not known; ``reason`` explains in words."""

    claim_id: str
    value: Value | Gap
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim together with its meaning."""

    claim: Claim
    resolution: Resolution

    @property
    def value(self) -> Value | None:
        """The meaning, or None where it is not known."""
        return None if isinstance(self.resolution.value, Gap) else self.resolution.value


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one incident: its mentions and what they claim."""

    id: str
    report_id: str
    mentions: tuple[Mention, ...]
    readings: tuple[Reading, ...]
    event_type: str
    told: Told
    status: Status
    certainty: Certainty
    main: bool  # the report is mainly about this incident

    def of(self, attribute: str) -> tuple[Reading, ...]:
        """Return what the account says of one attribute, in the order of the text."""
        return tuple(reading for reading in self.readings if reading.claim.attribute == attribute)
