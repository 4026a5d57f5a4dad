"""The numbers by which the second round of trained decisions judges a report, and each entity under a type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.muc4.entities import Entity, entities
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import Floats
from benchmarks.muc4.occurrences import Occurrence, occurrences
from benchmarks.muc4.told import ATTRIBUTES, account_columns, named_in, spans, told_of
from testigo.extraction.rules import Extraction
from testigo.model import Account, Report

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Description", "Weapon")
TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
LEAST_ROLE = 0.02  # entities less likely than this in every role are not looked at again
_CLASSES = (
    "place", "name", "time", "weapon:", "thing:", "actor:", "who:police", "who:military", "who:rebels",
    "who:armed group", "who:criminal group", "who:government", "who:civilians", "who:religious", "who:journalists",
)  # fmt: skip
_TOLD = ("news", "background")
FAR = 12  # sentences; farther is no farther


@dataclass(frozen=True, slots=True)
class Material:
    """A report as the rules read it, with its nouns and names."""

    report: Report
    extraction: Extraction
    accounts: tuple[Account, ...]
    occurrences: tuple[Occurrence, ...]
    entities: tuple[Entity, ...]

    @classmethod
    def of(cls, report: Report, extraction: Extraction, accounts: tuple[Account, ...]) -> "Material":
        """Return the material that a report's extraction gives."""
        found = occurrences(report, extraction)
        return cls(report, extraction, accounts, found, entities(extraction.scenes, found))

    def members(self, entity: Entity) -> tuple[Occurrence, ...]:
        """Return the occurrences of an entity."""
        return tuple(self.occurrences[number] for number in entity.members)

    def united(self, entity: Entity) -> tuple[int, ...]:
        """Return the features of all of an entity's occurrences together."""
        return tuple(sorted({feature for one in self.members(entity) for feature in one.features}))

    def read_out(self) -> tuple[list[list[str]], list[tuple[int, int]]]:
        """Return the words of each sentence, and sentence and word of each occurrence, as the encoder takes them."""
        words = [[token.lower for token in scene.sentence.tokens] for scene in self.extraction.scenes]
        return words, [(one.sentence, one.head) for one in self.occurrences]


@dataclass(frozen=True, slots=True)
class FirstRound:
    """Probabilities of the first round: roles of occurrences and of entities, types of sentences and of the report.

    All by words, and what the encoder says of the same.
    """

    roles: Floats
    united: Floats
    sentences: Floats
    report: Floats  # the types, then whether any incident counts
    heard: Heard


def report_columns(material: Material, first: FirstRound) -> Floats:
    """Return the columns by which a report's types are decided."""
    roles = first.roles if len(first.roles) else np.zeros((1, len(ROLES)))
    types = first.sentences[[one.sentence for one in material.occurrences]] if len(first.roles) else np.zeros((1, 5))
    told = [told_of(material.accounts, kind, manner) for kind in TYPES[:4] for manner in _TOLD]
    both = [(roles * types[:, [number]]).max(0) for number in range(4)]
    accounts = [account_columns(material.accounts, material.report, kind) for kind in (*TYPES[:4], None)]
    parts = (
        first.report, roles.max(0), roles.sum(0), first.sentences.max(0), first.sentences.sum(0), told, *accounts,
        [len(material.extraction.scenes)], *both, first.united.max(0) if len(first.united) else np.zeros(len(ROLES)),
        first.heard.of_report(),
    )  # fmt: skip
    return np.concatenate([np.asarray(part, dtype=np.float64) for part in parts])


def likely(material: Material, roles: Floats) -> list[int]:
    """Return the numbers of the entities that may fill a slot."""
    return [
        number for number, entity in enumerate(material.entities) if roles[list(entity.members)].max() >= LEAST_ROLE
    ]


def entity_columns(material: Material, first: FirstRound, types: Floats, numbers: Sequence[int], kind: int) -> Floats:
    """Return a row for each entity of ``numbers``: by what its part in an incident of a type is decided."""
    best = np.array([first.roles[list(material.entities[number].members)].max(0) for number in numbers])
    ranks = (-best).argsort(0, kind="stable").argsort(0, kind="stable")
    top = best.max(0)
    second = np.sort(best, axis=0)[-2] if len(best) > 1 else np.zeros(len(ROLES))
    nearest = _likeliest_sentences(material, first, kind)
    told = tuple(spans(material.accounts, TYPES[kind]))
    rows = []
    for line, number in enumerate(numbers):
        members = material.members(material.entities[number])
        roles = first.roles[list(material.entities[number].members)]
        among = (best[line], np.minimum(roles.sum(0), 3), roles[0], ranks[line], best[line] / (top + 1e-6), top)
        parts = (*among, best[line] - second, first.united[number], tuple(_nature(material, members)), [len(numbers)])
        under = (
            _under_type(members, first, types, roles, kind),
            _beside(members, nearest),
            named_in(members, told),
            first.heard.of_entity(material.entities[number].members, [one.sentence for one in members], kind),
        )
        rows.append(np.concatenate([*map(np.asarray, parts), *under]))
    return np.array(rows, dtype=np.float64)


def _nature(material: Material, members: Sequence[Occurrence]) -> Iterator[float]:
    sentences = [one.sentence for one in members]
    total = len(material.extraction.scenes)
    yield from (len(members), min(sentences), min(sentences) / total, total, len(set(sentences)))
    classes = {each for one in members for each in one.classes}
    yield from (any(each.startswith(listed) for each in classes) for listed in _CLASSES)
    attributes = {each for one in members for each in one.attributes}
    yield from (listed in attributes for listed in ATTRIBUTES)
    first = material.extraction.scenes[members[0].sentence].sentence.tokens[members[0].head]
    yield "Number=Plur" in first.feats


def _under_type(members: Sequence[Occurrence], first: FirstRound, types: Floats, roles: Floats, kind: int) -> Floats:
    told = first.sentences[[one.sentence for one in members]]
    own, others = told[:, kind], np.delete(told, kind, 1).max(1)
    ceiling = first.sentences[:, kind].max()
    at_best = roles.argmax(0)
    numbers = (
        kind, types[kind], np.delete(types[: len(TYPES)], kind).max(), types[-1], own.max(), own.mean(), others.max(),
        (own - others).max(), ceiling, own.max() / (ceiling + 1e-6),
    )  # fmt: skip
    return np.concatenate([numbers, (roles * own[:, None]).max(0), own[at_best], others[at_best]])


def _likeliest_sentences(material: Material, first: FirstRound, kind: int) -> NDArray[np.int64]:
    """Return the sentence in which each role is likeliest filled under a type, and last the one likeliest of it."""
    sentences = np.array([one.sentence for one in material.occurrences])
    under = first.roles * first.sentences[sentences, kind][:, None]
    return np.append(sentences[under.argmax(0)], first.sentences[:, kind].argmax())


def _beside(members: Sequence[Occurrence], sentences: NDArray[np.int64]) -> Floats:
    """Return how many sentences lie between an entity and each of the sentences."""
    own = np.array([one.sentence for one in members])
    result: Floats = np.minimum(np.abs(own[:, None] - sentences).min(0), FAR).astype(np.float64)
    return result
