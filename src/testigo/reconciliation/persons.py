"""The persons named in an incident: each name once, with what any report tells of it."""

from collections.abc import Sequence
from dataclasses import fields, replace

from testigo.lexicon.place_names import fold
from testigo.model import Cell, Person
from testigo.reconciliation.cells import cell
from testigo.reconciliation.testimony import Testimony


def reconcile_persons(attribute: str, told: Sequence[Testimony]) -> Cell | None:
    """Return the cell of the persons named, or None where there is none; a name within a longer one is the same."""
    named = [each for each in told if isinstance(each.value, Person) and not each.denied]
    if not named:
        return None
    found: dict[str, Person] = {}
    for each in sorted(named, key=lambda each: -len(_value(each).name)):
        person = _value(each)
        key = next((name for name in found if set(fold(person.name).split()) <= set(name.split())), fold(person.name))
        found[key] = _filled(found[key], person) if key in found else person
    rule = "only_claim" if len(named) == 1 else "union_of_persons"
    return cell(attribute, tuple(found.values()), named, named, rule)


def _filled(known: Person, other: Person) -> Person:
    """Return a person with what another telling adds."""
    absent = [each.name for each in fields(Person) if getattr(known, each.name) is None]
    return replace(known, **{name: getattr(other, name) for name in absent})


def _value(testimony: Testimony) -> Person:
    assert isinstance(testimony.value, Person)
    return testimony.value
