"""Why an entry of the gazetteer was chosen, in words."""

from testigo.protocols import Candidate, PlaceKind, PlaceRole
from testigo.resolution.place_containment import is_within
from testigo.resolution.place_senses import Sense


def reason_for(entry: Candidate, sense: Sense, holder: Candidate | None, others: list[Candidate]) -> str:
    """Return the reason for a choice: what rules the other candidates out, the strongest first."""
    phrase = sense.toponyms[0].phrase
    if sense.toponyms[0].role is PlaceRole.DEMONYM:
        return f"{phrase}: of {entry.name}"
    rivals = [rival for rival in sense.candidates if rival.id != entry.id]
    if not rivals:
        return f"the only {phrase} in the gazetteer"
    if holder and is_within(entry, holder):
        inside = sum(is_within(rival, holder) and rival.kind is entry.kind for rival in rivals)
        only = "the only" if not inside else "the likeliest"
        return f"{only} {phrase} within {holder.name}, named in the same phrase"
    for level, count in (("admin2", 1), ("admin1", 1)):
        unit = getattr(entry, level)
        near = [one.name for one in others if unit and getattr(one, level) == unit and one.country == entry.country]
        if len(near) >= count:
            return f"of {len(rivals) + 1} places of this name, the one in {unit}, as {_listed(near)}"
    if entry.kind in (PlaceKind.COUNTRY, PlaceKind.STATE, PlaceKind.REGION):
        return f"a {entry.kind} is the usual meaning of this name"
    same = [one.name for one in others if one.country == entry.country and one.id != entry.country]
    if same:
        return f"of {len(rivals) + 1} places of this name, the likeliest in the country of {_listed(same)}"
    return f"the largest of {len(rivals) + 1} places of this name"


def _listed(names: list[str]) -> str:
    return " and ".join(list(dict.fromkeys(names))[:2])
