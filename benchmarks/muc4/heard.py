"""What the encoder says of a report, and the columns that it gives to the second round."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.muc4.learned import Floats

ROLES = 6  # the first answers for a noun; those after it are the types of incident that it belongs to


@dataclass(frozen=True, slots=True)
class Heard:
    """Probabilities: for each noun its roles and types, for each sentence and for the report its types."""

    nouns: Floats
    sentences: Floats
    report: Floats  # the types, then whether any incident counts

    def of_report(self) -> Floats:
        """Return the columns by which a report's types are decided."""
        return np.concatenate([self.report, _most(self.sentences), _most(self.nouns)])

    def of_entity(self, members: Sequence[int], sentences: Sequence[int], kind: int) -> Floats:
        """Return the columns of nouns that are one entity, under a type."""
        own = self.nouns[list(members)]
        roles, types = own[:, :ROLES], own[:, [ROLES + kind]]
        under = (types.max(), self.sentences[list(sentences), kind].max(), self.report[kind], self.report[-1])
        return np.concatenate(
            [roles.max(0), roles.mean(0), (roles * types).max(0), under, _most(self.nouns[:, :ROLES])]
        )


def _most(rows: Floats) -> Floats:
    result: Floats = rows.max(0, initial=0.0)
    return result
