"""When and where: the trained choice among options of a report for slots 2 and 3."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.occurrences import hashed
from benchmarks.muc4.told import type_of
from testigo.model import Reading

BITS = 15
LONG = 10  # sentences of a report that is no longer short
_STEPS = (0, 1, 2, 3, 5, 8)
UNKNOWN = 99  # sentences, where nothing is near


@dataclass(frozen=True, slots=True)
class Option:
    """A date or place as a slot has it, and what speaks for it."""

    value: str
    features: tuple[int, ...]


def likeliest(options: list[Option], model: Hashed) -> str:
    """Return the likeliest value."""
    found = model.probabilities([option.features for option in options])[:, 0]
    return options[int(found.argmax())].value


def features_of(slot: str, texts: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers that stand for what speaks for an option."""
    return tuple(sorted({hashed(f"{slot} {text}", BITS) for text in texts}))


def without(incident: Decided, material: Material, others: int) -> Iterator[str]:
    """Yield what speaks for an option that no words of the report tell."""
    yield from ("none", f"none {incident.type}", f"none beside {min(others, 6)}")
    yield f"none {incident.type} {min(others, 3)} {len(material.extraction.scenes) > LONG}"


def readings(incident: Decided, material: Material, attribute: str) -> Iterator[tuple[Reading, list[str]]]:
    """Yield the readings of an attribute, each with how it stands to the incident."""
    scenes = material.extraction.scenes
    starts = [scene.sentence.start for scene in scenes]
    sentences = [one.sentence for filler in incident.fillers for one in filler.members]
    first = min((filler.members[0].sentence for filler in incident.fillers), default=0)
    values: dict[str, int] = {}
    for account in material.accounts:
        for reading in account.of(attribute):
            values[str(reading.value)] = values.get(str(reading.value), 0) + 1
    for account in material.accounts:
        own = {mention.sentence.start for mention in account.mentions}
        inside = sum(starts[at] in own for at in sentences)
        for number, reading in enumerate(account.of(attribute)):
            at = max((index for index, start in enumerate(starts) if start <= reading.claim.words.start), default=0)
            near = min((abs(at - each) for each in sentences), default=UNKNOWN)
            yield (
                reading,
                [
                    f"near {step(near)}",
                    f"first {step(abs(at - first))}",
                    f"beside {min(sentences.count(at), 3)}",
                    f"inside {min(inside, 4)}",
                    f"type {type_of(account) == incident.type}",
                    f"told {account.told} {account.status}",
                    f"number {min(number, 3)}",
                    f"opening {at < 3}",
                    f"often {min(values[str(reading.value)], 4)}",
                    f"after {' '.join(material.report.text[: reading.claim.words.start].lower().split()[-1:])}",
                    f"after {' '.join(material.report.text[: reading.claim.words.start].lower().split()[-2:])}",
                    f"near {step(near)} type {type_of(account) == incident.type} inside {min(inside, 2)}",
                ],
            )


def step(distance: int) -> int:
    """Return a distance as it counts: the largest listed one that it reaches."""
    return max(step for step in _STEPS if step <= distance)
