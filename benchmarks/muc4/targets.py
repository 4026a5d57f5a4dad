"""What an incident hit: its people and things, as MUC-4's slots 12 to 16 and 18 to 23 hold them."""

from dataclasses import dataclass

from benchmarks.muc4.deciding import Decided, Filler
from benchmarks.muc4.set_fills import Chooser
from testigo.model import Count
from testigo.resolution import people

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
        found.setdefault(filler.words, Thing(filler.words, kind or "OTHER", _number(filler), effect))
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


def _number(filler: Filler) -> str:
    """Return how many, as MUC-4 writes it: 7, 5 - 7, 90 -, ~50, PLURAL."""
    resolved, _ = people.resolve(filler.counted.lower(), "en")
    return number(resolved if isinstance(resolved, Count) else Count.exactly(1))


def number(count: Count) -> str:
    """Return a count as MUC-4 writes it; a plural without a figure is PLURAL."""
    if count.best is None:
        return "PLURAL"
    if count.high is None:
        return f"{count.low} -"
    return str(count.low) if count.low == count.high else f"~{count.best}"
