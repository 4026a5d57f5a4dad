"""Trains which nouns are two names of one filler, from what the keys list as alternatives.

``python -m training.filling.other_names --shared ../shared`` adds the model to those that stand in
``benchmarks/muc4/models.npz`` and leaves the others as they are; ``training.filling.train`` trains it with them.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.muc4.columns import ROLES, Material
from benchmarks.muc4.learned import Hashed
from benchmarks.muc4.models import MODELS
from benchmarks.muc4.other_names import BITS, features
from training.filling import corpus, fitting
from training.filling.corpus import Key

PENALTY = 0.2  # of .03 to 1 in cross-validation about the best


@dataclass(frozen=True, slots=True)
class Example:
    """Two entities that fill a role of one incident: their features, and whether they are one filler of the keys."""

    features: tuple[int, ...]
    same: bool
    fold: int


def main() -> None:
    """Train the model and add it to the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    folder, score = (shared := parser.parse_args().shared) / "data/muc4", corpus.scorer(shared)
    keys = corpus.keys(folder, score)
    read = corpus.materials(corpus.reports(folder))
    given = [each for one in read for each in examples(one, keys[one.report.id], corpus.fold_of(one.report.id))]
    found = fitting.foretold(_rows(given), _answers(given), PENALTY)
    print(f"{len(given)} pairs, average precision {fitting.precision(_answers(given), found)}")
    model = fitted(given)
    own = {f"names.{field.name}": getattr(model, field.name) for field in fields(model)}
    np.savez_compressed(MODELS, **(dict(np.load(MODELS)) | own))


def examples(material: Material, keys: list[Key], fold: int) -> Iterator[Example]:
    """Yield every two entities of a report that fill one role of one incident."""
    called = [{cut.words for one in material.members(entity) for cut in one.cuts} for entity in material.entities]
    for key in keys:
        for role in ROLES:
            told = [{at for at, filler in enumerate(key.fillers[role]) if filler & words} for words in called]
            for one, other in combinations((number for number, each in enumerate(told) if each), 2):
                yield Example(features(material, role, one, other), bool(told[one] & told[other]), fold)


def fitted(given: list[Example], without: int | None = None) -> Hashed:
    """Return the model learnt from the examples of all folds but one."""
    own = [each for each in given if each.fold != without]
    return fitting.fitted(_rows(own), _answers(own), PENALTY)


def _rows(given: list[Example]) -> fitting.Sparse:
    return fitting.sparse([each.features for each in given], [each.fold for each in given], BITS)


def _answers(given: list[Example]) -> fitting.Answers:
    return np.array([[each.same] for each in given])


if __name__ == "__main__":
    main()
