"""The encoder at work with numpy alone: layers of attention over the pieces of a window, weights stored in bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import load, logistic
from benchmarks.muc4.pieces import Sentences, Window, windows

WEIGHTS = Path(__file__).with_name("encoder.npz")
TOLD = ("noun", "sentence", "report")  # what is told from the last rows, in the order that Heard has it
PARTS = ("asking", "looked", "wide", "narrow", "after_looking", "after_turning")  # of a layer
HEADS = 12
TINY = 1e-12  # added to variances, as where the weights come from
_UNHEARD = -9.0  # log-odds where nothing is told

Single = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings each row to mean 0 and deviation 1, then weighs its columns."""

    weights: Single
    biases: Single

    def __call__(self, rows: Single) -> Single:
        """Return the rows so brought."""
        around = rows - rows.mean(1, keepdims=True)
        deviations = np.sqrt((around * around).mean(1, keepdims=True) + np.float32(TINY))
        result: Single = around / deviations * self.weights + self.biases
        return result


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: each piece looks at all of the window, then is turned on its own."""

    asking: tuple[Single, Single]  # weights and biases of queries, keys and values, one below the other
    looked: tuple[Single, Single]
    wide: tuple[Single, Single]
    narrow: tuple[Single, Single]
    norms: tuple[Norm, Norm]

    def __call__(self, rows: Single) -> Single:
        """Return the rows after the layer."""
        pieces, columns = rows.shape
        parts = _times(rows, self.asking).reshape(pieces, 3, HEADS, columns // HEADS).transpose(1, 2, 0, 3)
        weights = parts[0] @ parts[1].transpose(0, 2, 1) / np.float32(np.sqrt(columns / HEADS))
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        seen = (weights / weights.sum(-1, keepdims=True)) @ parts[2]
        rows = self.norms[0](rows + _times(seen.transpose(1, 0, 2).reshape(pieces, columns), self.looked))
        return self.norms[1](rows + _times(_bent(_times(rows, self.wide)), self.narrow))


def _times(rows: Single, linear: tuple[Single, Single]) -> Single:
    result: Single = rows @ linear[0].T + linear[1]
    return result


def _bent(values: Single) -> Single:
    """Return the values bent as the weights were learnt with: GELU, by its usual approximation."""
    inner = np.float32(np.sqrt(2 / np.pi)) * (values + np.float32(0.044715) * values * values * values)
    result: Single = np.float32(0.5) * values * (1 + np.tanh(inner))
    return result


def _after(layers: Sequence[Layer], rows: Single) -> Single:
    for layer in layers:
        rows = layer(rows)
    return rows


@dataclass(frozen=True, slots=True)
class Reader:
    """Layers that were trained together, and what is told from the rows after them."""

    layers: tuple[Layer, ...]
    told: Mapping[str, tuple[Single, Single]]  # by the names of TOLD

    def hear(self, read: Sequence[tuple[Window, Single]], sentences: int, nouns: Sequence[tuple[int, int]]) -> Heard:
        """Return what is told of a report, from its windows with their rows before these layers."""
        found = np.full((len(nouns), len(self.told["noun"][1])), _UNHEARD)
        lines = np.full((sentences, len(self.told["sentence"][1])), _UNHEARD)
        whole = [np.full(len(self.told["report"][1]), _UNHEARD)]
        for window, below in read:
            rows = _after(self.layers, below)
            whole.append(_times(rows[:1], self.told["report"])[0])
            within = range(window.first, window.first + len(window.ends))
            for number, begin, end in zip(within, window.starts, window.ends, strict=True):
                lines[number] = _times(rows[begin[0] : end].mean(0, keepdims=True), self.told["sentence"])[0]
            chosen = [at for at, (sentence, _) in enumerate(nouns) if sentence in within]
            places = [window.starts[nouns[at][0] - window.first][nouns[at][1]] for at in chosen]
            found[chosen] = _times(rows[places], self.told["noun"])
        return Heard(logistic(found), logistic(lines), logistic(np.max(whole, 0)))


@dataclass(frozen=True, slots=True)
class Encoder:
    """The list of pieces with their vectors, the layers that stayed as they were, and the readers on top of them."""

    known: Mapping[str, int]
    vectors: NDArray[np.int8]
    scales: Single  # of the vectors, a number for each
    places: Single
    opening: Norm
    layers: tuple[Layer, ...]
    readers: tuple[Reader, ...]

    def rows(self, window: Window) -> Single:
        """Return the rows of a window's pieces before the readers."""
        numbers = list(window.pieces)
        rows = self.opening(self.vectors[numbers] * self.scales[numbers, None] + self.places[: len(numbers)])
        return _after(self.layers, rows)

    def hear(self, sentences: Sentences, nouns: Sequence[tuple[int, int]]) -> Heard:
        """Return what is told of a report's nouns (sentence and word of each), of its sentences and of the whole."""
        read = [(window, self.rows(window)) for window in windows(sentences, self.known)]
        return Heard.joined([reader.hear(read, len(sentences), nouns) for reader in self.readers])


def read(path: Path = WEIGHTS) -> Encoder:
    """Return the encoder that a file holds."""
    arrays = dict(np.load(path))
    names = arrays["pieces"].tobytes().decode().split()
    readers = sorted({key.split(".")[1] for key in arrays if key.startswith("reader.")})
    return Encoder(
        {piece: number for number, piece in enumerate(names)},
        arrays["vectors.steps"],
        arrays["vectors.scales"],
        arrays["places"].astype(np.float32),
        _norm(load(arrays, "opening")),
        _layers(arrays),
        tuple(_reader(load(arrays, f"reader.{number}")) for number in readers),
    )


def _reader(arrays: Mapping[str, NDArray[Any]]) -> Reader:
    return Reader(_layers(arrays), {name: _linear(load(arrays, name)) for name in TOLD})


def _layers(arrays: Mapping[str, NDArray[Any]]) -> tuple[Layer, ...]:
    numbers = sorted({int(key.split(".")[1]) for key in arrays if key.startswith("layer.")})
    return tuple(_layer({key: load(arrays, f"layer.{number}.{key}") for key in PARTS}) for number in numbers)


def _layer(parts: Mapping[str, Mapping[str, NDArray[Any]]]) -> Layer:
    asking, looked, wide, narrow = (_linear(parts[name]) for name in PARTS[:4])
    return Layer(asking, looked, wide, narrow, (_norm(parts["after_looking"]), _norm(parts["after_turning"])))


def _linear(arrays: Mapping[str, NDArray[Any]]) -> tuple[Single, Single]:
    return arrays["steps"].astype(np.float32) * arrays["scales"][:, None], arrays["biases"]


def _norm(arrays: Mapping[str, NDArray[Any]]) -> Norm:
    return Norm(arrays["weights"], arrays["biases"])
