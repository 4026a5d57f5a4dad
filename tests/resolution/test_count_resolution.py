"""The words of a claim become a count, or a gap that says why not."""

from testigo.model import Count, Gap, GapReason
from testigo.resolution import counts


def test_a_figure_becomes_a_count() -> None:
    assert counts.resolve("two officers", "en") == (Count.exactly(2), "the figure stated")


def test_silence_is_a_gap_and_not_zero() -> None:
    value, reason = counts.resolve("los agentes", "es")
    assert isinstance(value, Gap)
    assert value.reason is GapReason.UNRESOLVED
    assert reason


def test_an_open_count_says_so() -> None:
    value, reason = counts.resolve("al menos 12", "es")
    assert value == Count(12, 12, None)
    assert "open" in reason
