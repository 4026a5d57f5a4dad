"""Agreement beyond chance, against the worked example of its author."""

from __future__ import annotations

import pytest

from testigo.review import Opinion, agreements, alpha

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: four observers, twelve units, nominal.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def test_the_published_example() -> None:
    units = [[value for value in unit if value is not None] for unit in zip(*OBSERVERS, strict=True)]
    assert alpha([unit for unit in units if len(unit) > 1]) == pytest.approx(0.743, abs=0.0005)


def test_full_agreement_is_one_and_one_value_alone_says_nothing() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([]) is None


def test_the_last_opinion_counts_and_single_ones_do_not() -> None:
    told = [
        Opinion("one", "killed", "ana", 2),
        Opinion("one", "killed", "ana", 3),
        Opinion("one", "killed", "ben", 3),
        Opinion("two", "killed", "ana", 5),
        Opinion("two", "killed", "ben", 4),
        Opinion("three", "killed", "ana", 1),
    ]
    [killed] = agreements(told)
    assert (killed.field, killed.incidents, killed.disputed) == ("killed", 2, ("two",))
