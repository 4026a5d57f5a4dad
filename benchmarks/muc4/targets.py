"""What an incident hit: its people and things, as MUC-4's slots 12 to 16 and 18 to 23 hold them."""

from dataclasses import dataclass

import simplemma

from benchmarks.muc4.deciding import Decided, Filler
from benchmarks.muc4.set_fills import Chooser
from benchmarks.muc4.words import head_of
from testigo.model import Count
from testigo.resolution import people

PLURAL = "PLURAL"  # how many, where no figure is told
_FARTHEST_ROLE = 2  # marks and articles between a name and what is said of its bearer


@dataclass(frozen=True, slots=True)
class Thing:
    """A physical target: words, type, number and what became of it ("" where the text does not tell)."""

    words: str
    type: str
    number: str
    effect: str


@dataclass(frozen=True, slots=True)
class Person:
    """A human target; ``name`` or ``role`` may be empty, not both."""

    name: str
    role: str
    type: str
    number: str
    effect: str

    @property
    def tag(self) -> str:
        """What cross-references name: the name, else the description."""
        return self.name or self.role


def things_of(incident: Decided, choose: Chooser) -> tuple[Thing, ...]:
    """Return the things that an incident hit, in the order of the text."""
    found: dict[str, Thing] = {}
    for filler in incident.of("Target"):
        kind, effect = (choose.value(slot, [filler]) for slot in ("thing", "damage"))
        how_many = _number(filler, otherwise="1" if _is_one(filler.words) else "")
        found.setdefault(filler.words, Thing(filler.words, kind or "OTHER", how_many, effect))
    return tuple(found.values())


def people_of(incident: Decided, choose: Chooser) -> tuple[Person, ...]:
    """Return the people that an incident hit: the named with what they are, then those that are only described."""
    described = incident.of("Description")
    found: dict[str, Person] = {}
    taken: set[int] = set()
    for filler in incident.of("Victim"):
        own = [each for each in described if _is_beside(filler, each)]
        taken |= {each.entity for each in own}
        role = own[0].words if own else ""
        found.setdefault(filler.words, _person((filler.words, role), "1", [filler, *own], choose))
    for filler in described:
        if filler.entity not in taken:
            person = _person(("", filler.words), _number(filler), [filler], choose)
            found.setdefault(filler.words, person)
    return tuple(found.values())


def _person(words: tuple[str, str], number: str, fillers: list[Filler], choose: Chooser) -> Person:
    kind, effect = (choose.value(slot, fillers) for slot in ("person", "harm"))
    return Person(*words, kind or "CIVILIAN", number, effect)


def _is_beside(name: Filler, role: Filler) -> bool:
    """Say whether a role stands right before or behind a name somewhere: "mayor Ana Ruiz", "Ana Ruiz, the mayor"."""
    return any(
        one.sentence == other.sentence
        and (
            0 < one.head - other.head <= len(one.cuts[0].words.split()) + _FARTHEST_ROLE
            or 0 < other.head - one.head <= _FARTHEST_ROLE + 2
        )
        for one in name.members
        for other in role.members
    )


def _is_one(words: str) -> bool:
    """Say whether a thing is one though its noun ends as a plural does: a bus, a headquarters."""
    noun = head_of(words).split()[-1:]
    return bool(noun) and noun[0].endswith("S") and simplemma.lemmatize(noun[0].lower(), lang="en") == noun[0].lower()


def _number(filler: Filler, otherwise: str = "") -> str:
    """Return how many, as MUC-4 writes it: 7, 5 - 7, 90 -, ~50, PLURAL; ``otherwise`` where no figure is told.

    A plural without a figure ("the priests") is as many as they are said to be elsewhere ("six priests").
    """
    resolved = (people.resolve(words.lower(), "en")[0] for words in filler.counted)
    first, *others = (number(each if isinstance(each, Count) else Count.exactly(1)) for each in resolved)
    if first != PLURAL:
        return first
    return otherwise or next((each for each in others if each not in {"1", PLURAL}), PLURAL)


def number(count: Count) -> str:
    """Return a count as MUC-4 writes it; a plural without a figure is PLURAL."""
    if count.best is None:
        return PLURAL
    if count.high is None:
        return f"{count.low} -"
    return str(count.low) if count.low == count.high else f"~{count.best}"
