"""Where an incident was that no sentence of its own places: the sentence behind it, or the one place of the report."""

from collections.abc import Iterator, Sequence

from testigo.extraction.claim_making import make_claim
from testigo.extraction.mentions import Found, weight
from testigo.extraction.scene import Scene
from testigo.lexicon.place_names import fold
from testigo.lexicon.places import place_words
from testigo.model import Claim, Report, Told
from testigo.protocols import Candidate, Gazetteer, PlaceKind, PlaceRole, Toponym

_REACH = 20  # code points: the longest preposition
_HEADING = 200  # code points from the start of a report that a line of its own may name its place within
_PLACING = frozenset({PlaceRole.LOCATION, PlaceRole.LANDMARK, PlaceRole.PARENT, PlaceRole.ORGANISATION})


def following_claims(scenes: Sequence[Scene], groups: dict[int, list[Found]], gazetteer: Gazetteer) -> Iterator[Claim]:
    """Yield the place of a sentence without a trigger, as told of the mention before it, which names none as close.

    "Gunmen seized the passengers of a bus. It was stopped in Croix-des-Bouquets."
    """
    before: Scene | None = None
    for scene in scenes:
        group = groups.get(before.sentence.start, []) if before else []
        news = [found for found in group if found.mention.told is Told.NEWS and found.mention.event_type]
        placed = before is not None and any(_is_close(place, gazetteer) for place in before.toponyms)
        beside = {place.near for place in scene.toponyms}
        if news and not placed and scene.sentence.start not in groups:
            for place in scene.toponyms:
                near = place.role is PlaceRole.LANDMARK and place.placed and place.start not in beside
                if near or _is_inside(place, scene.report):
                    words = scene.report.span(place.start, place.end)
                    yield make_claim(max(news, key=weight), "place", words, words)
        before = scene


def lone_place_claims(
    found: Sequence[Found], toponyms: Sequence[Toponym], claims: Sequence[Claim], gazetteer: Gazetteer
) -> Iterator[Claim]:
    """Yield the one place that a report puts anything into, where no incident of it is placed at all."""
    news = [one for one in found if one.mention.told is Told.NEWS and one.mention.event_type]
    telling = {one.mention.id for one in found if one.mention.told.makes_incidents and one.mention.event_type}
    placed = [claim for claim in claims if claim.attribute == "place"]
    if not news or any(claim.mention_id in telling for claim in placed):
        return
    report = news[0].scene.report
    if placed:  # told of in general, or in law: "the toll of the attacks on villages in Bokkos has risen"
        sentences = {one.mention.id: one.mention.sentence.start for one in found}
        first = sentences[placed[0].mention_id]
        yield from (
            make_claim(news[0], "place", claim.span, claim.words)
            for claim in placed
            if sentences[claim.mention_id] == first
        )
        return
    inside = [place for place in toponyms if _is_inside(place, report) and not _is_country(place, gazetteer)]
    inside = inside or list(news[0].scene.datelines[:1]) or _heading(toponyms, report)
    if len({place.name for place in inside}) == 1:
        words = report.span(inside[0].start, inside[0].end)
        yield make_claim(news[0], "place", words, words)  # those that follow inherit it


def _is_close(place: Toponym, gazetteer: Gazetteer) -> bool:
    """Say whether a name tells more closely than by a state or a country where something was."""
    return place.role in _PLACING and may_be_town(place, gazetteer.lookup(place.name))


def _is_inside(place: Toponym, report: Report) -> bool:
    """Say whether a preposition right before a name puts something into it: "in", "en"."""
    before = report.text[max(0, place.start - _REACH) : place.start].casefold().split()[-1:]
    inside = place_words(report.language).sets["inside"]
    return place.role is PlaceRole.LOCATION and not inside.isdisjoint(before)


def may_be_town(place: Toponym, entries: Sequence[Candidate]) -> bool:
    """Say whether a name is a town's: called so, unknown to the gazetteer, or known to it as nothing larger."""
    kinds = {entry.kind for entry in entries}
    larger = {PlaceKind.STATE, PlaceKind.COUNTRY, PlaceKind.REGION}
    return place.kind is PlaceKind.SETTLEMENT or (place.kind not in larger and kinds.isdisjoint(larger))


def is_capital(place: Toponym, entries: Sequence[Candidate]) -> bool:
    """Say whether a name is that of a country's capital."""
    return place.role is not PlaceRole.DEMONYM and any(entry.capital for entry in entries)


def is_seat(place: Toponym, entries: Sequence[Candidate]) -> bool:
    """Say whether a town of this name lies in a state of this name, as most capitals of such states do."""
    return any(
        entry.kind is PlaceKind.SETTLEMENT and entry.admin1 is not None and fold(entry.admin1) == place.name
        for entry in entries
    )


def _is_country(place: Toponym, gazetteer: Gazetteer) -> bool:
    return any(entry.kind is PlaceKind.COUNTRY for entry in gazetteer.lookup(place.name))


def _heading(toponyms: Sequence[Toponym], report: Report) -> list[Toponym]:
    """Return a place that opens one of the first lines: "El Obeid, 13 June 2024"."""
    opening = (place for place in toponyms if place.start < _HEADING)
    return [place for place in opening if not report.text[: place.start].rpartition("\n")[2].strip()]
