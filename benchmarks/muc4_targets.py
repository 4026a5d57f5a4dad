"""What an incident hit: the people and things of an account, as MUC-4's slots 12 to 16 and 18 to 23 hold them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from benchmarks.muc4_words import (
    fill,
    first_label,
    holds,
    noun_of,
    split_name,
    tables,
    thing_type,
    without_count,
)
from testigo.codebook import load
from testigo.model import Account, Actor, Count, Reading
from testigo.resolution import people

_EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
_HARMS = ("killed", "injured", "abducted", "missing")
_KILLINGS = {"targeted_killing", "massacre", "body_found"}
_ON_THINGS = {"landmine_ied", "arson"}  # on the training half, other types hit no more things than they name in vain
_MARKS = "\"'.,;:()[]"
_COMBATANTS = {"rebels", "criminal group", "armed group", "militia"}
_STATE_FIGHTERS = {"ACTIVE MILITARY", "LAW ENFORCEMENT"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A physical target: words, type, number and what became of it ("" where the text does not tell)."""

    words: str
    type: str
    number: str
    effect: str


@dataclass(frozen=True, slots=True)
class Person:
    """A human target; ``name`` or ``role`` may be empty, not both. ``fighter`` tells soldiers and policemen."""

    name: str
    role: str
    type: str
    number: str
    effect: str

    @property
    def tag(self) -> str:
        """What cross-references name: the name, else the description."""
        return self.name or self.role

    @property
    def fighter(self) -> bool:
        """Whether clashes that hurt only such people are no incidents to MUC-4."""
        return self.type in _STATE_FIGHTERS


def _beside(account: Account) -> Iterator[str]:
    """Yield the things named in the sentences that tell of an incident, each with the words that describe it."""
    for mention in account.mentions:
        tokens = mention.sentence.quote.upper().split()
        for end, token in enumerate(tokens, start=1):
            goes_on = end < len(tokens) and token[-1] not in _MARKS and thing_type(tokens[end].strip(_MARKS))
            if thing_type(token.strip(_MARKS)) and not goes_on:
                yield fill(" ".join(tokens[_start(tokens, end) : end]))


def _start(tokens: list[str], end: int) -> int:
    """Return where the phrase that ends at ``end`` starts: after an article or a preposition, or four words back."""
    for back in range(end - 2, max(end - 6, -1), -1):
        if tokens[back] in tables().before_things or tokens[back][-1] in _MARKS:
            return back + 1
    return end - 1


def things_of(account: Account) -> tuple[Thing, ...]:
    """Return the things that an account says were hit, in the order of the text."""
    found: dict[str, Thing] = {}
    for reading in (*account.of("target"), *account.of("damage")):
        words = fill(reading.claim.words.quote)
        kind = thing_type(words)
        if kind is None or reading.claim.retracted:
            continue
        effect = _damage(reading) if reading.claim.attribute == "damage" else ""
        old = found.get(words)
        found[words] = Thing(words, kind, _number(words, None), effect or (old.effect if old else ""))
    if not found and account.event_type in _ON_THINGS:
        found = {
            words: Thing(words, thing_type(words) or "OTHER", _number(words, None), "") for words in _beside(account)
        }
    return tuple(found.values())


def people_of(account: Account) -> tuple[Person, ...]:
    """Return the people that an account says were hit: fighters of armed groups are not among them."""
    excluded = {fill(r.claim.words.quote) for r in account.of("target") if _kind(r) in _COMBATANTS}
    found: dict[str, Person] = {}
    kinds = {fill(r.claim.words.quote): _kind(r) for r in account.of("target")}
    for attribute in ("target", *_HARMS):
        for reading in account.of(attribute):
            words = fill(reading.claim.words.quote)
            wrong_side = reading.claim.side == "perpetrators" or words in excluded or reading.claim.retracted
            if not wrong_side and _is_people(words, reading):
                _add(found, words, kinds.get(words, ""), reading)
    if account.event_type in _KILLINGS:
        return tuple(each if each.effect else replace(each, effect="DEATH") for each in found.values())
    return tuple(found.values())


def is_fighters(words: str) -> bool:
    """Say whether a thing belongs to those who fight, such as barracks."""
    return holds(words, tables().fighting_places)


def unharmed(account: Account) -> bool:
    """Say whether the account says that nobody was killed or hurt."""
    values = [r.value for attribute in _EFFECTS for r in account.of(attribute)]
    return bool(values) and all(isinstance(value, Count) and value.high == 0 for value in values)


def _add(found: dict[str, Person], words: str, kind: str, reading: Reading) -> None:
    name, role = split_name(without_count(words))
    old = found.get(name or role)
    effect = _EFFECTS.get(reading.claim.attribute, "") or (old.effect if old else "")
    value = reading.value
    count = value if isinstance(value, Count) else value.people if isinstance(value, Actor) else None
    number = "1" if name else _number(words, count)
    found[name or role] = Person(
        name, role or (old.role if old else ""), old.type if old else _type(words, kind), number, effect
    )


def _is_people(words: str, reading: Reading) -> bool:
    nobody = isinstance(reading.value, Count) and reading.value.high == 0
    bare = words in tables().not_people or words.replace(",", "").isdigit() or not words
    return not (nobody or bare or thing_type(words) or noun_of(words) in tables().not_people_nouns)


def _kind(reading: Reading) -> str:
    return reading.value.kind if isinstance(reading.value, Actor) else ""


def _type(words: str, kind: str) -> str:
    listed = first_label(words, tables().people)
    if "FORMER" in words.split():
        former = "FORMER ACTIVE MILITARY" if kind == "military" else "FORMER GOVERNMENT OFFICIAL"
        return former if kind in {"military", "government"} or listed == "GOVERNMENT OFFICIAL" else listed or "CIVILIAN"
    known = load().actor_kinds.get(kind)
    return listed or (known.crosswalk.muc4 if known else None) or "CIVILIAN"


def _damage(reading: Reading) -> str:
    told = fill(reading.claim.span.quote)
    words = reading.claim.span.quote.upper()
    if any(each in words for each in tables().destroyed):
        return "DESTROYED"
    return "NO DAMAGE" if holds(told, ("NO",)) else "SOME DAMAGE"


def _number(words: str, count: Count | None) -> str:
    """Return how many, as MUC-4 writes it: 7, 5 - 7, 90 -, ~50, PLURAL."""
    if count is None or count.low <= 1:
        resolved, _ = people.resolve(words.lower(), "en")
        count = resolved if isinstance(resolved, Count) else Count.exactly(1)
    return number(count)


def number(count: Count) -> str:
    """Return a count as MUC-4 writes it; a plural without a figure is PLURAL."""
    if count.best is None:
        return "PLURAL"
    if count.high is None:
        return f"{count.low} -"
    return str(count.low) if count.low == count.high else f"~{count.best}"


def merged_people(groups: Iterable[tuple[Person, ...]]) -> tuple[Person, ...]:
    """Return the people of several accounts of one incident, once each, with what any of them says of their fate."""
    found: dict[str, Person] = {}
    for person in (each for group in groups for each in group):
        old = found.get(person.tag)
        if old is None or not old.effect:
            found[person.tag] = person
    return _distinct(tuple(found.values()))


def _distinct(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Drop descriptions of people already there ("mayor" beside "mayor Ana Ruiz"), and the unhurt beside the hurt."""
    kept: dict[str, Person] = {}
    named = {noun_of(each.role) for each in people if each.name and each.role}
    for person in sorted(people, key=lambda each: not each.effect):
        if person.name:
            kept[person.name] = person
        elif noun_of(person.role) not in named:
            kept.setdefault(noun_of(person.role), person)
    harmed = tuple(person for person in kept.values() if person.effect or person.name)
    return harmed or tuple(kept.values())


def merged_things(groups: Iterable[tuple[Thing, ...]]) -> tuple[Thing, ...]:
    """Return the things of several accounts of one incident, once each."""
    found: dict[str, Thing] = {}
    for thing in (each for group in groups for each in group):
        old = found.get(thing.words)
        if old is None or not old.effect:
            found[thing.words] = thing
    return tuple(found.values())
