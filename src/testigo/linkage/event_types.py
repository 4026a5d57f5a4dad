"""Which event types two reports may give to one incident; the table is ``event_types.yaml``."""

from functools import cache
from importlib.resources import files

import yaml


def kinship(one: str, other: str) -> str | None:
    """Return "same_type", "kindred_type" or "other_type", or None where a type is not in the table."""
    families = _families()
    if one not in families or other not in families:
        return None
    if one == other:
        return "same_type"
    return "kindred_type" if families[one] & families[other] else "other_type"


@cache
def _families() -> dict[str, frozenset[str]]:
    table = yaml.safe_load(files("testigo.linkage").joinpath("event_types.yaml").read_text("utf-8"))
    members: dict[str, set[str]] = {}
    for family, types in table["families"].items():
        for event_type in types:
            members.setdefault(event_type, set()).add(family)
    return {event_type: frozenset(names) for event_type, names in members.items()}
