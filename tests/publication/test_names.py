"""Names as patterns: found however they are written, and not found in what only looks like them."""

import pytest

from testigo.publication.names import Removal

REMOVAL = Removal.of(
    ["Rosaura Quintanilla Meléndez"], ["Rosaura Quintanilla Meléndez", "Helga O'Brannigan-Lind"], ["El Cobano"]
)


@pytest.mark.parametrize(
    "words",
    [
        "Rosaura Quintanilla Meléndez",
        "ROSAURA QUINTANILLA MELENDEZ",
        "Rosaura  Quintanilla\nMeléndez",
        "Rosaura Quintanilla de Mele\u0301ndez",
        "Rosaura",
        "Quintanilla's",
        "O'Brannigan",
        "O’Brannigan-Lind",
        "Lind",
        "El Cobano",
        "el cobano",
    ],
)
def test_a_name_is_taken_out_however_it_is_written(words: str) -> None:
    cleaned = REMOVAL.clean(f"Said {words} today.")
    assert not REMOVAL.is_in(cleaned)
    assert "[" in cleaned
    assert cleaned.startswith("Said ")
    assert cleaned.endswith(" today.")


@pytest.mark.parametrize("words", ["Rosauras", "a lind dress", "Melendezville", "the hill of Cobanos"])
def test_other_words_stay(words: str) -> None:
    assert REMOVAL.clean(words) == words


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/2021/rosaura-quintanilla-melendez",
        "https://example.org/?q=Quintanilla",
        "https://example.org/Mel%C3%A9ndez",
        "https://example.org/rosauraquintanillamelendez",
        "helga_obrannigan_lind.html",
        "el-cobano",
    ],
)
def test_a_name_is_seen_in_an_address(address: str) -> None:
    assert REMOVAL.is_in(address)


def test_an_address_without_a_name_stays() -> None:
    assert not REMOVAL.is_in("https://example.org/2021/linden/mele-ndez/tame")


def test_parts_in_spared_stretches_stay() -> None:
    text = "Lind went to Lind Town"
    spared = [(13, 22)]
    assert [(edit.start, edit.end) for edit in REMOVAL.edits(text, spared)] == [(0, 4)]


def test_a_name_of_one_word_goes_only_where_it_was_found() -> None:
    elsewhere = Removal.of(["Mariela", "Ana Ruiz Peña"], [])
    assert elsewhere.clean("Mariela met Ana Ruiz Peña") == "Mariela met [name]"
