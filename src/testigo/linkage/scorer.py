"""How likely two accounts are of one incident: logistic regression, whose weights are data."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from testigo.linkage.blocking import Pairs
from testigo.linkage.features import structured
from testigo.linkage.profiles import Profile
from testigo.linkage.shared_terms import TEXT_FEATURES, SharedTerms
from testigo.model import ConfigurationError, Judgement, Verdict

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights by feature, and the two marks between which a score is unsure.

    ``collection`` is the number of accounts the bias was found on. Among more accounts more pairs are alike
    by chance, so the odds are halved each time that their number doubles (the prior of Fellegi and Sunter 1969), and
    in between one more changes nothing. The features of ``meaning`` count ``across_languages`` times where the two
    wordings cannot be compared.
    """

    bias: float
    collection: int
    same_from: float
    different_below: float
    across_languages: float
    weights: Mapping[str, float]
    meaning: frozenset[str]
    phrases: Mapping[str, str]

    def features(self, profiles: Sequence[Profile], shared: SharedTerms, pairs: Pairs) -> Floats:
        """Return the matrix of features, a row for each pair, a column for each weight in its order."""
        columns = {name: column for column, name in enumerate(self.weights)}
        matrix = np.zeros((len(pairs), len(columns)))
        text = [columns[name] for name in TEXT_FEATURES]
        starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1)).tolist()
        for start, end in pairwise([*starts, len(pairs)]):
            matrix[start:end, text] = shared.compare(int(pairs[start, 0]), pairs[start:end, 1])
        told = [structured(profiles[left], profiles[right]) for left, right in pairs.tolist()]
        rows = np.repeat(np.arange(len(told)), [len(each) for each in told])
        matrix[rows, [columns[name] for each in told for name in each]] = [x for each in told for x in each.values()]
        return matrix

    def prior(self, size: int) -> float:
        """Return the log-odds, before anything is compared, that two of ``size`` accounts are of one incident."""
        doubled = max(0, (size // self.collection).bit_length() - 1)
        return self.bias - doubled * math.log(2)

    def gains(self, features: Floats) -> Floats:
        """Return what each feature of each pair adds to the log-odds."""
        foreign = features[:, [list(self.weights).index(_FOREIGN)]]
        meant = np.array([name in self.meaning for name in self.weights])
        strength = np.where(meant, 1 + (self.across_languages - 1) * foreign, 1.0)
        gains: Floats = features * np.array(list(self.weights.values())) * strength
        return gains

    def verdict(self, score: float) -> Verdict:
        """Return what a score says."""
        if score >= self.same_from:
            return Verdict.SAME
        return Verdict.DIFFERENT if score < self.different_below else Verdict.UNSURE

    def judgement(self, left: str, right: str, odds: float, reasons: tuple[str, ...]) -> Judgement:
        """Return the judgement on a pair of accounts."""
        score = probability(odds)
        return Judgement(left, right, self.verdict(score), round(score, 4), reasons)

    def reasons(self, gains: Sequence[float], features: Sequence[float]) -> tuple[str, ...]:
        """Return what speaks for and against a pair, in words, the weightiest first."""
        parts = zip(gains, self.weights, features, strict=True)
        told = sorted((part for part in parts if part[0]), key=lambda part: (-abs(part[0]), part[1]))
        return tuple(_said(self.phrases[name], _plain(name, value), f"{gain:+.1f}") for gain, name, value in told)


@lru_cache(maxsize=10_000)
def _said(phrase: str, value: str, gain: str) -> str:
    """Return a reason in words: one and the same text for all pairs that share it."""
    return f"{phrase.format(value=value)} ({gain})"


def probability(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


@cache
def load_scorer() -> Scorer:
    """Return the scorer that ships with Testigo.

    Raises ConfigurationError where its data files are incomplete.
    """
    table, trained = _table("weights.yaml"), _table("trained_weights.yaml")
    try:
        rows = table["features"]
        weights = {name: float(row.get("weight", trained["weights"].get(name))) for name, row in rows.items()}
        return Scorer(
            bias=float(trained["bias"]) + float(table["leaning"]),
            collection=int(trained["collection"]),
            same_from=float(table["same_from"]),
            different_below=float(table["different_below"]),
            across_languages=float(table["across_languages"]),
            weights=weights,
            meaning=frozenset(name for name, row in rows.items() if "weight" in row) - {_FOREIGN},
            phrases={name: str(row["says"]) for name, row in rows.items()},
        )
    except (KeyError, TypeError) as fault:
        raise ConfigurationError(f"the weights of linkage are incomplete: {fault}") from fault


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(files("testigo.linkage").joinpath(name).read_text("utf-8"))
    return table


_FOREIGN = "other_language"
_LOGARITHMS = frozenset({"published", "days_apart", "km_apart"})


def _plain(name: str, value: float) -> str:
    """Return a feature's value as a reader knows it: days and kilometres, not their logarithm."""
    return f"{math.expm1(value):.0f}" if name in _LOGARITHMS else f"{value:.2f}"
