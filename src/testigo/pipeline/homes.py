"""Where the outlets of the shipped source cards are at home, for the reading of place names."""

from collections.abc import Iterable

from testigo.lexicon.place_names import fold
from testigo.resolution.outlet_homes import Home
from testigo.sources.cards import Card, SourceKind

OF_THE_WORLD = frozenset({SourceKind.WIRE, SourceKind.NGO, SourceKind.INTERGOVERNMENTAL})  # write of any country
CORRESPONDENTS = frozenset({"US", "GB"})  # the shipped outlets of these countries write of others


def homes(cards: Iterable[Card]) -> dict[str, Home]:
    """Return the homes of outlets by their hosts and folded names; those that write of the whole world have none."""
    found: dict[str, Home] = {}
    for card in cards:
        if card.country and card.kind not in OF_THE_WORLD and card.country not in CORRESPONDENTS:
            town, _, state = (card.place or "").partition(", ")
            home = Home(card.country, town or None, state or None)
            found |= dict.fromkeys((*card.hosts, fold(card.title), fold(card.publisher)), home)
    return found
