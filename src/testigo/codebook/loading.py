"""Reads the codebook's files and refuses what does not hold together."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from testigo.codebook.entries import ActorKind, Attribute, Clear, Codebook, EventType, Rule, Term, Weapon
from testigo.model import ConfigurationError

_LANGUAGES = {"en", "es"}
_BESIDES_ATTRIBUTES = {"event_type", "status", "certainty", "grade", "clarity"}  # decided by rules, stated by no claim

E = TypeVar("E", EventType, Attribute, Weapon, ActorKind, Term, Rule)


@cache
def load() -> Codebook:
    """Return the codebook. Raises ConfigurationError, naming file and entry, where a file is wrong."""
    certainty, rules, grading = (_document(f"{name}.yaml") for name in ("certainty", "rules", "grading"))
    codebook = Codebook(
        event_types=entries(EventType, "event_types.yaml", _document("event_types.yaml")),
        attributes=entries(Attribute, "attributes.yaml", _document("attributes.yaml")),
        weapons=entries(Weapon, "weapons.yaml", _document("weapons.yaml")),
        actor_kinds=entries(ActorKind, "actor_kinds.yaml", _document("actor_kinds.yaml")),
        certainties=_ranked("certainty.yaml", certainty["certainty"]),
        statuses=_ranked("certainty.yaml", certainty["status"]),
        tellings=_ranked("certainty.yaml", certainty["told"]),
        rules=entries(Rule, "rules.yaml", rules["rules"]),
        voices=_ranked("rules.yaml", rules["voices"]),
        grades=_ranked("grading.yaml", grading["grades"]),
        clarities=_ranked("grading.yaml", grading["clarities"]),
        two_sided=frozenset(grading["two_sided"]),
        clear=Clear(**grading["clear"]),
    )
    check(codebook)
    return codebook


def check(codebook: Codebook) -> None:
    """Raise ConfigurationError where an entry names a code that is not there, or lacks a language."""
    for event in codebook.event_types.values():
        if event.weapon is not None and event.weapon not in codebook.weapons:
            raise ConfigurationError(f"event_types.yaml, {event.code}: there is no weapon {event.weapon!r}")
        for language in _LANGUAGES:
            if not event.examples.get(language):
                raise ConfigurationError(f"event_types.yaml, {event.code}: no examples in {language!r}")
    _check_weapons(codebook)
    if unknown := sorted(codebook.two_sided - codebook.event_types.keys()):
        raise ConfigurationError(f"grading.yaml, two_sided: there is no event type {unknown[0]!r}")
    decidable = codebook.attributes.keys() | _BESIDES_ATTRIBUTES
    for rule in codebook.rules.values():
        if unknown := sorted(set(rule.attributes) - decidable):
            raise ConfigurationError(f"rules.yaml, {rule.code}: there is no attribute {unknown[0]!r}")


def _check_weapons(codebook: Codebook) -> None:
    for weapon in codebook.weapons.values():
        seen, broader = {weapon.code}, weapon.broader
        while broader is not None:
            if broader not in codebook.weapons or broader in seen:
                raise ConfigurationError(f"weapons.yaml, {weapon.code}: {broader!r} is unknown or leads back to it")
            seen.add(broader)
            broader = codebook.weapons[broader].broader


class _UniqueKeys(yaml.CSafeLoader):
    """YAML as it is written, except that a code given twice is refused rather than overwritten."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        codes = [self.construct_object(key, deep=True) for key, _ in node.value]
        for code in codes:
            if codes.count(code) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"{code!r} is given twice", node.start_mark)
        return super().construct_mapping(node, deep)


def parse(name: str, text: str) -> dict[str, Any]:
    """Return the entries of a data file's text by code; ``name`` is for the error's message."""
    try:
        document = yaml.load(text, _UniqueKeys)
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{name} is no YAML: {error}") from error
    if not isinstance(document, dict):
        raise ConfigurationError(f"{name} has to hold entries by code")
    return document


def _document(name: str) -> dict[str, Any]:
    return parse(name, files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _ranked(name: str, document: Mapping[str, Any]) -> dict[str, Term]:
    ranked = {code: {"rank": rank, **fields} for rank, (code, fields) in enumerate(document.items())}
    return entries(Term, name, ranked)


def entries(kind: type[E], name: str, document: Mapping[str, Any]) -> dict[str, E]:
    """Return the entries of one kind. Raises ConfigurationError with the file's name and the entry's code."""
    adapter = TypeAdapter(kind)
    by_code: dict[str, E] = {}
    for code, fields in document.items():
        try:
            by_code[code] = adapter.validate_python({"code": code, **fields})
        except (ValidationError, TypeError) as error:
            raise ConfigurationError(f"{name}, {code}: {_first_fault(error)}") from error
        _check_languages(by_code[code], name)
    return by_code


def _first_fault(error: ValidationError | TypeError) -> str:
    if isinstance(error, TypeError):
        return "the entry has no fields"
    fault = error.errors()[0]
    return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"


def _check_languages(entry: E, name: str) -> None:
    texts = [entry.text] if isinstance(entry, Rule) else [entry.name, entry.definition]
    for text in texts:
        if missing := sorted(_LANGUAGES - text.keys()):
            raise ConfigurationError(f"{name}, {entry.code}: a name or definition lacks the language {missing[0]!r}")
