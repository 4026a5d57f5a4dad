"""The trained decisions: which types of incident a report tells of, and who and what belongs to each."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from benchmarks.muc4 import wording
from benchmarks.muc4.columns import (
    ROLES,
    TYPES,
    Material,
)
from benchmarks.muc4.entities import Entity
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import SMALLEST, Floats, Hashed
from benchmarks.muc4.occurrences import Cut, Occurrence
from benchmarks.muc4.words import fill

MOST_OCCURRENCES = 8  # of an entity, from whose phrases its words are chosen
COUNTED_BEFORE = 4  # words before a phrase among which its figure stands
DOUBT = 0.5  # how much doubt of a filler's words tells against it, as a power of their probability; of 0 to 1 the best
LEAST_TYPE = 0.06  # types less likely than this are not looked at again
_BEARING = frozenset({"PerpInd", "PerpOrg", "Target", "Victim", "Description"})  # without one no key is met
_ASIDE = {"KIDNAPPING": frozenset({"Target"})}  # roles whose slots do not apply, by MUC-4's rules


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability a type makes a template, and an entity fills a slot; found on the training reports."""

    types: tuple[float, ...] = (0.28,) * len(TYPES)
    roles: tuple[float, ...] = (0.28, 0.26, 0.28, 0.28, 0.26, 0.28)
    bare: float = 0.5  # of a type, where nobody and nothing is likely enough to fill a slot


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: the occurrence and the cut that say it best, all its occurrences, and how likely."""

    role: str
    entity: int
    words: str
    """The phrase as the slot has it: upper case, without an article."""
    counted: tuple[str, ...]
    """The phrase as the text has it, with the figure before it, then the longest one of each occurrence."""
    members: tuple[Occurrence, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Decided:
    """An incident of a report: its type, how likely it is, and what fills its slots."""

    type: str
    probability: float
    fillers: tuple[Filler, ...]

    def of(self, role: str) -> tuple[Filler, ...]:
        """Return what fills one role, in the order of the text."""
        return tuple(filler for filler in self.fillers if filler.role == role)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the models say of a report: roles of its occurrences, its types, and for each type the parts of entities."""

    heard: Heard
    roles: Floats
    types: Floats
    chosen: list[int]  # the numbers of the entities that may fill a slot
    parts: dict[int, Floats]  # by type, a row for each of them


def incidents(material: Material, judged: Judged, cuts: Hashed, thresholds: Thresholds) -> tuple[Decided, ...]:
    """Return the incidents of a report, of each type at most one.

    Where nobody and nothing is likely enough to fill a slot, whoever or whatever is likeliest fills one: an incident
    that is told of nobody and nothing is none of MUC-4's.
    """
    found = []
    for kind, parts in judged.parts.items():
        likely = float(judged.types[kind])
        if likely >= thresholds.types[kind]:
            filled = [
                (_filler(material, judged, cuts, kind, (line, role)), role)
                for line, role in np.argwhere(parts >= np.array(thresholds.roles))
            ]
            fillers = tuple(filler for filler, role in filled if filler.probability >= thresholds.roles[role])
            bearing = _BEARING - _ASIDE.get(TYPES[kind], frozenset())
            if any(filler.role in bearing for filler in fillers):
                found.append(Decided(TYPES[kind], likely, fillers))
            elif likely >= thresholds.bare:
                among = np.where([role in bearing for role in ROLES], parts, 0.0)
                best = divmod(int(among.argmax()), len(ROLES))
                found.append(Decided(TYPES[kind], likely, (*fillers, _filler(material, judged, cuts, kind, best))))
    return tuple(found)


def _filler(material: Material, judged: Judged, cuts: Hashed, kind: int, place: tuple[int, int]) -> Filler:
    """Return what fills a role under a type: ``place`` is the line and column of its likelihood."""
    line, role = place
    number, probability = judged.chosen[line], float(judged.parts[kind][line, role])
    entity = material.entities[number]
    options = cut_options(material, entity, judged.roles[:, role], ROLES[role])
    fit = cuts.probabilities([features for _, _, features in options])[:, 0]
    best = int(fit.argmax())
    at, cut, _ = options[best]
    one, members = material.occurrences[at], material.members(entity)
    tokens = material.extraction.scenes[one.sentence].sentence.tokens
    words = fill(material.report.text[tokens[cut.start].start : tokens[cut.end - 1].end])
    longest = [(each, max(each.cuts, key=lambda cut: cut.end - cut.start)) for each in members]
    counted = tuple(_counted(material, *each) for each in ((one, cut), *longest))
    return Filler(ROLES[role], number, words, counted, members, probability * float(fit[best]) ** DOUBT)


def _counted(material: Material, one: Occurrence, cut: Cut) -> str:
    """Return a phrase as the text has it, with the figure, the article and "at least" before it."""
    tokens = material.extraction.scenes[one.sentence].sentence.tokens
    start = cut.start
    while start > 0 and cut.start - start < COUNTED_BEFORE and tokens[start - 1].pos in {"NUM", "DET", "ADJ", "ADV"}:
        start -= 1
    if start > 0 and (tokens[start - 1].lower, tokens[start].lower) == ("at", "least"):
        start -= 1
    return material.report.text[tokens[start].start : tokens[cut.end - 1].end]


def cut_options(
    material: Material, entity: Entity, likelihoods: Floats, role: str
) -> list[tuple[int, Cut, tuple[int, ...]]]:
    """Return the phrases that an entity may be called by in a role: occurrence, cut and features.

    Only its likeliest occurrences count; ``likelihoods`` are those of all occurrences of the report.
    """
    often = Counter(cut.words for at in entity.members for cut in material.occurrences[at].cuts)
    members = sorted(entity.members, key=lambda at: -likelihoods[at])[:MOST_OCCURRENCES]
    name = entity.key.removeprefix("name:") if entity.key.startswith("name:") else ""
    options = []
    for at in members:
        one = material.occurrences[at]
        tokens = material.extraction.scenes[one.sentence].sentence.tokens
        share = float(likelihoods[at] / (likelihoods[members[0]] + SMALLEST))
        for cut in one.cuts:
            standing = wording.Standing(often[cut.words], share, at == entity.members[0], name)
            options.append((at, cut, wording.of_cut(one, cut, tokens, role, standing)))
    return options
