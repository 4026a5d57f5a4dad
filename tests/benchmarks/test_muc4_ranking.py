"""Choosing among options: what the right ones have in common is learnt; choices without a right one teach nothing."""

import numpy as np
import pytest

pytest.importorskip("sklearn")

from training.filling import fitting, ranking

BITS = 3
OWN, OTHERS, ALWAYS = 1, 2, 5  # features of the right options, of the wrong ones, of both


def test_what_right_options_have_in_common_wins() -> None:
    choices = [[(OWN, ALWAYS), (OTHERS, ALWAYS), (OTHERS, ALWAYS)], [(OTHERS, ALWAYS), (OWN, ALWAYS)]]
    right = np.array([True, False, False, False, True])
    rows = fitting.sparse([row for options in choices for row in options], [0] * 5, BITS).rows
    model = ranking.fitted(rows, [3, 2], right, 1.0)
    wins, loses = model.probabilities([(OWN, ALWAYS), (OTHERS, ALWAYS)])[:, 0]
    assert wins > 0.5 > loses
    assert model.weights[0, ALWAYS] == 0  # what all options have says nothing


def test_choices_without_a_right_option_teach_nothing() -> None:
    rows = fitting.sparse([(OWN,), (OWN,), (OTHERS,), (OTHERS,)], [0] * 4, BITS).rows
    assert not ranking.fitted(rows, [2, 2], np.zeros(4, dtype=bool), 1.0).weights.any()
