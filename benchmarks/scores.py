"""Precision, recall and F of what was found, wanted and right."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """How many were found, how many there are, and how many of those found are right."""

    found: int = 0
    wanted: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of those found that are right."""
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """The share of those wanted that were found."""
        return self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.wanted, 1)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.found + other.found, self.wanted + other.wanted, self.right + other.right)

    def line(self, name: str) -> str:
        """Return the figures as a line of a table."""
        shares = f"{self.precision:6.3f} {self.recall:6.3f} {self.f1:6.3f}"
        return f"{name:22} {shares}  right {self.right}, found {self.found}, wanted {self.wanted}"
