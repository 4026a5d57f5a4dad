"""Who did it, as MUC-4's slots 8 to 11 hold it: people by their words, organisations by their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.muc4_words import fill, holds, noun_of, tables
from testigo.lexicon import register
from testigo.model import Account, Actor, Certainty, Reading

_STATE_KINDS = {"military", "police", "government"}
_LINKS = ("OF THE", "OF", "FROM THE", "FROM", "BELONGING TO THE", "BELONGING TO", "BY", "BY THE")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation held responsible: its name as the text has it, and how sure the text is."""

    name: str
    confidence: str


def organisations(account: Account) -> tuple[Organisation, ...]:
    """Return the organisations that the account's claims of a perpetrator name."""
    found: dict[str, Organisation] = {}
    for reading in _perpetrators(account):
        words = fill(reading.claim.words.quote)
        name = _organisation(words)
        if name:
            found.setdefault(name, Organisation(name, _confidence(reading, name)))
    return tuple(found.values())


def individuals(account: Account) -> tuple[str, ...]:
    """Return the people that the account's claims of a perpetrator speak of, other than by an organisation's name."""
    words = (_people(fill(reading.claim.words.quote)) for reading in _perpetrators(account))
    return tuple(dict.fromkeys(each for each in words if each and each not in tables().adjectives))


def is_state(account: Account) -> bool:
    """Say whether all who did it, as far as told, serve a state."""
    kinds = [reading.value.kind for reading in _perpetrators(account) if isinstance(reading.value, Actor)]
    return bool(kinds) and all(kind in _STATE_KINDS for kind in kinds)


def _perpetrators(account: Account) -> Iterator[Reading]:
    for reading in account.of("perpetrator"):
        words = fill(reading.claim.words.quote)
        if words and not reading.claim.retracted and words.split()[-1] not in tables().not_perpetrators:
            yield reading


def _organisation(words: str) -> str:
    """Return the name of an organisation among the words, as they have it; a state's forces only if they end so."""
    named = register.load().find(words.lower().title() if not words.isupper() else words)
    if named:
        return fill(words[named[0].start : named[0].end])
    forces = next((force for force in tables().state_forces if words.endswith(force)), None)
    return words if forces and len(words.split()) <= 4 else ""


def _people(words: str) -> str:
    name = _organisation(words)
    if not name:
        return words
    before, _, after = words.partition(name)
    people = before.strip(" [(")
    for link in _LINKS:
        people = people.removesuffix(f" {link}")
    return words if after.strip(" ])") and not people else fill(people)


def _confidence(reading: Reading, name: str) -> str:
    """Return slot 11. Source: the decision tree of MUC-4's documentation on that slot."""
    by = fill(reading.claim.attributed_to.quote) if reading.claim.attributed_to else ""
    if by and holds(by, (name,)):
        return "CLAIMED OR ADMITTED"
    if reading.claim.certainty in {Certainty.CONFIRMED, Certainty.REPORTED}:
        return "REPORTED AS FACT"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if holds(by, tables().authorities) else "SUSPECTED OR ACCUSED"


def distinct(individuals: Sequence[str]) -> tuple[str, ...]:
    """Return one description for each noun: a plural before a singular, which often only modifies."""
    kept: dict[str, str] = {}
    for words in sorted(individuals, key=lambda each: not each.endswith("S")):
        kept.setdefault(noun_of(words), words)
    return tuple(kept.values())
