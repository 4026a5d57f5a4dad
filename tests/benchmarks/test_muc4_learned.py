"""MUC-4's trained decisions: phrases, entities, and models that give what they gave when they were trained."""

import numpy as np
import pytest

from benchmarks.muc4.circumstances import dates
from benchmarks.muc4.columns import Material
from benchmarks.muc4.deciding import Decided
from benchmarks.muc4.learned import Blend, Dense, Hashed, Trees
from benchmarks.muc4.set_fills import SetFill
from testigo.model import Report
from testigo.pipeline import Coder, explained

TEXT = """\
   LIMA, 12 MAR 90 -- [TEXT] THREE ARMED MEN KILLED MAYOR RAMIRO QUISPE IN FRONT OF THE OFFICE OF THE GOVERNOR OF
CUZCO.  QUISPE HAD BEEN THREATENED BY SHINING PATH.
"""


@pytest.fixture(scope="module")
def material() -> Material:
    report = Report("R", TEXT, "en")
    extraction, _, accounts = explained(Coder.load(), report)
    return Material.of(report, extraction, accounts)


def test_a_phrase_can_be_cut_around_each_noun(material: Material) -> None:
    cuts = {cut.words for one in material.occurrences for cut in one.cuts}
    assert {"armed men", "three armed men", "men", "ramiro quispe", "office of governor", "office"} <= cuts
    assert not any(cut.startswith("the ") for cut in cuts)


def test_a_surname_alone_is_the_person_named_before(material: Material) -> None:
    named = {entity.key: entity.members for entity in material.entities}
    (person,) = (key for key in named if key.startswith("name:") and "quispe" in key)
    sentences = {material.occurrences[at].sentence for at in named[person]}
    assert len(sentences) == 2


def test_hashed_models_add_the_weights_of_what_is_there() -> None:
    model = Hashed(np.array([[10, -20, 0]], dtype=np.int8), np.array([0.1]), np.array([0.0]))
    found = model.probabilities([[0], [0, 1], []])
    assert found[:, 0] == pytest.approx([1 / (1 + np.exp(-1)), 1 / (1 + np.exp(1)), 0.5])


def test_a_blend_is_the_mean_of_trees_and_lines() -> None:
    tree = Trees(
        columns=np.array([0, -1, -1], dtype=np.int32),
        thresholds=np.array([0.5, -1.0, 2.0]),
        left=np.array([1, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 0], dtype=np.int32),
        roots=np.array([0], dtype=np.int32),
        answers=np.array([0], dtype=np.int32),
        biases=np.array([0.5]),
    )
    line = Dense(np.zeros(1), np.ones(1), np.array([[1.0]]), np.zeros(1))
    blend = Blend(tree, line, np.array([False]))
    assert tree.log_odds(np.array([[0.2], [0.9]]))[:, 0] == pytest.approx([-0.5, 2.5])
    logits = np.array([(-0.5 + 0.2) / 2, (2.5 + 0.9) / 2])
    assert blend.probabilities(np.array([[0.2], [0.9]]))[:, 0] == pytest.approx(1 / (1 + np.exp(-logits)))


def test_dates_are_written_as_muc4_does(material: Material) -> None:
    options = dates(Decided("ATTACK", 1.0, ()), material)
    assert options[0].value == "-"  # a report without a date of publication
    assert all(option.features for option in options)


def test_a_set_fill_is_the_likeliest_value() -> None:
    model = Hashed(np.zeros((2, 1 << 18), dtype=np.int8), np.ones(2), np.array([-1.0, 1.0]))
    assert SetFill(("INJURY", "DEATH"), model).choose([], "ATTACK") == "DEATH"
