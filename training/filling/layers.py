"""The encoder while it learns: MiniLM's layers in torch, on top of layers that stay as they are."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.muc4.columns import ROLES, TYPES
from benchmarks.muc4.encoder import HEADS, TINY

SIZE = 384
DROPPED, DROPPED_LAST = 0.1, 0.2  # shares of numbers left out while learning: in layers, and before what is told
NEVER = -3.0  # log-odds that answers begin with

Weights = Mapping[str, Any]


class Layer(nn.Module):
    """One layer of MiniLM."""

    def __init__(self, weights: Weights, number: int) -> None:
        """Take the layer's weights."""
        super().__init__()
        names = [f"encoder.layer.{number}.attention.self.{name}" for name in ("query", "key", "value")]
        self.asking = _linear(weights, *names)
        self.looked = _linear(weights, f"encoder.layer.{number}.attention.output.dense")
        self.after_looking = _norm(weights, f"encoder.layer.{number}.attention.output.LayerNorm")
        self.wide = _linear(weights, f"encoder.layer.{number}.intermediate.dense")
        self.narrow = _linear(weights, f"encoder.layer.{number}.output.dense")
        self.after_turning = _norm(weights, f"encoder.layer.{number}.output.LayerNorm")

    def forward(self, rows: Tensor, seen: Tensor) -> Tensor:
        """Return the rows of some windows after the layer; ``seen`` says which pieces there are."""
        windows, pieces, _ = rows.shape
        asked = self.asking(rows).view(windows, pieces, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(asked[0], asked[1], asked[2], attn_mask=seen)
        looked = self.looked(found.transpose(1, 2).reshape(windows, pieces, SIZE))
        rows = self.after_looking(rows + functional.dropout(looked, DROPPED, self.training))
        turned = self.narrow(functional.gelu(self.wide(rows), approximate="tanh"))
        return self.after_turning(rows + functional.dropout(turned, DROPPED, self.training))


def _linear(weights: Weights, *names: str) -> nn.Linear:
    matrix = np.concatenate([weights[f"{name}.weight"] for name in names])
    linear = nn.Linear(matrix.shape[1], matrix.shape[0])
    linear.weight.data = torch.tensor(matrix).float()
    linear.bias.data = torch.tensor(np.concatenate([weights[f"{name}.bias"] for name in names])).float()
    return linear


def _norm(weights: Weights, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(SIZE, eps=TINY)
    norm.weight.data = torch.tensor(weights[f"{name}.weight"]).float()
    norm.bias.data = torch.tensor(weights[f"{name}.bias"]).float()
    return norm


class Net(nn.Module):
    """The layers that learn, and what is told of nouns, sentences and windows."""

    def __init__(self, weights: Weights, layers: Sequence[int]) -> None:
        """Take the layers' weights; what is told begins with "never"."""
        super().__init__()
        self.layers = nn.ModuleList(Layer(weights, number) for number in layers)
        self.noun = nn.Linear(SIZE, len(ROLES) + len(TYPES))
        self.sentence = nn.Linear(SIZE, len(TYPES))
        self.report = nn.Linear(SIZE, 2 * len(TYPES) + 1)
        for told in (self.noun, self.sentence, self.report):
            nn.init.normal_(told.weight, std=0.02)
            nn.init.constant_(told.bias, NEVER)

    def told(self) -> list[nn.Parameter]:
        """Return the weights of what is told."""
        return [each for part in (self.noun, self.sentence, self.report) for each in part.parameters()]

    def forward(self, rows: Tensor, seen: Tensor, nouns: Tensor, spans: Sequence[tuple[int, int, int]]) -> list[Tensor]:
        """Return the log-odds of nouns (window and piece of each), sentences (window, start, end) and windows."""
        if self.training:
            rows = functional.dropout(rows, DROPPED)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers:
                rows = layer(rows, seen)
        rows = rows.float()
        sentences = _means(spans, *rows.shape[:2]) @ rows.flatten(0, 1)
        last = [
            functional.dropout(each, DROPPED_LAST, self.training)
            for each in (rows[nouns[:, 0], nouns[:, 1]], sentences, rows[:, 0])
        ]
        return [told(each) for told, each in zip((self.noun, self.sentence, self.report), last, strict=True)]


def _means(spans: Sequence[tuple[int, int, int]], windows: int, pieces: int) -> Tensor:
    """Return the matrix that takes the pieces of all windows to each span's mean: one product, to learn fast."""
    shares = torch.zeros(len(spans), windows, pieces)
    for line, (window, start, end) in enumerate(spans):
        shares[line, window, start : max(end, start + 1)] = 1 / max(end - start, 1)
    return shares.flatten(1)


def opened(weights: Weights, pieces: Sequence[int]) -> Tensor:
    """Return the rows of a window's pieces before the first layer."""
    numbers = list(pieces)
    rows = weights["embeddings.word_embeddings.weight"][numbers]
    rows = rows + weights["embeddings.position_embeddings.weight"][: len(numbers)]
    norm = _norm(weights, "embeddings.LayerNorm")
    with torch.no_grad():
        result: Tensor = norm(torch.tensor(rows + weights["embeddings.token_type_embeddings.weight"][0]).float())
    return result
