"""Words for an actor to an entry of the register, or to a description where no entry is meant for sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from testigo.lexicon.actors.search import fold
from testigo.lexicon.register import ActorEntry, ActorName, Register
from testigo.model import Actor, DateRange, Gap, GapReason

UNKNOWN_KIND = "other"


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where and when the words were written, as far as is known."""

    country: str | None
    on: DateRange | None

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year in which it can have been."""
        ends = (self.on.earliest, self.on.latest) if self.on else (None, None)
        return ends[0].year if ends[0] else None, ends[1].year if ends[1] else None

    def holds(self, entry: ActorEntry) -> bool:
        """Say whether the actor can have existed then."""
        return entry.existed(*self.years)

    def is_home(self, entry: ActorEntry) -> bool:
        """Say whether the actor is of the report's country, or of none."""
        return self.country is None or not entry.countries or self.country in entry.countries


def resolve(
    words: str,
    language: str,
    kind: str | None,
    country: str | None,
    on: DateRange | None,
    register: Register,
) -> tuple[Actor | Gap, str]:
    """Return who is meant, and why.

    ``kind`` is what the words alone say of the kind of actor (a code of the codebook), ``country`` (ISO alpha-2)
    and ``on`` where and when the report places it. A name gives its entry; of several that bear it the one of
    that country and time. Words that name more than one actor, or one from whom they set somebody apart
    ("rivals of the CJNG"), stay a description.
    """
    if not words.strip():
        return Gap(GapReason.NOT_STATED, "no words"), "no words"
    setting = _Setting(country, on)
    entries: dict[str, ActorEntry] = {}
    kinds: set[str] = set()
    notes: list[str] = []
    for name in register.find(words, country):
        shown = words[name.start : name.end]
        if _sets_apart(words, name, language, register):
            notes.append(f"the words set somebody apart from {shown!r}")
            continue
        entry, note = _choose(name, shown, setting, register)
        notes.append(note)
        kinds.update(register.entry(key).kind for key in ([entry.id] if entry else name.candidates))
        if entry is not None:
            entries[entry.id] = entry
    if not notes:
        return _without_name(words, kind, setting, register)
    meant = _narrowest(tuple(entries.values()), setting, register)
    if len(meant) == 1:
        return _named(words, meant[0]), "; ".join(notes)
    if meant:
        notes = ["the words name more than one actor: " + " and ".join(entry.name for entry in meant)]
    return _described(words, kind or (kinds.pop() if len(kinds) == 1 else None)), "; ".join(notes)


def _choose(name: ActorName, shown: str, setting: _Setting, register: Register) -> tuple[ActorEntry | None, str]:
    """Return the entry that a name means in its setting, or None, with the reason."""
    bearers = [register.entry(key) for key in name.candidates]
    home = [entry for entry in bearers if setting.is_home(entry)]
    if name.ordinary and not home:
        return None, f"{shown!r} can be ordinary words, and {_list(bearers)} is of another country"
    known = home or bearers
    living = [entry for entry in known if setting.holds(entry)] or known
    if len(living) > 1:
        return None, f"{shown!r} can be {_list(living)}"
    entry = living[0]
    note = f"{shown!r} is {name.how} of {entry.name}"
    if len(bearers) > 1:
        note += f", the one of {_list(bearers)} that fits the place and time"
    if not setting.holds(entry):
        note += f", which the register knows {_years(entry)} only"
    return entry, note


def _without_name(words: str, kind: str | None, setting: _Setting, register: Register) -> tuple[Actor, str]:
    """Return what words without a group's name mean: a known leader, a country's own force, or a description."""
    persons = {name.actor_id: name for name in register.find_persons(words, setting.country)}
    if len(persons) == 1:
        (name,) = persons.values()
        person = register.persons[name.actor_id]
        group = register.entry(person.of)
        described = Actor(description=words, kind=group.kind, name=person.name, actor_id=person.id)
        return (
            described,
            f"{words[name.start : name.end]!r} is {name.how} of {person.name}, {person.role} of {group.name}",
        )
    if setting.country:
        forces = [entry for entry in register.local(words, setting.country) if setting.holds(entry)]
        if len(forces) == 1 and kind in {None, forces[0].kind}:
            return _named(words, forces[0]), f"in a report from {setting.country} the words mean {forces[0].name}"
    return _described(words, kind), "the register has no such name: a description"


def forces_of(country: str, words: str, on: DateRange | None, register: Register) -> tuple[Actor, str] | None:
    """Return the forces of a state to which words lay a strike, and why: "a Russian missile", "el bombardeo ruso"."""
    setting = _Setting(country, on)
    forces = {
        entry.id: entry for name in ARMED_FORCES for entry in register.local(name, country) if setting.holds(entry)
    }
    if len(forces) != 1:
        return None
    (entry,) = forces.values()
    return _named(words, entry), f"the words tell of arms of {country}, which are those of {entry.name}"


ARMED_FORCES = ("armed forces", "army", "military")  # local names in the register


def _narrowest(entries: Sequence[ActorEntry], setting: _Setting, register: Register) -> tuple[ActorEntry, ...]:
    """Return the actors without those of which another was then a part: "Grupo Élite of the CJNG" is one."""
    parts = {
        whole.id for whole in entries for part in entries if register.is_part_of(part.id, whole.id, *setting.years)
    }
    return tuple(entry for entry in entries if entry.id not in parts)


def _sets_apart(words: str, name: ActorName, language: str, register: Register) -> bool:
    before = _words(fold(words[: name.start]))
    while before and before[-1] in _joints(register):
        before = before[:-1]
    after = _words(fold(words[name.end :]))
    if after[:1] == ("s",):  # a possessive: "the CJNG's rivals"
        after = after[1:]
    apart = any(before[-len(phrase) :] == phrase for phrase in _phrases(register, language, after=False))
    return apart or any(after[: len(phrase)] == phrase for phrase in _phrases(register, language, after=True))


@cache
def _phrases(register: Register, language: str, *, after: bool) -> tuple[tuple[str, ...], ...]:
    lists = register.words.after if after else register.words.apart
    return tuple(_without_joints(_words(fold(phrase)), register) for phrase in lists.get(language, ()))


@cache
def _joints(register: Register) -> frozenset[str]:
    """Return the articles and what they fuse with, which may stand between such a phrase and the name."""
    return register.words.articles | {"of", "de", "del", "al", "a", "by", "por", "to"}


def _without_joints(phrase: tuple[str, ...], register: Register) -> tuple[str, ...]:
    while len(phrase) > 1 and phrase[-1] in _joints(register):
        phrase = phrase[:-1]
    return phrase


def _words(folded: str) -> tuple[str, ...]:
    return tuple("".join(letter if letter.isalnum() else " " for letter in folded).split())


def _named(words: str, entry: ActorEntry) -> Actor:
    return Actor(description=words, kind=entry.kind, name=entry.name, actor_id=entry.id)


def _described(words: str, kind: str | None) -> Actor:
    return Actor(description=words, kind=kind or UNKNOWN_KIND)


def _list(entries: Sequence[ActorEntry]) -> str:
    return " or ".join(f"{entry.name} ({entry.countries[0]})" if entry.countries else entry.name for entry in entries)


def _years(entry: ActorEntry) -> str:
    if entry.since and entry.until:
        return f"from {entry.since} to {entry.until}"
    return f"from {entry.since}" if entry.since else f"until {entry.until}"
