"""Writes what the encoder learned, its weights in few steps, and what it foretold of the training reports."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import ascii_lowercase, digits, punctuation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.muc4.encoder import PARTS, TOLD, WEIGHTS
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.pieces import CLOSING, LONGEST, OPENING, UNKNOWN

STEPS, VECTOR_STEPS = 63, 31  # to each side of nothing: with 23 and 15 what is told of reports was off by up to .18
LEAST_WINDOWS = 2  # in which a piece stands, for it to be kept: rarer words are cut into smaller ones


def write(weights: Mapping[str, Any], layers: Sequence[Any], readers: Sequence[Any], pieces: Mapping[int, str]) -> None:
    """Write the encoder: vectors of ``pieces`` (by their number in ``weights``), the layers below, and the readers.

    A reader has its ``layers``, and what it tells by the names of ``TOLD``.
    """
    numbers = sorted(pieces)
    vectors = np.asarray(weights["embeddings.word_embeddings.weight"], dtype=np.float32)[numbers]
    places = weights["embeddings.position_embeddings.weight"][:LONGEST]
    steps, scales = _stepped(vectors, VECTOR_STEPS)
    arrays = {
        "pieces": np.frombuffer("\n".join(pieces[at] for at in numbers).encode(), dtype=np.uint8),
        "vectors.steps": steps,
        "vectors.scales": scales,
        "places": (places + weights["embeddings.token_type_embeddings.weight"][0]).astype(np.float16),
        "opening.weights": weights["embeddings.LayerNorm.weight"],
        "opening.biases": weights["embeddings.LayerNorm.bias"],
    }
    arrays |= _of_layers("", layers)
    for number, reader in enumerate(readers):
        arrays |= _of_layers(f"reader.{number}.", reader.layers)
        for name in TOLD:
            arrays |= _of(f"reader.{number}.{name}", getattr(reader, name))
    np.savez_compressed(WEIGHTS, **arrays)


def worth_keeping(pieces: Sequence[str], windows: Iterable[Sequence[int]]) -> dict[int, str]:
    """Return the pieces that stand in several windows, and all letters and marks, by their number."""
    often = Counter(piece for each in windows for piece in set(each))
    letters = {joined + each for each in ascii_lowercase + digits + punctuation for joined in ("", "##")}
    always = letters | {OPENING, CLOSING, UNKNOWN}
    return {at: piece for at, piece in enumerate(pieces) if often[at] >= LEAST_WINDOWS or piece in always}


def _of_layers(name: str, layers: Sequence[Any]) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    for number, layer in enumerate(layers):
        for part in PARTS:
            arrays |= _of(f"{name}layer.{number}.{part}", getattr(layer, part))
    return arrays


def _of(name: str, part: Any) -> dict[str, NDArray[Any]]:
    weights, biases = part.weight.detach().numpy(), part.bias.detach().numpy()
    if weights.ndim == 1:
        return {f"{name}.weights": weights, f"{name}.biases": biases}
    steps, scales = _stepped(weights, STEPS)
    return {f"{name}.steps": steps, f"{name}.scales": scales, f"{name}.biases": biases}


def _stepped(matrix: NDArray[np.float32], most: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scales = np.abs(matrix).max(axis=1) / most
    return np.round(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def keep(said: Mapping[str, Heard], path: Path) -> None:
    """Write what was foretold of each report."""
    parts = {f"{name}.{part}": getattr(each, part) for name, each in said.items() for part in Heard.__slots__}
    np.savez_compressed(path, **{name: part.astype(np.float32) for name, part in parts.items()})


def kept(path: Path) -> dict[str, Heard]:
    """Return what was foretold of each report, by its id."""
    arrays = dict(np.load(path))
    names = dict.fromkeys(key.rpartition(".")[0] for key in arrays)
    return {name: Heard(*(arrays[f"{name}.{part}"].astype(np.float64) for part in Heard.__slots__)) for name in names}
