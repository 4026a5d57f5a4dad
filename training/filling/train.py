"""Trains the decisions that fill MUC-4's templates, on the 1,300 training reports of MUC-4 alone.

Run from the repository's root: ``python -m training.filling.train --shared ../shared``. Needs scikit-learn; takes some
minutes on a core. Prints what five-fold cross-validation by report gives, and writes ``benchmarks/muc4/models.npz``.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.muc4 import wording
from benchmarks.muc4.columns import ROLES, TYPES, FirstRound, Material, entity_columns, likely, report_columns
from benchmarks.muc4.deciding import LEAST_TYPE, Judged, cut_options
from benchmarks.muc4.learned import Blend, Floats, Hashed
from benchmarks.muc4.models import MODELS
from benchmarks.muc4.occurrences import BITS, Occurrence
from benchmarks.muc4.set_fills import SetFill
from training.filling import circumstances, corpus, fitting, set_fills, splitting
from training.filling.corpus import Key

PENALTIES = {"roles": 0.05, "united": 0.05, "sentences": 0.3, "words": 16.0, "cuts": 0.5}
"""Strength of the words against the penalty on weights, each the best of three tried in cross-validation."""


def main() -> None:
    """Train, cross-validate and write the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    shared = parser.parse_args().shared
    score = corpus.scorer(shared)
    keys = corpus.keys(shared / "data/muc4", score)
    read = corpus.materials(corpus.reports(shared / "data/muc4"))
    train(
        Corpus(read, [keys[each.report.id] for each in read], [corpus.fold_of(each.report.id) for each in read], score)
    )


@dataclass(frozen=True, slots=True)
class Corpus:
    """The training reports with their keys and the fold of each."""

    read: list[Material]
    keys: list[list[Key]]
    folds: list[int]
    score: ModuleType

    def pairs(self) -> Iterator[tuple[Material, list[Key]]]:
        """Yield each report with its keys."""
        return zip(self.read, self.keys, strict=True)


def train(data: Corpus) -> tuple[list[Judged], list[Hashed]]:
    """Write the models; return what cross-validation foretells of each report, and the models of cuts by fold."""
    models, first = first_round(data)
    blends, judged = second_round(data, first)
    cuts = list(cut_rows(data, first))
    folds = np.array([fold for fold, _, _ in cuts])
    options, answers = [row for _, row, _ in cuts], np.array([[right] for _, _, right in cuts])
    rows = fitting.sparse(options, folds, wording.BITS)
    models["cuts"] = fitting.fitted(rows, answers, PENALTIES["cuts"])
    pairs = [pair for keyed in data.pairs() for pair in splitting.pairs(*keyed)]
    blends["together"] = fitting.blend(np.array([row for row, _ in pairs]), np.array([[one] for _, one in pairs]))
    given = [
        each
        for (material, keys), fold in zip(data.pairs(), data.folds, strict=True)
        for each in set_fills.examples(material, keys, fold)
    ]
    told = [
        each
        for (material, keys), fold in zip(data.pairs(), data.folds, strict=True)
        for each in circumstances.examples(material, keys, fold, data.score)
    ]
    models |= {f"circumstance.{slot}": model for slot, model in circumstances.fitted(told).items()}
    write(models, blends, set_fills.fitted(given))
    by_fold = [
        fitting.fitted(fitting.without(rows, fold), answers[folds != fold], PENALTIES["cuts"])
        for fold in range(corpus.FOLDS)
    ]
    return judged, by_fold


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
    answers = [_roles(one, keys) for material, keys in data.pairs() for one in material.occurrences]
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
        np.any([_roles(one, keys) for one in material.members(entity)], axis=0) for material, entity, keys in members
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
    answers = [line for material, keys in data.pairs() for line in sentence_types(material, keys)]
    sentences = learn("sentences", rows, np.array(answers), scenes)
    rows = fitting.weighted(
        [wording.of_report(material.extraction) for material in data.read], data.folds, wording.BITS
    )
    words = learn("words", rows, np.array([report_types(keys) for keys in data.keys]), [1] * len(data.read))
    first = []
    for number, material in enumerate(data.read):
        spread = np.zeros((len(material.entities), len(ROLES)))
        spread[chosen[number]] = united[number]
        first.append(FirstRound(roles[number], spread, sentences[number], words[number][0]))
    return models, first


def _roles(one: Occurrence, keys: list[Key]) -> list[bool]:
    words = {cut.words for cut in one.cuts}
    return [any(key.holds(role, words) for key in keys) for role in ROLES]


def report_types(keys: list[Key]) -> list[bool]:
    """Return which types of incident a report has, and last whether any."""
    return [*(corpus.has_type(keys, kind) for kind in range(len(TYPES))), bool(keys)]


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


def second_round(data: Corpus, first: list[FirstRound]) -> tuple[dict[str, Blend], list[Judged]]:
    """Return the models of types and of entities' parts, and what those of the other folds say of each report."""
    folds = np.array(data.folds)
    columns = np.array([report_columns(*each) for each in zip(data.read, first, strict=True)])
    answers = np.array([report_types(keys) for keys in data.keys])
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
    judged = [Judged(first[number].roles, types[number], [], {}) for number in range(len(data.read))]
    for (number, kind, chosen), part in zip(places, np.split(found, np.cumsum(lengths)[:-1]), strict=True):
        judged[number] = replace(judged[number], chosen=chosen, parts=judged[number].parts | {kind: part})
    return blends, judged


def _parts(material: Material, number: int, keys: list[Key], kind: int) -> list[bool]:
    words = {cut.words for one in material.members(material.entities[number]) for cut in one.cuts}
    return [any(TYPES[kind] in key.type and key.holds(role, words) for key in keys) for role in ROLES]


def cut_rows(data: Corpus, first: list[FirstRound]) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """Yield fold, features and rightness of each phrase that an entity which fills a role may be called by."""
    for (material, keys), fold, found in zip(data.pairs(), data.folds, first, strict=True):
        for number in likely(material, found.roles) if keys and len(found.roles) else []:
            entity = material.entities[number]
            filled = np.any([_roles(one, keys) for one in material.members(entity)], axis=0)
            for role in np.flatnonzero(filled):
                for _, cut, row in cut_options(material, entity, found.roles[:, role], ROLES[role]):
                    yield fold, row, any(key.holds(ROLES[role], {cut.words}) for key in keys)


def write(models: dict[str, Hashed], blends: dict[str, Blend], chosen: dict[str, SetFill]) -> None:
    """Write the models to one file."""
    arrays: dict[str, Any] = {}
    for name, model in models.items():
        arrays |= _named(name, model)
    for name, blend in blends.items():
        arrays |= (
            _named(f"{name}.trees", blend.trees) | _named(f"{name}.dense", blend.dense) | {f"{name}.odds": blend.odds}
        )
    for slot, choice in chosen.items():
        arrays |= _named(f"chosen.{slot}.model", choice.model) | {f"chosen.{slot}.values": np.array(choice.values)}
    np.savez_compressed(MODELS, **arrays)


def _named(name: str, model: Any) -> dict[str, Any]:
    return {f"{name}.{field.name}": getattr(model, field.name) for field in fields(model)}


if __name__ == "__main__":
    main()
