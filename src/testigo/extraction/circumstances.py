"""Where and when: the claims of place and date that a sentence makes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from testigo.extraction.claim_making import make_claim
from testigo.extraction.clauses import subjects
from testigo.extraction.datings import datings, event_times
from testigo.extraction.mentions import Found, owner, weight
from testigo.extraction.pointing import place_pointed, sites
from testigo.extraction.scene import Scene
from testigo.extraction.times import is_on_calendar, is_one_day
from testigo.model import Claim, Told
from testigo.protocols import PlaceRole, Toponym

SITES = frozenset({PlaceRole.LOCATION, PlaceRole.LANDMARK})
BLAMING = frozenset({"blame", "claimed", "suspected"})


def place_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    """Yield the places that a sentence names, for the mention in whose clause each stands."""
    placed = _placed(scene, telling_ones(group) or group)
    for place, found in placed:
        if not place.placed and any(_is_site(other, place, scene) for other, one in placed if one is found):
            continue  # "a guard of Puente Grande was shot in Jauja"
        words = scene.report.span(place.start, place.end)
        yield make_claim(found, "place", words, words)


def _placed(scene: Scene, group: list[Found]) -> list[tuple[Toponym, Found]]:
    """Return the places that a sentence names, each with the mention that it may be the place of."""
    triggers = {one.mention.trigger.start for one in group}
    deeds = [one for one in group if one.mention.event_type] or group
    placed = []
    for place in _places(scene):
        told = scene.token_at(place.start)
        found = owner(scene, group, told)
        if place.start in triggers or _in_aside(scene, found, told) or _is_late_death(group, found):
            continue
        if not found.mention.event_type and _is_of_somebody(place, found):
            continue
        # a deed has a place before what only points at it
        placed.append((place, found if found.mention.event_type else owner(scene, deeds, told)))
    return placed


def _is_site(place: Toponym, other: Toponym, scene: Scene) -> bool:
    """Say whether words behind a name put a deed into a town, so that the name before may only be of somebody."""
    inside = place.role is PlaceRole.LOCATION and place.placed and place.kind is None
    return inside and other.role is PlaceRole.LOCATION and other.start < place.start and place.name in scene.towns


def _is_of_somebody(place: Toponym, found: Found) -> bool:
    """Say whether a place is only that of those who speak or are blamed.

    "Denied it in a message to a radio station of Quibdó", "laid it to those who plant mines from Tocumbo to Los Reyes".
    """
    return place.role is PlaceRole.ORGANISATION or (found.trigger.label in BLAMING and not place.placed)


def telling_ones(group: Sequence[Found]) -> list[Found]:
    """Return the mentions that tell of an incident: not in general, in law or in a film."""
    return [one for one in group if one.mention.told.makes_incidents]


def _places(scene: Scene) -> list[Toponym]:
    """Return the places that a sentence puts things into; a body's or a landmark's only where it names no other.

    Beside the one end of a road stands the other: somewhere between them it was.
    """
    named, pointed = sites(scene), place_pointed(scene)
    if pointed:
        return [*(place for place in named if place.role is not PlaceRole.LANDMARK), pointed]
    if any(place.role in SITES for place in named):
        ends = [far for near, far in pairwise(scene.toponyms) if far.role is PlaceRole.FAR_END and near in named]
        return [place for place in named if place.role is not PlaceRole.ORGANISATION] + ends
    return named


def date_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    """Yield the dates that a sentence tells, for the mention in whose clause each stands."""
    told = [(time, _dated(scene, group, scene.token_at(time.start))) for time in event_times(scene)]
    for time, found in datings(scene, [(time, found) for time, found in told if found is not None]):
        words = scene.report.span(time.start, time.end)
        yield make_claim(found, "date", words, words)


def lone_date_claims(found: Sequence[Found], scenes: Sequence[Scene], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the first day that a report tells from its first deed on, where no incident of it is dated at all.

    "A party turned to horror on Saturday after gunmen attacked", "Two were shot. It happened at 1 p.m. on Sunday".
    """
    news = [one for one in found if one.mention.told is Told.NEWS and one.mention.event_type]
    telling = {one.mention.id for one in telling_ones(found)}
    days = {time.start for scene in scenes for time in scene.times if is_on_calendar(time)}
    if not news or any(
        claim.attribute == "date" and claim.mention_id in telling and claim.words.start in days for claim in claims
    ):
        return
    behind = (scene for scene in scenes if scene.sentence.start >= news[0].mention.sentence.start)
    time = next((time for scene in behind for time in event_times(scene) if is_one_day(time)), None)
    if time is not None:
        words = news[0].scene.report.span(time.start, time.end)
        yield make_claim(news[0], "date", words, words)


def _dated(scene: Scene, group: list[Found], index: int) -> Found | None:
    """Return the mention that a time dates, if any."""
    telling = telling_ones(group) or group
    found = owner(scene, telling, index)
    deeds = [one for one in telling if one.mention.event_type]
    if _is_late_death(group, found) or _in_aside(scene, found, index):
        return None
    # "two people died and ten were wounded on Tuesday"
    return found if found.mention.event_type or not deeds else owner(scene, deeds, index)


def _in_aside(scene: Scene, found: Found, index: int) -> bool:
    """Say whether words describe whoever is blamed: "laid to a gang whose leader was sent abroad in May"."""
    if found.trigger.label not in BLAMING or scene is not found.scene:
        return False
    above = [at for at in (index, *scene.sentence.ancestors(index)) if at > scene.head(found.trigger)]
    described = [scene.sentence.tokens[at].head for at in above if scene.sentence.tokens[at].dep == "acl:relcl"]
    tokens = scene.sentence.tokens
    return any(at in scene.who or scene.actor_in(tokens[at].start, tokens[at].end) for at in described)


def _is_late_death(group: list[Found], found: Found) -> bool:
    """Say whether a mention is the later death of somebody hurt: "hurt when a bomb blew up, died on Friday"."""
    before = (hit for hit in found.scene.hits if hit.end <= found.trigger.start)
    hurt = any(hit.subject == "harm" and hit.label == "injured" for hit in before)
    deed = any(one.trigger.label not in {"death", "injury"} and one.mention.event_type for one in group)
    return found.trigger.label == "death" and ((hurt and deed) or _had_been_hurt(found))


def _had_been_hurt(found: Found) -> bool:
    """Say whether those who died are told as the wounded of before: "one of the soldiers wounded on Tuesday died"."""
    scene = found.scene
    sentence = scene.sentence
    who = {at for one in subjects(sentence, scene.head(found.trigger)) for at in sentence.subtree(one)}
    hurt = [hit for hit in scene.hits if hit.subject == "harm" and hit.label == "injured"]
    days = {scene.token_at(time.start) for time in scene.times if is_on_calendar(time)}
    behind = [hit for hit in hurt if hit.start > found.trigger.start and hit.end - hit.start == 1]
    called = (hit for hit in behind if hit.start - 1 in scene.who)  # "los soldados heridos el martes"
    dated = any(not days.isdisjoint(sentence.subtree(scene.head(hit))) for hit in called)
    return dated or any(scene.head(hit) in who for hit in hurt)


def leading_claims(scenes: tuple[Scene, ...], groups: dict[int, list[Found]]) -> Iterator[Claim]:
    """Yield the date and place of a sentence without a trigger, as told of the next mention of its paragraph.

    "It began on Saturday outside San Blas. Within two hours, six vehicles were burned."
    """
    lead: Scene | None = None
    for scene in scenes:
        group = groups.get(scene.sentence.start)
        if lead is not None and lead.sentence.paragraph != scene.sentence.paragraph:
            lead = None
        if group is None:
            lead = scene if scene.times or lead is None else lead
            continue
        if lead is not None:
            owner = [max(group, key=weight)]
            yield from () if any(event_times(scene)) else date_claims(lead, owner)
            yield from () if scene.toponyms else place_claims(lead, owner)
        lead = None
