"""Fillers told once: of two nouns that are names of one thing or person, "a bus" and "the vehicle", the likelier.

The keys list such names as alternatives of one filler. Perpetrators are left as they are: their names are many
("guerrillas", "subversives", "members of the group"), and which of them the keys list is hardly told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.muc4.circumstances import step
from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided, Filler
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.occurrences import Occurrence, hashed

BITS = 15
LEAST = 0.5  # likelihood of being one, from which only one is told
ROLES = frozenset({"Target", "Victim", "Description", "Weapon"})
_BETWEEN = 8  # words between two nouns that count
_TOGETHER = 4  # words between two nouns that are one expression


def each_once(incident: Decided, material: Material, model: Hashed) -> Decided:
    """Return an incident without the fillers that are likely to be other names of likelier ones."""
    told: list[Filler] = []
    for filler in sorted(incident.fillers, key=lambda each: -each.probability):
        others = [each.entity for each in told if each.role == filler.role and filler.role in ROLES]
        rows = [features(material, filler.role, filler.entity, other) for other in others]
        if not rows or model.probabilities(rows).max() < LEAST:
            told.append(filler)
    return replace(incident, fillers=tuple(filler for filler in incident.fillers if filler in told))


def features(material: Material, role: str, one: int, other: int) -> tuple[int, ...]:
    """Return the features of two entities, by their numbers, as names of one that fills a role."""
    texts = (f"role {role}", *_features(material, *sorted((one, other))))
    return tuple(sorted({hashed(text, BITS) for text in (*texts, *(f"{role} {text}" for text in texts))}))


def _features(material: Material, first: int, second: int) -> Iterator[str]:
    entities = [material.entities[number] for number in (first, second)]
    here, there = (material.members(entity) for entity in entities)
    keys = sorted(entity.key for entity in entities)
    yield from (f"pair {' '.join(keys)}", *(f"one {key}" for key in keys))
    yield f"kinds {' '.join(key.split(':')[0] for key in keys)}"
    classes = [{each for one in members for each in one.classes} for members in (here, there)]
    yield from (f"shared {each}" for each in classes[0] & classes[1])
    yield from (f"of one {each}" for each in classes[0] ^ classes[1])
    cuts = [{cut.words for one in members for cut in one.cuts} for members in (here, there)]
    yield f"shared words {bool(cuts[0] & cuts[1])}"
    yield from _places(here, there)
    yield f"often {sorted(min(len(members), 3) for members in (here, there))}"
    yield f"plural {sorted(any(_is_plural(material, one) for one in members) for members in (here, there))}"
    start = max(there[0].cuts, key=lambda cut: cut.end - cut.start).start
    tokens = material.extraction.scenes[there[0].sentence].sentence.tokens
    yield f"second behind {tokens[start - 1].lower if start else 'nothing'}"
    near = [(abs(a.head - b.head), a, b) for a in here for b in there if a.sentence == b.sentence]
    yield from _beside(material, *sorted(min(near, key=lambda each: each[0])[1:], key=_head)) if near else ("apart",)


def _head(one: Occurrence) -> int:
    return one.head


def _is_plural(material: Material, one: Occurrence) -> bool:
    return "Number=Plur" in material.extraction.scenes[one.sentence].sentence.tokens[one.head].feats


def _places(here: Sequence[Occurrence], there: Sequence[Occurrence]) -> Iterator[str]:
    sentences = [{one.sentence for one in members} for members in (here, there)]
    yield f"sentences shared {min(len(sentences[0] & sentences[1]), 2)}"
    yield f"sentences apart {step(min(abs(a - b) for a in sentences[0] for b in sentences[1]))}"
    yield f"from one sentence on {here[0].sentence == there[0].sentence}"


def _beside(material: Material, first: Occurrence, second: Occurrence) -> Iterator[str]:
    """Yield how two nouns of a sentence stand to each other."""
    tokens = material.extraction.scenes[first.sentence].sentence.tokens
    between = [token.lower for token in tokens[first.head + 1 : second.head]]
    yield f"close {step(second.head - first.head)}"
    yield from (f"between {word}" for word in between[:_BETWEEN])
    yield f"joined by {' '.join(between) if len(between) < _TOGETHER else 'much'}"
    arcs = {(first.head, second.head): tokens[second.head].dep, (second.head, first.head): tokens[first.head].dep}
    found = [f"arc {low < high} {dep}" for (low, high), dep in arcs.items() if tokens[high].head == low]
    yield from found or ["no arc"]
    inside = [
        any(cut.start <= other.head < cut.end for cut in one.cuts) for one, other in ((first, second), (second, first))
    ]
    yield f"inside {inside}"
