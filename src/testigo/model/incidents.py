"""What we believe: judgements, decisions, cells and incidents."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from testigo.model.errors import IntegrityError
from testigo.model.reports import Span
from testigo.model.values import Gap, Value


class Verdict(StrEnum):
    """Whether two accounts are of one incident."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the scorer says of a pair of accounts; ``score`` is in [0, 1], ``reasons`` are in words."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


class Act(StrEnum):
    """What a person can decide."""

    SAME = "same"  # two accounts are of one incident
    DIFFERENT = "different"  # two accounts are not
    SET = "set"  # a cell has this value
    REJECT = "reject"  # this account is no incident
    ASSESS = "assess"  # this reviewer holds the cell to have this value, without setting it
    UNDO = "undo"  # an earlier action is taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word. It wins over the machine and survives every re-run.

    ``action`` is shared by the decisions that were made in one go, and taken back in one. ``words`` are those of a
    report that a person chose as the basis of the value.
    """

    id: str
    act: Act
    subjects: tuple[str, ...]  # account ids, in order of time: two for SAME and DIFFERENT; for UNDO an action's id
    reviewer: str
    decided_at: datetime
    attribute: str | None = None
    value: Value | None = None
    note: str = ""
    action: str = ""
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What we hold true of one attribute, and why.

    ``basis`` are ids of the claims or decisions it rests on, ``dissent`` of claims that say otherwise.
    A cell without a value rests on nothing and says why under ``value`` (a Gap).
    """

    attribute: str
    value: Value | tuple[Value, ...] | Gap
    basis: tuple[str, ...]
    dissent: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.value, Gap) and not self.basis:
            raise IntegrityError(f"the cell {self.attribute!r} has a value and no basis")
        if isinstance(self.value, tuple) and not self.value:
            raise IntegrityError(f"the cell {self.attribute!r} is empty: an absent value is a Gap")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, as believed from one or more accounts. A view: always recomputed.

    ``grade`` says how well it is founded as a whole, ``clarity`` how surely it is one incident. ``partisan`` are the
    claims in which a party to the fighting speaks of its enemy.
    """

    id: str
    event_type: Cell
    cells: tuple[Cell, ...]
    status: str
    certainty: str
    main: bool
    account_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    grade: Cell | None = None
    clarity: Cell | None = None
    partisan: tuple[str, ...] = ()
    withdrawn: str = ""  # why no report that counts tells of it any more

    def cell(self, attribute: str) -> Cell | None:
        """Return the cell of an attribute, or None where the codebook has no such attribute here."""
        return next((cell for cell in self.cells if cell.attribute == attribute), None)
