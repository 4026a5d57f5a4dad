"""What the encoder says of a report, and the columns that it gives to the second round."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.muc4.learned import Floats, as_log_odds, logistic

ROLES = 6  # the first answers for a noun; those after it are the types of incident that it belongs to
TYPES = 5  # the first answers for a report; whether any incident counts and of which types there are several follow


@dataclass(frozen=True, slots=True)
class Heard:
    """Probabilities: for each noun its roles and types, for each sentence and for the report its types."""

    nouns: Floats
    sentences: Floats
    report: Floats  # the types, whether any incident counts, and of which types there are several

    @classmethod
    def joined(cls, heard: Sequence["Heard"]) -> "Heard":
        """Return the mean, in log-odds, of what several readers heard."""
        return cls(*(_mean([getattr(each, part) for each in heard]) for part in cls.__slots__))

    def of_report(self) -> Floats:
        """Return the columns by which a report's types are decided."""
        return np.concatenate([self.report, _most(self.sentences), _most(self.nouns)])

    def of_entity(self, members: Sequence[int], sentences: Sequence[int], kind: int) -> Floats:
        """Return the columns of nouns that are one entity, under a type."""
        own = self.nouns[list(members)]
        roles, types = own[:, :ROLES], own[:, [ROLES + kind]]
        under = (types.max(), self.sentences[list(sentences), kind].max(), self.report[kind], self.report[TYPES])
        return np.concatenate(
            [roles.max(0), roles.mean(0), (roles * types).max(0), under, _most(self.nouns[:, :ROLES])]
        )

    def of_type(self, kind: int) -> Floats:
        """Return the columns by which incidents of a type are told apart: whether there is one, and several."""
        return self.report[[kind, TYPES + 1 + kind]]


def _mean(parts: Sequence[Floats]) -> Floats:
    return logistic(np.mean([as_log_odds(part, np.ones(part.shape, dtype=bool)) for part in parts], axis=0))


def _most(rows: Floats) -> Floats:
    result: Floats = rows.max(0, initial=0.0)
    return result
