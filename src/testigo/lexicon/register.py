"""The register of armed actors: who they are, what they are called, and what they are to each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from testigo.lexicon.actors.entries import MUTUAL, PART_OF, ActorEntry, GenericNames, Person, Relation, SearchWords
from testigo.lexicon.actors.loading import actors, generic_names, search_words, shipped
from testigo.lexicon.actors.search import Found, Name, NameSearch, fold
from testigo.model import ConfigurationError

__all__ = ["ActorEntry", "ActorName", "Person", "Register", "Relation", "load"]


@dataclass(frozen=True, slots=True)
class ActorName:
    """The name of an actor, or of a person, at ``start`` to ``end`` of a text (code points).

    ``candidates`` are the ids of all who bear the name, those that still exist first; ``actor_id`` is the first.
    ``how`` says in words what sort of name it is; ``ordinary`` that its words mean something else as well.
    """

    start: int
    end: int
    actor_id: str
    how: str
    candidates: tuple[str, ...]
    ordinary: bool = False


class Register:
    """The entries with their search; made by ``load``."""

    def __init__(
        self,
        entries: Mapping[str, ActorEntry],
        persons: Mapping[str, Person],
        words: SearchWords,
        generic: GenericNames,
    ) -> None:
        """Take checked entries and persons, by id."""
        self.entries, self.persons, self.words, self.generic = entries, persons, words, generic
        self._actors = NameSearch([name for entry in entries.values() for name in _names(entry)], words)
        self._forces: dict[str, list[tuple[str, list[str]]]] = {}  # ids with their local names folded, by country
        for entry in entries.values():
            local = [fold(name) for each in entry.local.values() for name in each]
            for country in entry.countries if local else ():
                self._forces.setdefault(country, []).append((entry.id, local))
        self._people = NameSearch([name for person in persons.values() for name in _person_names(person)], words)

    def entry(self, actor_id: str) -> ActorEntry:
        """Return an entry; KeyError where there is none."""
        return self.entries[actor_id]

    def find(self, text: str, country: str | None = None) -> tuple[ActorName, ...]:
        """Return the actors named in a text, from left to right, the longest name where several overlap.

        A name has to be written as names are: "Los Lobos" is a gang and "los lobos" are wolves. Lines all in
        capitals and texts all in lower case are read without regard to case. Acronyms that commonly mean something
        else ("CPS") are returned only where ``country``, the report's (ISO alpha-2), is the actor's.
        """
        names = (self._named(found, self._actors, country) for found in self._actors.find(text))
        return tuple(name for name in names if name is not None)

    def find_persons(self, text: str, country: str | None = None) -> tuple[ActorName, ...]:
        """Return the persons of the register named in a text; ``actor_id`` is the person's id.

        Names that many people bear are returned only where ``country`` is that of the person's group.
        """
        names = (self._named(found, self._people, country) for found in self._people.find(text))
        return tuple(name for name in names if name is not None)

    def local(self, words: str, country: str) -> tuple[ActorEntry, ...]:
        """Return the entries of a country that the words mean there: "the army" in Mexico is the Mexican Army.

        Those with the longest local name among the words come back; several where they share it. Words that name no
        force may name those who serve in one: "soldiers".
        """
        folded = fold(words)
        said = set(folded.split())
        serving = " ".join(force for force, members in self.words.serving.items() if said & members)
        return self._local(folded, country) or (self._local(serving, country) if serving else ())

    def _local(self, folded: str, country: str) -> tuple[ActorEntry, ...]:
        padded = f" {folded} "
        lengths: dict[str, int] = {}
        for actor_id, names in self._forces.get(country, ()):
            known = [len(name) for name in names if f" {name} " in padded]
            if known:
                lengths[actor_id] = max(known)
        return tuple(self.entries[key] for key, length in lengths.items() if length == max(lengths.values()))

    def relations_of(self, actor_id: str, year: int | None = None) -> tuple[Relation, ...]:
        """Return an actor's relations, allies and rivals that name it included; with ``year``, those of that year."""
        own = self.entries[actor_id].relations
        turned = tuple(
            replace(relation, other=entry.id)
            for entry in self.entries.values()
            for relation in entry.relations
            if relation.other == actor_id and relation.kind in MUTUAL
        )
        relations = {(relation.kind, relation.other): relation for relation in (*turned, *own)}
        return tuple(relation for relation in relations.values() if relation.held(year, year))

    def is_part_of(self, actor_id: str, whole: str, earliest: int | None = None, latest: int | None = None) -> bool:
        """Say whether an actor is a wing, faction or member of another, by however many steps.

        With years, whether it can have been so in some year from ``earliest`` to ``latest``.
        """
        wider = [
            relation.other
            for relation in self.entries[actor_id].relations
            if relation.kind in PART_OF and relation.held(earliest, latest)
        ]
        return whole in wider or any(self.is_part_of(other, whole, earliest, latest) for other in wider)

    def generic_label(self, kind: str, country: str, on: date | None = None, language: str = "en") -> str | None:
        """Return what an unnamed actor of a kind is called: "Police Forces of Mexico (2018-2024)"; None if unlisted."""
        return self.generic.label(kind, country, on, language)

    def _named(self, found: Found, search: NameSearch, country: str | None) -> ActorName | None:
        names = [name for name in found.names if self._is_meant(name, search, country)]
        if not names:
            return None
        ids = list(dict.fromkeys(name.subject for name in names))
        ids.sort(key=lambda key: key in self.entries and self.entries[key].until is not None)
        first = next(name for name in names if name.subject == ids[0])
        return ActorName(found.start, found.end, ids[0], first.how, tuple(ids), search.is_ordinary(first.written))

    def _is_meant(self, name: Name, search: NameSearch, country: str | None) -> bool:
        person = self.persons.get(name.subject)
        if not search.is_ordinary(name.written) or not (name.acronym or person):
            return True
        return country in self.entries[person.of if person else name.subject].countries


@cache
def load(extra: Path | None = None, learnt: str = "") -> Register:
    """Return the register, with the actors of a file of one's own (in the same format) added to it, and with what
    persons accepted from reports (a file's text).

    Raises ConfigurationError, naming file and entry, where a file cannot be read or does not hold together.
    """
    documents = list(shipped())
    if extra is not None:
        try:
            documents.append((str(extra), extra.read_text(encoding="utf-8")))
        except OSError as error:
            raise ConfigurationError(f"the register's file {extra} cannot be read: {error}") from error
    if learnt:
        documents.append(("what persons accepted", learnt))
    return Register(*actors(documents), search_words(), generic_names())


def _names(entry: ActorEntry) -> Iterator[Name]:
    if "(" not in entry.name:
        yield Name(entry.id, entry.name, "the usual name", acronym=entry.name.isupper())
    for language, names in entry.names.items():
        for name in names:
            yield Name(entry.id, name, f"a name ({language})")
    for acronym in entry.acronyms:
        yield Name(entry.id, acronym, "an acronym", acronym=True)


def _person_names(person: Person) -> Iterator[Name]:
    yield Name(person.id, person.name, "the person's name")
    for alias in person.aliases:
        yield Name(person.id, alias, "an alias")
