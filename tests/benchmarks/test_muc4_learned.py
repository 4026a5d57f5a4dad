"""MUC-4's trained decisions: phrases, entities, and models that give what they gave when they were trained."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from benchmarks.muc4.columns import ROLES, Material
from benchmarks.muc4.days import dates
from benchmarks.muc4.deciding import Decided, Filler, Judged, Thresholds, incidents
from benchmarks.muc4.heard import Heard
from benchmarks.muc4.learned import Blend, Dense, Forest, Hashed, Trees
from benchmarks.muc4.localities import paths
from benchmarks.muc4.other_names import each_once
from benchmarks.muc4.set_fills import Chooser, SetFill
from benchmarks.muc4.targets import people_of, things_of
from benchmarks.muc4.whereabouts import places
from testigo.model import Report
from testigo.pipeline import Coder, explained
from testigo.reading.document import Document
from testigo.reading.published import find_published

TODAY = date(2026, 1, 1)

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


def test_a_phrase_ends_with_its_noun_and_what_is_joined_to_it() -> None:
    words = cut_words("A CHARGE OF DYNAMITE FOUND IN A BUS KILLED A U.S. CITIZEN AND HIS WIFE.")
    assert {"charge of dynamite", "dynamite", "us citizen", "his wife", "wife"} <= words
    assert not any("found" in cut.split()[-1:] for cut in words)


def cut_words(text: str) -> set[str]:
    """Return the phrases that may be cut in a text."""
    report = Report("R", text, "en")
    extraction, _, accounts = explained(Coder.load(), report)
    return {cut.words for one in Material.of(report, extraction, accounts).occurrences for cut in one.cuts}


def test_a_surname_alone_is_the_person_named_before(material: Material) -> None:
    named = {entity.key: entity.members for entity in material.entities}
    (person,) = (key for key in named if key.startswith("name:") and "quispe" in key)
    sentences = {material.occurrences[at].sentence for at in named[person]}
    assert len(sentences) == 2


def test_hashed_models_add_the_weights_of_what_is_there() -> None:
    model = Hashed(np.array([[10, -20, 0]], dtype=np.int8), np.array([0.1]), np.array([0.0]))
    found = model.probabilities([[0], [0, 1], []])
    assert found[:, 0] == pytest.approx([1 / (1 + np.exp(-1)), 1 / (1 + np.exp(1)), 0.5])


def grown() -> Forest:
    """Return a forest of one tree that asks whether column 0 is at most 0.5, for two answers."""
    return Forest(
        columns=np.array([0, -1, -1], dtype=np.int16),
        thresholds=np.array([0.5, 0, 0], dtype=np.float32),
        left=np.array([1, 0, 1], dtype=np.int32),
        right=np.array([2, 0, 0], dtype=np.int32),
        roots=np.array([0], dtype=np.int32),
        shares=np.array([[0.25, 0.5], [0.75, 0.5]], dtype=np.float16),
    )


def test_a_forest_gives_the_shares_of_the_leaves() -> None:
    found = grown().probabilities(np.array([[0.2], [0.9], [0.5]]))
    assert found == pytest.approx(np.array([[0.25, 0.5], [0.75, 0.5], [0.25, 0.5]]))


def test_a_blend_is_the_mean_of_trees_a_forest_and_lines() -> None:
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
    forest = replace(grown(), shares=np.array([[0.5], [0.5]], dtype=np.float16))
    blend = Blend(tree, forest, line, np.array([False]))
    assert tree.log_odds(np.array([[0.2], [0.9]]))[:, 0] == pytest.approx([-0.5, 2.5])
    logits = np.array([(-0.5 + 0.2) / 4, (2.5 + 0.9) / 4])
    assert blend.probabilities(np.array([[0.2], [0.9]]))[:, 0] == pytest.approx(1 / (1 + np.exp(-logits)))


def test_dates_are_written_as_muc4_does(material: Material) -> None:
    options = dates(Decided("ATTACK", 1.0, ()), material)
    assert options[0].value == "-"  # a report without a date of publication
    assert all(option.features for option in options)


def test_a_set_fill_is_the_likeliest_value() -> None:
    model = Hashed(np.zeros((2, 1 << 18), dtype=np.int8), np.ones(2), np.array([-1.0, 1.0]))
    assert SetFill(("INJURY", "DEATH"), model).likeliest([0, 1]) == "DEATH"


def test_places_are_written_as_muc4_does(material: Material) -> None:
    told = {path for path, ways in paths(material, "PE").items() if ways}
    assert told == {"PERU: LIMA (CITY)"}
    assert places(Decided("ATTACK", 1.0, ()), material, "PE")[0].value == "PERU"


def test_the_day_of_the_report_is_a_date_to_choose(material: Material) -> None:
    dated = replace(material, report=replace(material.report, published=find_published(Document(TEXT), None, TODAY)))
    values = {option.value for option in dates(Decided("ATTACK", 1.0, ()), dated)}
    assert {"- 12 MAR 90", "12 MAR 90", "11 MAR 90"} <= values


def judged(material: Material, likely: float, part: float) -> Judged:
    """Return a report judged to tell of an attack, with everything as likely a victim and nothing else."""
    parts = np.zeros((len(material.entities), len(ROLES)))
    parts[:, ROLES.index("Victim")] = part
    parts[0] += 0.01
    unheard = Heard(np.zeros((0, 11)), np.zeros((0, 5)), np.zeros(11))
    roles = np.full((len(material.occurrences), len(ROLES)), 0.1)
    return Judged(unheard, roles, np.array([likely]), list(range(len(material.entities))), {0: parts})


CUTS = Hashed(np.zeros((1, 1 << 18), dtype=np.int8), np.ones(1), np.full(1, 9.0))


def test_an_incident_of_nobody_is_left_out_or_has_the_likeliest(material: Material) -> None:
    assert incidents(material, judged(material, 0.4, 0.1), CUTS, Thresholds()) == ()
    (sure,) = incidents(material, judged(material, 0.6, 0.1), CUTS, Thresholds())
    assert [(filler.role, filler.entity) for filler in sure.fillers] == [("Victim", 0)]
    (told,) = incidents(material, judged(material, 0.4, 0.9), CUTS, Thresholds())
    assert len(told.fillers) == len(material.entities)


def test_of_two_names_of_one_thing_the_likelier_is_told(material: Material) -> None:
    named = [
        Filler(role, at, "", (), material.members(material.entities[at]), 0.5 + at / 10)
        for role in ("Target", "PerpInd")
        for at in (0, 1)
    ]
    incident = Decided("ATTACK", 1.0, tuple(named))
    alike, unlike = (
        Hashed(np.zeros((1, 1 << 15), dtype=np.int8), np.ones(1), np.full(1, bias)) for bias in (3.0, -3.0)
    )
    assert each_once(incident, material, alike).fillers == tuple(named[1:])
    assert each_once(incident, material, unlike) == incident


def numbers(material: Material, role: str, words: str, *counted: str) -> list[str]:
    """Return how many a filler is said to be."""
    value = SetFill(("CIVILIAN",), Hashed(np.zeros((1, 1 << 18), dtype=np.int8), np.ones(1), np.zeros(1)))
    choose = Chooser(material, dict.fromkeys(("thing", "damage", "person", "harm"), value), "ATTACK")
    incident = Decided("ATTACK", 1.0, (Filler(role, 0, words, counted, material.occurrences[:1], 1.0),))
    return [each.number for each in (*things_of(incident, choose), *people_of(incident, choose))]


def test_a_plural_is_as_many_as_it_is_said_to_be_elsewhere(material: Material) -> None:
    assert numbers(material, "Description", "PRIESTS", "THE PRIESTS", "THE PRIESTS", "SIX JESUIT PRIESTS") == ["6"]
    assert numbers(material, "Description", "PRIESTS", "THE PRIESTS", "THE PRIEST") == ["PLURAL"]
    assert numbers(material, "Description", "SOLDIERS", "AT LEAST 24 SOLDIERS", "TWO SOLDIERS") == ["24 -"]


def test_a_thing_whose_noun_ends_as_a_plural_is_one(material: Material) -> None:
    assert numbers(material, "Target", "POLICE HEADQUARTERS", "THE POLICE HEADQUARTERS") == ["1"]
    assert numbers(material, "Target", "BUS", "THE BUS", "FIVE BUSES") == ["1"]
    assert numbers(material, "Target", "BUSES", "THREE BUSES") == ["3"]
    assert numbers(material, "Target", "STORES", "THE STORES") == ["PLURAL"]
