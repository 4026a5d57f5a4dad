"""MUC-4's encoder: pieces of words, windows of sentences, and what is heard of nouns."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.muc4.encoder import Layer, Norm, read
from benchmarks.muc4.heard import ROLES, Heard
from benchmarks.muc4.pieces import LONGEST, pieces_of, windows

KNOWN = {
    piece: number for number, piece in enumerate(["[CLS]", "[SEP]", "[UNK]", "bomb", "##ing", "##s", "jose", "'", "s"])
}
SENTENCES = [
    ["three", "armed", "men", "killed", "mayor", "ramiro", "quispe", "in", "front", "of", "his", "office", "."],
    ["the", "army", "said", "that", "shining", "path", "threatened", "him", "."],
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("BOMBINGS", ["bomb", "##ing", "##s"]), ("José's", ["jose", "'", "s"]), ("zzz", ["[UNK]"]), ("", ["[UNK]"])],
)
def test_words_are_cut_into_the_longest_pieces(word: str, pieces: list[str]) -> None:
    assert pieces_of(word, KNOWN) == [KNOWN[each] for each in pieces]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=30))
def test_windows_hold_every_sentence_once(lengths: list[int]) -> None:
    found = list(windows([["bomb"] * length for length in lengths], KNOWN))
    assert [each.first + at for each in found for at in range(len(each.ends))] == list(range(len(lengths)))
    for each in found:
        assert len(each.pieces) <= LONGEST
        assert each.ends[-1] == len(each.pieces) - 1
        assert all(0 < place < len(each.pieces) for starts in each.starts for place in starts)


def test_a_layer_that_adds_nothing_leaves_rows_as_they_are() -> None:
    size = 24
    random = np.random.default_rng(0)
    asking = random.normal(size=(3 * size, size)).astype(np.float32), np.zeros(3 * size, dtype=np.float32)
    nothing = np.zeros((size, size), dtype=np.float32), np.zeros(size, dtype=np.float32)
    plain = Norm(np.ones(size, dtype=np.float32), np.zeros(size, dtype=np.float32))
    rows = plain(random.normal(size=(5, size)).astype(np.float32))
    assert Layer(asking, nothing, nothing, nothing, (plain, plain))(rows) == pytest.approx(rows, abs=1e-5)


def test_who_kills_and_who_is_killed_sound_different() -> None:
    nouns = [(0, SENTENCES[0].index(word)) for word in ("men", "quispe")]
    heard = read().hear(SENTENCES, nouns)
    doer, victim = 0, 3  # of the roles
    assert heard.nouns[0, doer] > 5 * heard.nouns[1, doer]
    assert heard.nouns[1, victim] > 5 * heard.nouns[0, victim]
    assert heard.sentences[0, 0] > heard.sentences[1, 0]


def test_an_entity_has_the_most_of_its_nouns() -> None:
    nouns = np.arange(22, dtype=np.float64).reshape(2, 11) / 100
    heard = Heard(nouns, np.zeros((3, 5)), np.zeros(11))
    columns = heard.of_entity([0, 1], [0, 2], 0)
    assert columns[:ROLES] == pytest.approx(nouns[1, :ROLES])
    assert columns[ROLES : 2 * ROLES] == pytest.approx(nouns[:, :ROLES].mean(0))


def test_a_report_without_nouns_is_heard() -> None:
    heard = Heard(np.zeros((0, 11)), np.zeros((1, 5)), np.full(11, 0.25))
    assert heard.of_report().tolist() == [0.25] * 11 + [0.0] * 16


def test_readers_are_heard_as_one() -> None:
    sure, unsure = (Heard(np.full((1, 11), odds), np.full((2, 5), odds), np.arange(11) / 20) for odds in (0.8, 0.5))
    joined = Heard.joined([sure, unsure])
    assert joined.nouns == pytest.approx(2 / 3)  # odds of 4 and 1: their mean, in logarithms, is 2
    assert joined.sentences.shape == (2, 5)
    assert joined.of_type(1) == pytest.approx([0.05, 0.35], abs=1e-9)
