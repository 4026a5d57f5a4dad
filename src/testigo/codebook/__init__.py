"""The rules as data: what can be coded, what the codes mean, and where they stand in other schemes."""

from testigo.codebook.entries import (
    ActorCrosswalk,
    ActorKind,
    Attribute,
    Codebook,
    EventCrosswalk,
    EventType,
    Rule,
    Term,
    Weapon,
    WeaponCrosswalk,
)
from testigo.codebook.loading import load

__all__ = [
    "ActorCrosswalk",
    "ActorKind",
    "Attribute",
    "Codebook",
    "EventCrosswalk",
    "EventType",
    "Rule",
    "Term",
    "Weapon",
    "WeaponCrosswalk",
    "load",
]
