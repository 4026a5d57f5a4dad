"""What the keys say of a report: the roles of its nouns, and the types its sentences and the whole of it tell of."""

from benchmarks.muc4.columns import ROLES, TYPES, Material
from benchmarks.muc4.occurrences import Occurrence
from training.filling import corpus
from training.filling.corpus import Key


def roles(one: Occurrence, keys: list[Key]) -> list[bool]:
    """Return which roles a noun fills in any incident."""
    words = {cut.words for cut in one.cuts}
    return [any(key.holds(role, words) for key in keys) for role in ROLES]


def report_types(keys: list[Key]) -> list[bool]:
    """Return which types of incident a report has, and last whether any."""
    return [*(corpus.has_type(keys, kind) for kind in range(len(TYPES))), bool(keys)]


def several(keys: list[Key]) -> list[bool]:
    """Return of which types a report has more than one incident."""
    return [sum(kind in key.type for key in keys) > 1 for kind in TYPES]


def sentence_types(material: Material, keys: list[Key]) -> list[list[bool]]:
    """Return for each sentence which types of incident it tells of: it names two fillers of one, or all there are."""
    named: list[set[str]] = [set() for _ in material.extraction.scenes]
    for one in material.occurrences:
        named[one.sentence].update(cut.words for cut in one.cuts)
    return [
        [any(TYPES[kind] in key.type and _tells(words, key) for key in keys) for kind in range(len(TYPES))]
        for words in named
    ]


def _tells(words: set[str], key: Key) -> bool:
    entities = [entity for role in ROLES for entity in key.fillers[role]]
    return bool(entities) and sum(bool(entity & words) for entity in entities) >= min(2, len(entities))
