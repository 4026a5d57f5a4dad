"""Trains the tagger and parser of one language from Universal Dependencies files.

python -m training.parser.train en --data ../shared/data/ud --out src/testigo/extraction/models/en
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Config, NumpyOps, Optimizer, fix_random_seed, set_current_ops

from testigo.extraction import models_on_disk
from testigo.extraction.lexical_features import feature_vocabulary
from training.parser import augmentation, corpora
from training.parser.evaluation import Scores, bare_doc, score
from training.parser.news_grammar import read_grammar
from training.parser.treebanks import GoldSentence

HERE = Path(__file__).parent


def main() -> None:
    """Train, keep the epoch best on the tuning sentences, write it and print its figures."""
    options = _read_options()
    settings = Config().from_disk(HERE / f"config_{options.language}.cfg")
    fix_random_seed(options.seed)
    data = corpora.load(options.data, options.language)
    _say(f"{len(data.train)} training, {len(data.tuning)} tuning, {len(data.test)} test sentences")
    nlp = _new_pipeline(options.language, settings)
    if options.all:
        data = corpora.Corpora(data.train + data.tuning, data.tuning, data.test)
    _train(nlp, data, settings["training"], Random(options.seed), options)
    saved = models_on_disk.load(options.out)
    for name, change in (("as is", None), ("lower", augmentation.lower_case), ("no accents", augmentation.no_accents)):
        _say(f"test, {name}: {score(saved, data.test, change)}")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("en", "es"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data/ud"), help="folder of CoNLL-U files")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, help="instead of the configuration's")
    parser.add_argument("--all", action="store_true", help="train on the tuning sentences too; keep the last epoch")
    return parser.parse_args()


def _new_pipeline(language: str, settings: Config) -> Language:
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.blank(language, vocab=feature_vocabulary(language))
    for name in ("tok2vec", "morphologizer", "parser"):
        nlp.add_pipe(name, config=settings["components"][name])
    return nlp


def _train(
    nlp: Language, data: corpora.Corpora, settings: dict[str, Any], random: Random, options: argparse.Namespace
) -> None:
    epochs = options.epochs or settings["epochs"]
    news = read_grammar(HERE / f"news_{options.language}.grammar")
    made = int(settings["news_share"] * len(data.train))
    examples = [_example(nlp, sentence) for sentence in (*data.train, *news.sentences(made, Random(0)))]
    nlp.initialize(lambda: examples)
    batches_per_epoch = sum(
        1 for _ in _batches((*data.train, *news.sentences(made, Random(0))), settings["batch_words"], Random(0))
    )
    total, step = epochs * batches_per_epoch, 0
    optimizer = Adam(
        settings["learn_rate"], L2=settings["l2"], grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    best, started = -1.0, time.monotonic()
    for epoch in range(1, epochs + 1):
        losses: dict[str, float] = {}
        shown = (*data.train, *news.sentences(made, random))
        for batch in _batches(shown, settings["batch_words"], random):
            step += 1
            optimizer.learn_rate = _learn_rate(settings, step, total)
            varied = [augmentation.vary(s, random, unknown_share=settings["unknown_share"]) for s in batch]
            nlp.update(
                [_example(nlp, sentence) for sentence in varied], sgd=optimizer, losses=losses, drop=settings["dropout"]
            )
        if epoch % settings["evaluate_every"] and epoch < epochs:
            continue
        best = _keep_if_better(nlp, data, optimizer, best, options)
        _say(f"epoch {epoch}, {time.monotonic() - started:.0f} s, best LAS {best:.4f}, losses {losses}")


def _learn_rate(settings: dict[str, Any], step: int, total: int) -> float:
    """Rises over the first steps, then falls in a line towards a twentieth of its peak."""
    warm = min(1.0, step / settings["warm_up_steps"])
    return float(settings["learn_rate"] * warm * max(0.05, 1.0 - step / total))


def _keep_if_better(
    nlp: Language, data: corpora.Corpora, optimizer: Optimizer, best: float, options: argparse.Namespace
) -> float:
    with nlp.use_params(optimizer.averages):
        scores: Scores = score(nlp, data.tuning)
        _say(f"tuning: {scores}")
        if scores.las > best or options.all:
            save_pipeline(nlp, options.out)
    return max(best, scores.las)


def _batches(sentences: tuple[GoldSentence, ...], words: int, random: Random) -> Iterator[list[GoldSentence]]:
    shuffled = list(sentences)
    random.shuffle(shuffled)
    batch: list[GoldSentence] = []
    size = 0
    for sentence in shuffled:
        batch.append(sentence)
        size += len(sentence.words)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _example(nlp: Language, sentence: GoldSentence) -> Example:
    reference = Doc(
        nlp.vocab,
        words=list(sentence.words),
        spaces=list(sentence.spaces),
        pos=list(sentence.pos),
        morphs=list(sentence.feats),
        heads=list(sentence.heads),
        deps=list(sentence.deps),
    )
    return Example(bare_doc(nlp, sentence.words, sentence.spaces), reference)


def save_pipeline(nlp: Language, out: Path) -> None:
    """Write the pipeline with half-precision weights and none of the training text's words."""
    nlp.to_disk(out, exclude=["vocab", "tokenizer"])
    for name, component in nlp.pipeline:
        stored = component.model.to_dict()  # type: ignore[attr-defined]
        for params in stored["params"]:
            for key, value in params.items():
                params[key] = None if value is None else value.astype(np.float16)
        (out / name / "model").write_bytes(srsly.msgpack_dumps(stored))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
