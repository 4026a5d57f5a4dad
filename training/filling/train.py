"""Trains the decisions that fill MUC-4's templates, on the 1,300 training reports of MUC-4 alone.

Run from the repository's root: ``python -m training.filling.train --shared ../shared --heard HEARD.npz``, the file that
``training.filling.encoder`` wrote. Needs scikit-learn; takes some minutes on a core. Prints what five-fold
cross-validation by report gives, and writes ``benchmarks/muc4/models.npz``.
"""

import argparse
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.muc4 import wording
from benchmarks.muc4.columns import ROLES, TYPES, FirstRound, Material, entity_columns, likely, report_columns
from benchmarks.muc4.deciding import LEAST_TYPE, Judged
from benchmarks.muc4.learned import Blend, Floats, Hashed
from benchmarks.muc4.models import MODELS
from benchmarks.muc4.occurrences import BITS
from benchmarks.muc4.set_fills import SetFills
from benchmarks.muc4.templates import Template
from training.filling import corpus, crossvalidation, fitting, labels, packing
from training.filling.choosing import Examples
from training.filling.corpus import Corpus, Key

PENALTIES = {"roles": 0.05, "united": 0.05, "sentences": 0.3, "words": 16.0}
"""Strength of the words against the penalty on weights, each the best of three tried in cross-validation."""


def main() -> None:
    """Train, cross-validate and write the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--heard", type=Path, required=True)
    options = parser.parse_args()
    shared, said = options.shared, packing.kept(options.heard)
    folder, score = shared / "data/muc4", corpus.scorer(shared)
    keys = corpus.keys(folder, score)
    read = corpus.materials(corpus.reports(folder))
    own, folds = [keys[each.report.id] for each in read], [corpus.fold_of(each.report.id) for each in read]
    coded = train(Corpus(read, own, folds, [said[each.report.id] for each in read], score))
    print(crossvalidation.scores(coded, folder, score))


def train(data: Corpus) -> dict[str, tuple[Template, ...]]:
    """Write the models; return the templates that models of the other folds give each report."""
    models, first = first_round(data)
    blends, judged = second_round(data, first)
    examples = Examples.of(data, first)
    every = examples.learnt()
    models |= {"cuts": every.cuts, "names": every.names} | {
        f"circumstance.{slot}": model for slot, model in every.when_where.items()
    }
    write(models, blends | {"together": every.together}, every.chosen)
    by_fold = [examples.learnt(fold) for fold in range(corpus.FOLDS)]
    return {
        material.report.id: crossvalidation.filled(material, each, by_fold[fold])
        for material, each, fold in zip(data.read, judged, data.folds, strict=True)
    }


def first_round(data: Corpus) -> tuple[dict[str, Hashed], list[FirstRound]]:
    """Return the models of words, and for each report what those of the other folds say of it."""
    models = {}

    def learn(name: str, rows: fitting.Sparse, answers: fitting.Answers, counts: list[int]) -> list[Floats]:
        models[name] = fitting.fitted(rows, answers, PENALTIES[name])
        found = fitting.foretold(rows, answers, PENALTIES[name])
        print(
            f"{name:<10} {rows.rows.shape[0]} rows, average precision {fitting.precision(answers, found)}", flush=True
        )
        return np.split(found, np.cumsum(counts)[:-1])

    counts = [len(material.occurrences) for material in data.read]
    rows = fitting.sparse(
        [one.features for material in data.read for one in material.occurrences], np.repeat(data.folds, counts), BITS
    )
    answers = [labels.roles(one, keys) for material, keys in data.pairs() for one in material.occurrences]
    roles = learn("roles", rows, np.array(answers), counts)
    chosen = [likely(material, found) if len(found) else [] for material, found in zip(data.read, roles, strict=True)]
    counts = [len(each) for each in chosen]
    members = [
        (material, material.entities[number], keys)
        for (material, keys), numbers in zip(data.pairs(), chosen, strict=True)
        for number in numbers
    ]
    rows = fitting.sparse(
        [material.united(entity) for material, entity, _ in members], np.repeat(data.folds, counts), BITS
    )
    answers = [
        np.any([labels.roles(one, keys) for one in material.members(entity)], axis=0)
        for material, entity, keys in members
    ]
    united = learn("united", rows, np.array(answers), counts)
    scenes = [len(material.extraction.scenes) for material in data.read]
    rows = fitting.sparse(
        [
            wording.of_sentence(material.extraction.scenes, at)
            for material in data.read
            for at in range(len(material.extraction.scenes))
        ],
        np.repeat(data.folds, scenes),
        wording.BITS,
    )
    answers = [line for material, keys in data.pairs() for line in labels.sentence_types(material, keys)]
    sentences = learn("sentences", rows, np.array(answers), scenes)
    rows = fitting.weighted(
        [wording.of_report(material.extraction) for material in data.read], data.folds, wording.BITS
    )
    words = learn("words", rows, np.array([labels.report_types(keys) for keys in data.keys]), [1] * len(data.read))
    first = []
    for number, material in enumerate(data.read):
        spread = np.zeros((len(material.entities), len(ROLES)))
        spread[chosen[number]] = united[number]
        first.append(FirstRound(roles[number], spread, sentences[number], words[number][0], data.heard[number]))
    return models, first


def second_round(data: Corpus, first: list[FirstRound]) -> tuple[dict[str, Blend], list[Judged]]:
    """Return the models of types and of entities' parts, and what those of the other folds say of each report."""
    folds = np.array(data.folds)
    columns = np.array([report_columns(*each) for each in zip(data.read, first, strict=True)])
    answers = np.array([labels.report_types(keys) for keys in data.keys])
    types = fitting.blend_foretold(columns, answers, folds)
    print(f"types      average precision {fitting.precision(answers, types)}", flush=True)
    blends = {"types": fitting.blend(columns, answers)}
    places, rows, parts = [], [], []
    for number, (material, keys) in enumerate(data.pairs()):
        chosen = likely(material, first[number].roles) if len(first[number].roles) else []
        for kind in range(len(TYPES)):
            if types[number][kind] >= LEAST_TYPE and chosen:
                places.append((number, kind, chosen))
                rows.append(entity_columns(material, first[number], types[number], chosen, kind))
                parts += [_parts(material, each, keys, kind) for each in chosen]
    lengths = [len(chosen) for _, _, chosen in places]
    table, answers = np.concatenate(rows), np.array(parts)
    found = fitting.blend_foretold(table, answers, np.repeat([folds[number] for number, _, _ in places], lengths))
    print(f"parts      {len(table)} rows, average precision {fitting.precision(answers, found)}", flush=True)
    blends["parts"] = fitting.blend(table, answers)
    judged = [Judged(own.heard, own.roles, of, [], {}) for own, of in zip(first, types, strict=True)]
    for (number, kind, chosen), part in zip(places, np.split(found, np.cumsum(lengths)[:-1]), strict=True):
        judged[number] = replace(judged[number], chosen=chosen, parts=judged[number].parts | {kind: part})
    return blends, judged


def _parts(material: Material, number: int, keys: list[Key], kind: int) -> list[bool]:
    words = {cut.words for one in material.members(material.entities[number]) for cut in one.cuts}
    return [any(TYPES[kind] in key.type and key.holds(role, words) for key in keys) for role in ROLES]


def write(models: dict[str, Hashed], blends: dict[str, Blend], chosen: SetFills) -> None:
    """Write the models to one file."""
    arrays: dict[str, Any] = {}
    for name, model in models.items():
        arrays |= _named(name, model)
    for name, blend in blends.items():
        for part in ("trees", "forest", "dense"):
            arrays |= _named(f"{name}.{part}", getattr(blend, part))
        arrays[f"{name}.odds"] = blend.odds
    for slot, choice in chosen.items():
        arrays |= _named(f"chosen.{slot}.model", choice.model) | {f"chosen.{slot}.values": np.array(choice.values)}
    np.savez_compressed(MODELS, **arrays)


def _named(name: str, model: Any) -> dict[str, Any]:
    return {f"{name}.{field.name}": getattr(model, field.name) for field in fields(model)}


if __name__ == "__main__":
    main()
