"""What an export says of itself: the rows it wrote, and what it could not carry, with why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExportReport:
    """``left_out`` holds the reason by incident id, ``coarsened`` how many incidents lost exactness by reason.

    Nothing is dropped in silence.
    """

    rows: int
    left_out: Mapping[str, str] = field(default_factory=dict)
    coarsened: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        written = f"{self.rows} row{'' if self.rows == 1 else 's'} written"
        if not self.left_out:
            return written
        reasons = sorted(Counter(self.left_out.values()).items(), key=lambda item: (-item[1], item[0]))
        told = "; ".join(f"{number}: {reason}" for reason, number in reasons)
        return f"{written}, {len(self.left_out)} left out ({told})"
