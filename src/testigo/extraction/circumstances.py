"""Where and when: the claims of place and date that a sentence makes."""

from collections.abc import Iterator, Sequence

from testigo.extraction.claim_making import make_claim
from testigo.extraction.clauses import subjects
from testigo.extraction.datings import datings, event_times
from testigo.extraction.mentions import Found, owner, weight
from testigo.extraction.scene import Scene
from testigo.extraction.times import is_on_calendar, is_one_day
from testigo.lexicon.grammar import small_words
from testigo.model import Claim, Told
from testigo.protocols import PlaceRole, Toponym

SIDELINED = frozenset({PlaceRole.DATELINE, PlaceRole.ORIGIN, PlaceRole.DEMONYM, PlaceRole.ELSEWHERE, PlaceRole.FAR_END})
SITES = frozenset({PlaceRole.LOCATION, PlaceRole.LANDMARK})


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
        if place.role is PlaceRole.ORGANISATION and not found.mention.event_type:
            continue  # "denied it in a message to a radio station of Quibdó"
        words = scene.report.span(place.start, place.end)
        # a deed has a place before what only points at it
        yield make_claim(found if found.mention.event_type else owner(scene, deeds, told), "place", words, words)


def telling_ones(group: list[Found]) -> list[Found]:
    """Return the mentions that tell of an incident: not in general, in law or in a film."""
    return [one for one in group if one.mention.told.makes_incidents]


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
    """Return the place that a sentence points at: the dateline's ("esta ciudad"), one told before ("the capital")."""
    words = f" {' '.join(token.lower for token in scene.sentence.tokens)} "
    if any(f" {phrase} " in words for phrase in small_words("here")):
        return next(iter(scene.datelines), None)
    told = (
        (small_words("same_town"), scene.same_town),
        (small_words("told_place"), scene.told_place),
        (small_words("state_capital"), scene.seat),
        (small_words("capital"), scene.capital),
    )
    pointed = (place for phrases, place in told if any(f" {phrase} " in words for phrase in phrases))
    return None if named else next(pointed, None)


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
    telling = {one.mention.id for one in telling_ones(list(found))}
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
    if found.trigger.label not in {"blame", "claimed", "suspected"} or scene is not found.scene:
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
    who = {at for one in subjects(scene.sentence, scene.head(found.trigger)) for at in scene.sentence.subtree(one)}
    return any(hit.subject == "harm" and hit.label == "injured" and scene.head(hit) in who for hit in scene.hits)


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
