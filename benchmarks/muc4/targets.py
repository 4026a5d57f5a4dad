"""What an incident hit: its people and things, as MUC-4's slots 12 to 16 and 18 to 23 hold them."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.muc4.deciding import Decided, Filler
from benchmarks.muc4.words import fill, first_label, tables, thing_type
from testigo.codebook import load
from testigo.model import Account, Count
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


def things_of(incident: Decided, accounts: Sequence[Account]) -> tuple[Thing, ...]:
    """Return the things that an incident hit, in the order of the text."""
    damage = [reading.claim.span for account in accounts for reading in account.of("damage")]
    found: dict[str, Thing] = {}
    for filler in incident.of("Target"):
        told = [span.quote.upper() for span in damage if filler.words in fill(span.quote)]
        found.setdefault(
            filler.words,
            Thing(filler.words, thing_type(filler.words) or "OTHER", _number(filler), _damage(told)),
        )
    return tuple(found.values())


def _damage(told: list[str]) -> str:
    if any(each in words for words in told for each in tables().destroyed):
        return "DESTROYED"
    return "SOME DAMAGE" if told else ""


def people_of(incident: Decided) -> tuple[Person, ...]:
    """Return the people that an incident hit: the named with what they are, then those that are only described."""
    described = incident.of("Description")
    found: dict[str, Person] = {}
    taken: set[int] = set()
    for filler in incident.of("Victim"):
        own = [each for each in described if _is_beside(filler, each)]
        taken |= {each.entity for each in own}
        role = own[0].words if own else ""
        kind = _type(role or filler.words, (filler, *own))
        found.setdefault(filler.words, Person(filler.words, role, kind, "1", _effect((filler, *own))))
    for filler in described:
        if filler.entity not in taken:
            person = Person("", filler.words, _type(filler.words, (filler,)), _number(filler), _effect((filler,)))
            found.setdefault(filler.words, person)
    return tuple(found.values())


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


def _effect(fillers: tuple[Filler, ...]) -> str:
    told = {each for filler in fillers for one in filler.members for each in one.attributes}
    if "killed" in told:
        return "DEATH"
    return "INJURY" if "injured" in told else ""


def _type(words: str, fillers: tuple[Filler, ...]) -> str:
    listed = first_label(words, tables().people)
    classes = [each for filler in fillers for one in filler.members for each in one.classes]
    kinds = [each.split(":", maxsplit=1)[1] for each in classes if each.startswith(("who:", "actor:"))]
    known = [load().actor_kinds.get(kind) for kind in kinds]
    return listed or next((each.crosswalk.muc4 for each in known if each and each.crosswalk.muc4), None) or "CIVILIAN"


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
