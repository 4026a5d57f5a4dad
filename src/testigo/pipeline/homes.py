"""What source cards tell of a report: where its outlet is at home, for the reading of place names, and its name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from testigo.lexicon.place_names import fold
from testigo.model import Report
from testigo.resolution.outlet_homes import Home
from testigo.sources.cards import Card, SourceKind, card_of

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


def with_outlet(report: Report, cards: Mapping[str, Card]) -> Report:
    """Return a report that names no outlet with that of the card whose host its address is of, where there is one."""
    card = card_of(report.url, cards) if report.url and not report.source else None
    return replace(report, source=card.title) if card else report
