"""The word lists hold words: YAML reads a bare `on`, `no` or `off` as a truth value."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from testigo.lexicon.words import LANGUAGES, label_of, load

WORD_LISTS = [path for language in LANGUAGES for path in (files("testigo.lexicon") / language).iterdir()]


def _values(content: Any) -> list[Any]:
    if isinstance(content, dict):
        return [value for pair in content.items() for part in pair for value in _values(part)]
    return [value for part in content for value in _values(part)] if isinstance(content, list) else [content]


@pytest.mark.parametrize("path", WORD_LISTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_is_read_as_a_truth_value(path: Any) -> None:
    words = _values(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert words
    assert not [word for word in words if isinstance(word, bool)], "quote the word"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_lists_the_same_subjects(language: str) -> None:
    phrases = [phrase for group in load(language).phrases.values() for phrase in group]
    assert {phrase.subject for phrase in phrases} == {"trigger", "harm", "telling", "who", "weapon"}


@pytest.mark.parametrize(
    ("words", "language", "subject", "label"),
    [
        ("pick-up trucks", "en", "weapon", "vehicle"),
        ("two municipal police officers", "en", "who", "police"),
        ("a police station", "en", "who", "police"),
        ("hombres armados", "es", "who", "armed group"),
        ("un artefacto explosivo improvisado", "es", "weapon", "ied"),
        ("the weather", "en", "who", None),
    ],
)
def test_the_longest_entry_labels_a_phrase(words: str, language: str, subject: str, label: str | None) -> None:
    assert label_of(words, language, subject) == label
