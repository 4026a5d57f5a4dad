"""Small words are listed by each language and asked for by all rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import testigo
from testigo.lexicon.grammar import small_words
from testigo.lexicon.text import plain
from testigo.lexicon.words import LANGUAGES, read_list
from testigo.model import ConfigurationError

LISTS = sorted(read_list("en", "grammar"))
SOURCE = Path(testigo.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_lists(language: str) -> None:
    assert sorted(read_list(language, "grammar")) == LISTS


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_the_words_of_every_language(name: str) -> None:
    words = small_words(name)
    assert words
    for language in LANGUAGES:
        assert set(map(str, read_list(language, "grammar")[name])) <= words


@pytest.mark.parametrize("name", LISTS)
def test_words_are_in_lower_case(name: str) -> None:
    assert all(word == word.lower() == word.strip() for word in small_words(name))


def test_rules_ask_only_for_lists_that_exist_and_every_list_is_asked_for() -> None:
    asked = {
        name for path in SOURCE.rglob("*.py") for name in re.findall(r'small_words\("(\w+)"\)', path.read_text("utf-8"))
    }
    assert asked == set(LISTS)


def test_an_unknown_list_is_the_operators_to_mend() -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        small_words("nowhere")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Michoacán", "michoacan"), ("NIÑO", "nino"), ("Güepsa", "guepsa"), ("Straße", "strasse"), ("", "")],
)
def test_words_are_compared_without_case_and_accents(word: str, expected: str) -> None:
    assert plain(word) == expected


@pytest.mark.parametrize("word", ["ÁRBOL", "Ünal", "São Paulo", "ﬁn", "ΑΘΗΝΑ"])
def test_a_plain_word_is_plain(word: str) -> None:
    assert plain(plain(word)) == plain(word)
    assert plain(word.upper()) == plain(word.lower())


@pytest.mark.parametrize(
    "path", sorted((SOURCE / "lexicon").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_no_list_is_given_twice(path: Path) -> None:
    names = re.findall(r"^([\w-]+):", path.read_text("utf-8"), re.MULTILINE)
    assert len(names) == len(set(names))
