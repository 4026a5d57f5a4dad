"""Where and when: the claims of place and date, and those that are none (datelines, dates of the saying)."""

from collections.abc import Iterator

from testigo.extraction.claim_making import make_claim
from testigo.extraction.mentions import Found, owner, weight
from testigo.extraction.scene import Scene
from testigo.lexicon.calendar import TimeExpression
from testigo.lexicon.grammar import small_words
from testigo.model import Claim, Told
from testigo.protocols import PlaceRole, Toponym

SIDELINED = frozenset({PlaceRole.DATELINE, PlaceRole.ORIGIN, PlaceRole.DEMONYM, PlaceRole.ELSEWHERE, PlaceRole.FAR_END})
SITES = frozenset({PlaceRole.LOCATION, PlaceRole.LANDMARK})
DASHES = ("--", "—", "–", ".-", " - ")
DATELINE_REST = 40  # code points: how far before its dash the date of a dateline stands, with an agency between


def place_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    """Yield the places that a sentence names, for the mention in whose clause each stands."""
    triggers = {one.mention.trigger.start for one in group}
    group = telling_ones(group) or group
    deeds = [one for one in group if one.mention.event_type] or group
    for place in _places(scene):
        told = scene.token_at(place.start)
        found = owner(scene, group, told)
        if place.start in triggers or _in_aside(scene, found, told) or _is_late_death(group, found):
            continue
        words = scene.report.span(place.start, place.end)
        # a deed has a place before what only points at it
        yield make_claim(found if found.mention.event_type else owner(scene, deeds, told), "place", words, words)


def telling_ones(group: list[Found]) -> list[Found]:
    """Return the mentions that tell of an incident: not in general, in law or in a film."""
    return [one for one in group if one.mention.told in {Told.NEWS, Told.BACKGROUND}]


def _places(scene: Scene) -> list[Toponym]:
    """Return the places that a sentence puts things into; a body's or a landmark's only where it names no other.

    One that tells where another lies is none: Cancún in "a beach in Puerto Morelos, near Cancún".
    """
    beside = {place.near for place in scene.toponyms}
    named = [place for place in scene.toponyms if place.role not in SIDELINED and place.start not in beside]
    here = _here(scene, named)
    if here:
        return [*(place for place in named if place.role is not PlaceRole.LANDMARK), here]
    if any(place.role in SITES for place in named):
        return [place for place in named if place.role is not PlaceRole.ORGANISATION]
    return named


def _here(scene: Scene, named: list[Toponym]) -> Toponym | None:
    """Return the place that a sentence points at: the dateline's ("esta ciudad"), or the last one told ("the city")."""
    words = f" {' '.join(token.lower for token in scene.sentence.tokens)} "
    if any(f" {phrase} " in words for phrase in small_words("here")):
        return next(iter(scene.datelines), None)
    if not named and any(f" {phrase} " in words for phrase in small_words("told_place")):
        return scene.told_place
    return None


def date_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    """Yield the dates that a sentence tells, for the mention in whose clause each stands."""
    for time in scene.times:
        if time.kind in {"date", "time"} and not _dates_the_saying(scene, time) and not _in_dateline(scene, time.end):
            found = owner(scene, telling_ones(group) or group, scene.token_at(time.start))
            if not _is_late_death(group, found) and not _in_aside(scene, found, scene.token_at(time.start)):
                words = scene.report.span(time.start, time.end)
                yield make_claim(found, "date", words, words)


def _in_aside(scene: Scene, found: Found, index: int) -> bool:
    """Say whether words describe whoever is blamed: "laid to a gang whose leader was sent abroad in May"."""
    if found.trigger.label not in {"blame", "claimed", "suspected"} or scene is not found.scene:
        return False
    above = [at for at in (index, *scene.sentence.ancestors(index)) if at > scene.head(found.trigger)]
    return any(scene.sentence.tokens[at].dep == "acl:relcl" for at in above)


def _is_late_death(group: list[Found], found: Found) -> bool:
    """Say whether a mention is the later death of somebody hurt: "hurt when a bomb blew up, died on Friday"."""
    before = (hit for hit in found.scene.hits if hit.end <= found.trigger.start)
    hurt = any(hit.subject == "harm" and hit.label == "injured" for hit in before)
    deed = any(one.trigger.label not in {"death", "injury"} and one.mention.event_type for one in group)
    return found.trigger.label == "death" and ((hurt and deed) or not found.mention.event_type)


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
            yield from () if _has_day(scene) else date_claims(lead, owner)
            yield from () if scene.toponyms else place_claims(lead, owner)
        lead = None


def _has_day(scene: Scene) -> bool:
    return any(time.kind in {"date", "time"} and not _dates_the_saying(scene, time) for time in scene.times)


def _in_dateline(scene: Scene, end: int) -> bool:
    """Say whether a time stands in the dateline ("Puerto Príncipe, 16 oct (Antillas).- ...")."""
    if not any(place.role is PlaceRole.DATELINE for place in scene.toponyms):
        return False
    head, body = scene.report.text[scene.sentence.start : end], scene.report.text[end : end + DATELINE_REST]
    return not any(dash in head for dash in DASHES) and any(dash in body for dash in DASHES)


def _dates_the_saying(scene: Scene, said: TimeExpression) -> bool:
    """Say whether a time tells when something was said ("police said on Monday"), not when it happened."""
    sayings = {scene.head(hit) for hit in scene.tells("says") if hit.part == "verbs"}
    tokens = scene.sentence.tokens
    time, after = scene.token_at(said.start), scene.token_at(said.end - 1) + 1
    verbs = {hit.start for hit in scene.tells("says") if hit.part == "verbs"}
    if after in verbs or time - 1 in verbs or (time - 2 in verbs and tokens[time - 1].pos == "ADP"):
        return True  # "Police on Thursday accused ...", "... said on Tuesday": side by side, whatever the parse
    verb = next((index for index in scene.sentence.ancestors(time) if tokens[index].pos == "VERB"), None)
    if verb not in sayings or verb is None or (time < verb and tokens[verb - 1].text == ","):
        return False  # "a blast on Tuesday night, confirmed the prosecutor": what was said stands before its verb
    if any(tokens[child].dep == "nsubj:pass" for child in scene.sentence.children(verb)):
        return False  # "Last year the same gang was blamed for kidnapping ..."
    # "informed that on Tuesday 24 August ...": what follows the "that" is what was said
    return not any(tokens[at].lower in small_words("complementizers") for at in range(verb + 1, time))
