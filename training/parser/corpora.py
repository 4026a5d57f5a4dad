"""Which treebank files train, tune and test each language's model."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import spacy

from training.parser.normalisation import normalise
from training.parser.treebanks import GoldSentence, Tree, align, is_tree, read_trees

_SPANISH_TEST_SENTENCES = 200
_SPANISH_TUNING_EVERY = 12


@dataclass(frozen=True, slots=True)
class Corpora:
    """Gold sentences of one language. No sentence of `tuning` or `test` is in `train`."""

    train: tuple[GoldSentence, ...]
    tuning: tuple[GoldSentence, ...]
    test: tuple[GoldSentence, ...]


def load(data: Path, language: str) -> Corpora:
    """The corpora of "en" or "es" from a folder of CoNLL-U files."""
    train, tuning, test = _english(data) if language == "en" else _spanish(data)
    tokenizer = spacy.blank(language).tokenizer

    def gold(trees: list[Tree]) -> tuple[GoldSentence, ...]:
        aligned = (align(normalise(tree, language), tokenizer) for tree in trees)
        return tuple(sentence for sentence in aligned if is_tree(sentence))

    return Corpora(gold(train), gold(tuning), gold(test))


def _english(data: Path) -> tuple[list[Tree], list[Tree], list[Tree]]:
    tuning = list(read_trees(data / "en_ewt-dev.conllu"))
    test = list(read_trees(data / "en_ewt-test.conllu"))
    held_out = {tree.name for tree in tuning + test} | {tree.text for tree in tuning + test}
    ewt = read_trees(data / "en_ewt-all-sources.conllu")
    train = [tree for tree in ewt if tree.name not in held_out and tree.text not in held_out]
    gum = read_trees(data / "en_gum-open.conllu")
    return train + [tree for tree in gum if tree.text not in held_out], tuning, test


def _spanish(data: Path) -> tuple[list[Tree], list[Tree], list[Tree]]:
    """All but the first 200 sentences of the test part train; every twelfth training sentence tunes."""
    rest = read_trees(data / "es_gsd-test.conllu")
    test = list(islice(rest, _SPANISH_TEST_SENTENCES))
    pool = [*read_trees(data / "es_gsd-dev.conllu"), *read_trees(data / "es_pud.conllu"), *rest]
    held_out = {tree.text for tree in test}
    pool = [tree for tree in pool if tree.text not in held_out]
    train = [tree for number, tree in enumerate(pool) if number % _SPANISH_TUNING_EVERY]
    return train, pool[::_SPANISH_TUNING_EVERY], test
