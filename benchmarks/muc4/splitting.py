"""Which fillers of a type belong to one incident: a report may tell of three bombings in one paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from benchmarks.muc4.columns import FAR, ROLES, TYPES, Material
from benchmarks.muc4.deciding import Decided, Filler
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import Blend, Floats
from testigo.extraction.scene import Scene
from testigo.protocols import PlaceRole

ANCHORS = frozenset(
    {"Target", "Victim", "Description"}
)  # what is hit tells incidents apart; who did it may be the same
APART, ALONG = 0.6, 0.5  # probabilities, the best of those tried on the training reports


@dataclass(frozen=True, slots=True)
class Context:
    """What incidents of one type are told apart by: the report, what the encoder says of it, and the type."""

    material: Material
    heard: Heard
    kind: int


def separate(material: Material, heard: Heard, found: Sequence[Decided], model: Blend) -> tuple[Decided, ...]:
    """Return the incidents of a report, those of one type told apart by what they hit."""
    return tuple(
        replace(each, fillers=tuple(group))
        for each in found
        for group in split(Context(material, heard, TYPES.index(each.type)), each.fillers, model)
    )


def split(context: Context, fillers: Sequence[Filler], model: Blend) -> list[list[Filler]]:
    """Return the fillers of a type, incident by incident.

    Groups of what was hit stay together while they are likelier than ``APART`` to be of one incident; who did it and
    with what goes to each group that it is likelier than ``ALONG`` to belong to, and at least to the likeliest.
    """
    anchors = [filler for filler in fillers if filler.role in ANCHORS]
    others = [filler for filler in fillers if filler.role not in ANCHORS]
    groups = _groups(context, anchors, model)
    if len(groups) < 2:
        return [list(fillers)]
    for filler in others:
        fit = [float(together(context, [(filler, each) for each in group], model).mean()) for group in groups]
        best = max(fit)
        for group, likely in zip(groups, fit, strict=True):
            if likely >= min(best, ALONG):
                group.append(filler)
    return groups


def _groups(context: Context, anchors: list[Filler], model: Blend) -> list[list[Filler]]:
    pairs = list(combinations(range(len(anchors)), 2))
    likely = np.ones((len(anchors), len(anchors)))
    if pairs:
        found = together(context, [(anchors[one], anchors[other]) for one, other in pairs], model)
        for (one, other), value in zip(pairs, found, strict=True):
            likely[one, other] = likely[other, one] = value
    members = [[number] for number in range(len(anchors))]
    while len(members) > 1:
        fit, one, other = max(
            (float(likely[np.ix_(members[one], members[other])].mean()), -one, -other)
            for one, other in combinations(range(len(members)), 2)
        )
        if fit < APART:
            break
        members[-one] += members.pop(-other)
    return [[anchors[number] for number in sorted(each)] for each in members]


def together(context: Context, pairs: Sequence[tuple[Filler, Filler]], model: Blend) -> Floats:
    """Return how likely each two fillers of a type belong to one incident."""
    return model.probabilities(np.array([columns(context, *pair) for pair in pairs]))[:, 0]


def columns(context: Context, one: Filler, other: Filler) -> Floats:
    """Return the columns by which two fillers are judged to be of one incident."""
    told = list(_columns(context.material, one, other))
    return np.concatenate([np.array(told, dtype=np.float64), context.heard.of_type(context.kind)])


def _columns(material: Material, one: Filler, other: Filler) -> Iterator[float]:
    scenes = material.extraction.scenes
    here, there = (sorted({each.sentence for each in filler.members}) for filler in (one, other))
    distances = [abs(a - b) for a in here for b in there]
    shared = set(here) & set(there)
    yield from (
        min(*distances, FAR),
        min(abs(here[0] - there[0]), FAR),
        len(shared),
        len(shared) / min(len(here), len(there)),
    )
    yield min(
        (abs(a.head - b.head) for a in one.members for b in other.members if a.sentence == b.sentence), default=99
    )
    yield from (one.role == other.role, one.entity == other.entity)
    yield from (role in {one.role, other.role} for role in ROLES)
    first, last = sorted((here[0], there[0]))
    between = scenes[first + 1 : last + 1]
    yield from (sum(len(scene.times) for scene in between), sum(len(_places(scene)) for scene in between))
    yield sum(
        mention.anew and first < _sentence_of(material, mention.sentence.start) <= last
        for mention in material.extraction.mentions
    )
    yield from (scenes[last].sentence.paragraph - scenes[first].sentence.paragraph, first, len(scenes))
    starts = [{scenes[at].sentence.start for at in each} for each in (here, there)]
    told = [{mention.sentence.start for mention in account.mentions} for account in material.accounts]
    own = [{number for number, account in enumerate(told) if account & start} for start in starts]
    yield from (len(own[0] & own[1]), bool(own[0] and own[1] and not own[0] & own[1]), len(material.accounts))
    for named in (_places, _times):
        words = [{word for at in each for word in named(scenes[at])} for each in (here, there)]
        yield from (len(words[0] & words[1]), bool(words[0] and words[1] and not words[0] & words[1]))


def _places(scene: Scene) -> set[str]:
    text = scene.report.text
    return {text[place.start : place.end].upper() for place in scene.toponyms if place.role is not PlaceRole.DATELINE}


def _times(scene: Scene) -> set[str]:
    return {scene.report.text[time.start : time.end].upper() for time in scene.times}


def _sentence_of(material: Material, start: int) -> int:
    return next((at for at, scene in enumerate(material.extraction.scenes) if scene.sentence.start == start), -1)
