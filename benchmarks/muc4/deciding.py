"""The trained decisions: which types of incident a report tells of, and who and what belongs to each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.muc4 import wording
from benchmarks.muc4.columns import (
    LEAST_ROLE,
    ROLES,
    TYPES,
    FirstRound,
    Material,
    entity_columns,
    likely,
    report_columns,
)
from benchmarks.muc4.learned import Blend, Dense, Floats, Hashed, Trees, load
from benchmarks.muc4.occurrences import Cut, Occurrence
from benchmarks.muc4.words import fill

MODELS = Path(__file__).with_name("models.npz")
COUNTED_BEFORE = 4  # words before a phrase among which its figure stands
LEAST_TYPE = 0.06  # types less likely than this are not looked at again


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability a type makes a template, and an entity fills a slot; found on the training reports."""

    types: tuple[float, ...] = (0.35,) * len(TYPES)
    roles: tuple[float, ...] = (0.27,) * len(ROLES)


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: the occurrence and the cut that say it best, all its occurrences, and how likely."""

    role: str
    entity: int
    words: str
    """The phrase as the slot has it: upper case, without an article."""
    counted: str
    """The phrase as the text has it, with the figure before it."""
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

    roles: Floats
    types: Floats
    chosen: list[int]  # the numbers of the entities that may fill a slot
    parts: dict[int, Floats]  # by type, a row for each of them


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that was trained."""

    roles: Hashed
    united: Hashed
    sentences: Hashed
    words: Hashed
    cuts: Hashed
    types: Blend
    parts: Blend

    def first_round(self, material: Material) -> FirstRound:
        """Return what the words around each noun, of each sentence and of the whole report say."""
        scenes = material.extraction.scenes
        roles = self.roles.probabilities([one.features for one in material.occurrences])
        chosen = set(likely(material, roles)) if len(roles) else set()
        united = np.zeros((len(material.entities), len(ROLES)))
        for number in chosen:
            united[number] = self.united.probabilities([material.united(material.entities[number])])[0]
        sentences = self.sentences.probabilities([wording.of_sentence(scenes, at) for at in range(len(scenes))])
        return FirstRound(roles, united, sentences, self.words.weighted(wording.of_report(material.extraction)))

    def judge(self, material: Material) -> Judged:
        """Return how likely each type is, and each part of each entity in an incident of the types that may be."""
        first = self.first_round(material)
        types = self.types.probabilities(report_columns(material, first)[None])[0]
        chosen = likely(material, first.roles) if len(first.roles) else []
        told = [kind for kind in range(len(TYPES)) if types[kind] >= LEAST_TYPE and chosen]
        parts = {kind: self.parts.probabilities(entity_columns(material, first, types, chosen, kind)) for kind in told}
        return Judged(first.roles, types, chosen, parts)


def incidents(material: Material, judged: Judged, cuts: Hashed, thresholds: Thresholds) -> tuple[Decided, ...]:
    """Return the incidents of a report, of each type at most one."""
    found = []
    for kind, parts in judged.parts.items():
        if judged.types[kind] >= thresholds.types[kind]:
            filled = np.argwhere(parts >= np.array(thresholds.roles))
            fillers = tuple(
                _filler(material, judged, cuts, judged.chosen[line], role, float(parts[line, role]))
                for line, role in filled
            )
            found.append(Decided(TYPES[kind], float(judged.types[kind]), fillers))
    return tuple(found)


def _filler(material: Material, judged: Judged, cuts: Hashed, number: int, role: int, probability: float) -> Filler:
    entity = material.entities[number]
    options = [(at, cut) for at in entity.members for cut in material.occurrences[at].cuts]
    fit = cuts.probabilities(list(cut_features(material, options, ROLES[role])))[:, 0]
    weights = fit * np.sqrt(judged.roles[[at for at, _ in options], role] + LEAST_ROLE)
    at, cut = options[int(weights.argmax())]
    words, counted = _quoted(material, material.occurrences[at], cut)
    return Filler(ROLES[role], number, words, counted, material.members(entity), probability)


def _quoted(material: Material, one: Occurrence, cut: Cut) -> tuple[str, str]:
    """Return a phrase as a slot has it, and as the text has it with the figure and the article before it."""
    tokens = material.extraction.scenes[one.sentence].sentence.tokens
    start = cut.start
    while start > 0 and cut.start - start < COUNTED_BEFORE and tokens[start - 1].pos in {"NUM", "DET", "ADJ", "ADV"}:
        start -= 1
    text = material.report.text
    return fill(text[tokens[cut.start].start : tokens[cut.end - 1].end]), text[
        tokens[start].start : tokens[cut.end - 1].end
    ]


def cut_features(material: Material, options: Sequence[tuple[int, Cut]], role: str) -> Iterator[tuple[int, ...]]:
    """Yield the features of each cut (with the number of its occurrence) as a filler of a role."""
    often = Counter(cut.words for one in material.occurrences for cut in one.cuts)
    for at, cut in options:
        one = material.occurrences[at]
        tokens = material.extraction.scenes[one.sentence].sentence.tokens
        yield wording.of_cut(one, cut, tokens, role, often[cut.words])


@cache
def models() -> Models:
    """Return the trained models, read once."""
    arrays = dict(np.load(MODELS))
    blends = {
        name: Blend(
            Trees(**load(arrays, f"{name}.trees")), Dense(**load(arrays, f"{name}.dense")), arrays[f"{name}.odds"]
        )
        for name in ("types", "parts")
    }
    hashed = {name: Hashed(**load(arrays, name)) for name in ("roles", "united", "sentences", "words", "cuts")}
    return Models(
        hashed["roles"],
        hashed["united"],
        hashed["sentences"],
        hashed["words"],
        hashed["cuts"],
        blends["types"],
        blends["parts"],
    )
