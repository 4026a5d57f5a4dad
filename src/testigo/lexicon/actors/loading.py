"""Reads the register's files and refuses what does not hold together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from testigo.lexicon.actors.entries import ActorEntry, GenericNames, Person, Relation, SearchWords
from testigo.lexicon.text import plain
from testigo.model import ConfigurationError

APART = ("words.yaml", "generic.yaml", "proposals.yaml")  # the folder's files that hold no actors

_ACTORS = TypeAdapter(ActorEntry)
_PERSONS = TypeAdapter(Person)

T = TypeVar("T")


class _UniqueKeys(yaml.CSafeLoader):
    """YAML as it is written, except that an id given twice is refused rather than overwritten."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} is given twice", node.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def shipped() -> Iterator[tuple[str, str]]:
    """Return name and text of the register's own files of actors."""
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml") and file.name not in APART:
            yield file.name, file.read_text(encoding="utf-8")


def search_words() -> SearchWords:
    """Return the words of words.yaml."""
    return _shaped(TypeAdapter(SearchWords), "words.yaml", "the file", parse("words.yaml", _own("words.yaml")))


def generic_names() -> GenericNames:
    """Return the names of generic.yaml."""
    return _shaped(TypeAdapter(GenericNames), "generic.yaml", "the file", parse("generic.yaml", _own("generic.yaml")))


def proposal_patterns() -> dict[str, dict[str, list[str]]]:
    """Return how reports tell of unknown groups, by language and kind of proposal (proposals.yaml)."""
    return parse("proposals.yaml", _own("proposals.yaml"))


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def parse(name: str, text: str) -> dict[str, Any]:
    """Return a file's document; ``name`` is for the error's message."""
    try:
        document = yaml.load(text, _UniqueKeys)
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{name} is no YAML: {error}") from error
    if not isinstance(document, dict):
        raise ConfigurationError(f"{name} has to hold groups and persons")
    return document


def actors(documents: Iterable[tuple[str, str]]) -> tuple[dict[str, ActorEntry], dict[str, Person]]:
    """Return the actors and persons of the files, by id.

    Raises ConfigurationError, naming file and entry, where a file is wrong, an id or a name stands twice,
    a relation leads nowhere or years run backwards.
    """
    entries: dict[str, ActorEntry] = {}
    persons: dict[str, Person] = {}
    for name, text in documents:
        document = parse(name, text)
        shared = {"countries": document.get("countries", [])}
        _add(entries, _of(_ACTORS, name, document.get("groups") or {}, shared), name)
        _add(persons, _of(_PERSONS, name, document.get("persons") or {}, {}), name)
        entries |= _named_also(entries, document.get("also") or {}, name)
    entries = _with_leaders(entries, persons)
    _check(entries, persons)
    return entries, persons


def _named_also(
    entries: Mapping[str, ActorEntry], also: Mapping[str, Mapping[str, list[str]]], name: str
) -> dict[str, ActorEntry]:
    """Return the entries of other files to which this one adds names, by language."""
    renamed = {}
    for key, more in also.items():
        if key not in entries:
            raise ConfigurationError(f"{name}, also: there is no actor {key!r} to be called so")
        old = entries[key].names
        both = {each: (*old.get(each, ()), *more.get(each, ())) for each in {**old, **more}}
        renamed[key] = replace(entries[key], names=both)
    return renamed


def _of(shape: TypeAdapter[T], name: str, rows: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, T]:
    return {key: _shaped(shape, name, key, {"id": key, **shared, **(row or {})}) for key, row in rows.items()}


def _add(known: dict[str, T], new: Mapping[str, T], name: str) -> None:
    if twice := sorted(known.keys() & new.keys()):
        raise ConfigurationError(f"{name}, {twice[0]}: the id stands in another file as well")
    known.update(new)


def _shaped(shape: TypeAdapter[T], name: str, key: str, fields: Any) -> T:
    try:
        return shape.validate_python(fields)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise ConfigurationError(f"{name}, {key}: {where}: {fault['msg']}") from error


def _with_leaders(entries: Mapping[str, ActorEntry], persons: Mapping[str, Person]) -> dict[str, ActorEntry]:
    """Return the entries with a led_by relation for each person who leads one: the person's entry says it once."""
    led: dict[str, list[Relation]] = {}
    for person in persons.values():
        if person.role == "leader":
            relation = Relation("led_by", person.id, person.source, person.since, person.until)
            led.setdefault(person.of, []).append(relation)
    return {
        key: replace(entry, relations=(*entry.relations, *led.get(key, ()))) if key in led else entry
        for key, entry in entries.items()
    }


def _check(entries: Mapping[str, ActorEntry], persons: Mapping[str, Person]) -> None:
    for entry in entries.values():
        _check_years(entry.id, entry.since, entry.until)
        for relation in entry.relations:
            _check_years(f"{entry.id}, {relation.kind}", relation.since, relation.until)
            if relation.other not in (persons if relation.kind == "led_by" else entries):
                raise ConfigurationError(f"actor {entry.id}: there is no {relation.other!r} to be {relation.kind}")
    for person in persons.values():
        _check_years(person.id, person.since, person.until)
        if person.of not in entries:
            raise ConfigurationError(f"person {person.id}: there is no group {person.of!r}")
    _check_names(entries)


def _check_years(who: str, since: int | None, until: int | None) -> None:
    if since is not None and until is not None and since > until:
        raise ConfigurationError(f"actor {who}: the years run backwards, {since} to {until}")


def _check_names(entries: Mapping[str, ActorEntry]) -> None:
    bearers: dict[str, list[ActorEntry]] = {}
    for entry in entries.values():
        for name in {plain(name) for name in all_names(entry)}:
            bearers.setdefault(name, []).append(entry)
    for name, several in bearers.items():
        for one, other in combinations(several, 2):
            declared = all(name in {plain(known) for known in entry.ambiguous} for entry in (one, other))
            if not declared and set(one.countries) & set(other.countries) and one.existed(other.since, other.until):
                raise ConfigurationError(f"actors {one.id} and {other.id} share {name!r}: declare it ambiguous in both")


def all_names(entry: ActorEntry) -> Iterator[str]:
    """Return every name by which a text can mean the actor, local names left out."""
    if "(" not in entry.name:  # a label like "Los Rojos (Guerrero)" is no name that texts use
        yield entry.name
    for names in entry.names.values():
        yield from names
    yield from entry.acronyms
