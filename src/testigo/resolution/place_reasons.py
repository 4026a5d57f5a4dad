"""Why an entry of the gazetteer was chosen, in words."""

from testigo.protocols import Candidate, PlaceKind, PlaceRole
from testigo.resolution.place_containment import is_within
from testigo.resolution.place_senses import Sense


def reason_for(entry: Candidate, sense: Sense, holder: Candidate | None, others: list[Candidate]) -> str:
    """Return the reason for a choice: what rules the other candidates out, the strongest first."""
    phrase = sense.toponyms[0].phrase
    rivals = [rival for rival in sense.candidates if rival.id != entry.id]
    if sense.toponyms[0].role is PlaceRole.DEMONYM:
        return f"{phrase}: of {entry.name}"
    if not rivals:
        return f"the only {phrase} in the gazetteer"
    if holder and is_within(entry, holder):
        alone = not any(is_within(rival, holder) and rival.kind is entry.kind for rival in rivals)
        return f"the {'only' if alone else 'likeliest'} {phrase} within {holder.name}, named in the same phrase"
    return _from_company(entry, len(rivals) + 1, others)


def _from_company(entry: Candidate, count: int, others: list[Candidate]) -> str:
    """Return the reason that the report's other places give."""
    compatriots = [one for one in others if one.country and one.country == entry.country]
    for level in ("admin2", "admin1"):
        unit = getattr(entry, level)
        near = [one.name for one in compatriots if unit and getattr(one, level) == unit]
        if near:
            return f"of {count} places of this name, the one in {unit}, as {_listed(near)}"
    if entry.kind in (PlaceKind.COUNTRY, PlaceKind.STATE, PlaceKind.REGION):
        return f"a {entry.kind} is the usual meaning of this name"
    if compatriots:
        listed = _listed([one.name for one in compatriots])
        return f"of {count} places of this name, the likeliest in the country of {listed}"
    return f"the largest of {count} places of this name"


def _listed(names: list[str]) -> str:
    return " and ".join(list(dict.fromkeys(names))[:2])
