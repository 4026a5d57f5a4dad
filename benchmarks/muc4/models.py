"""Everything that was trained, read from two files, and the order in which it judges a report."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.muc4 import wording
from benchmarks.muc4.columns import ROLES, TYPES, FirstRound, Material, entity_columns, likely, report_columns
from benchmarks.muc4.deciding import LEAST_TYPE, Judged
from benchmarks.muc4.encoder import Encoder, read
from benchmarks.muc4.learned import Blend, Dense, Forest, Hashed, Trees, load
from benchmarks.muc4.set_fills import SetFill

MODELS = Path(__file__).with_name("models.npz")


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that was trained."""

    roles: Hashed
    united: Hashed
    sentences: Hashed
    words: Hashed
    cuts: Hashed
    names: Hashed
    types: Blend
    parts: Blend
    together: Blend
    chosen: dict[str, SetFill]
    when_where: dict[str, Hashed]
    encoder: Encoder

    def first_round(self, material: Material) -> FirstRound:
        """Return what the words around each noun, of each sentence and of the whole report say."""
        scenes = material.extraction.scenes
        roles = self.roles.probabilities([one.features for one in material.occurrences])
        chosen = set(likely(material, roles)) if len(roles) else set()
        united = np.zeros((len(material.entities), len(ROLES)))
        for number in chosen:
            united[number] = self.united.probabilities([material.united(material.entities[number])])[0]
        sentences = self.sentences.probabilities([wording.of_sentence(scenes, at) for at in range(len(scenes))])
        words = self.words.weighted(wording.of_report(material.extraction))
        return FirstRound(roles, united, sentences, words, self.encoder.hear(*material.read_out()))

    def judge(self, material: Material) -> Judged:
        """Return how likely each type is, and each part of each entity in an incident of the types that may be."""
        first = self.first_round(material)
        types = self.types.probabilities(report_columns(material, first)[None])[0]
        chosen = likely(material, first.roles) if len(first.roles) else []
        told = [kind for kind in range(len(TYPES)) if types[kind] >= LEAST_TYPE and chosen]
        parts = {kind: self.parts.probabilities(entity_columns(material, first, types, chosen, kind)) for kind in told}
        return Judged(first.heard, first.roles, types, chosen, parts)


@cache
def models() -> Models:
    """Return the trained models, read once."""
    arrays = dict(np.load(MODELS))
    blends = {
        name: Blend(
            Trees(**load(arrays, f"{name}.trees")),
            Forest(**load(arrays, f"{name}.forest")),
            Dense(**load(arrays, f"{name}.dense")),
            arrays[f"{name}.odds"],
        )
        for name in ("types", "parts", "together")
    }
    hashed = {name: Hashed(**load(arrays, name)) for name in ("roles", "united", "sentences", "words", "cuts", "names")}
    slots = sorted({key.split(".")[1] for key in arrays if key.startswith("chosen.")})
    chosen = {
        slot: SetFill(tuple(arrays[f"chosen.{slot}.values"].tolist()), Hashed(**load(arrays, f"chosen.{slot}.model")))
        for slot in slots
    }
    return Models(
        hashed["roles"],
        hashed["united"],
        hashed["sentences"],
        hashed["words"],
        hashed["cuts"],
        hashed["names"],
        blends["types"],
        blends["parts"],
        blends["together"],
        chosen,
        {slot: Hashed(**load(arrays, f"circumstance.{slot}")) for slot in ("date", "place")},
        read(),
    )
