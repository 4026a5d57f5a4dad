"""Patterns of words are found where they stand, the longest first, and faulty ones are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.lexicon.phrase_grammar import Grammar
from testigo.lexicon.phrase_tokens import fold
from testigo.lexicon.words import read_list
from testigo.model import ConfigurationError

WORDS = {"fruit": {"apple": 1, "passion fruit": 2, "fruit": 3}, "colour": {"red": "r", "green": "g"}}


def found(pattern: str, text: str) -> list[tuple[str, dict[str, object]]]:
    grammar = Grammar(WORDS, {"coloured": "{colour} {fruit}"}, {"day": lambda tokens: int(tokens[0])}, [pattern])
    return [(text[item.start : item.end], dict(item.values)) for item in grammar.find(text)]


def test_slots_give_the_values_of_their_words() -> None:
    assert found("{colour} {fruit}", "A red apple, a GREEN passion fruit.") == [
        ("red apple", {"colour": "r", "fruit": 1}),
        ("GREEN passion fruit", {"colour": "g", "fruit": 2}),
    ]


def test_a_phrase_under_a_field_gives_its_values_there() -> None:
    assert found("{coloured} or {other:coloured}", "red apple or green fruit") == [
        ("red apple or green fruit", {"colour": "r", "fruit": 1, "other.colour": "g", "other.fruit": 3})
    ]


def test_words_outside_the_angle_brackets_are_context() -> None:
    assert found("eat <{fruit}>", "eat apple, see apple") == [("apple", {"fruit": 1})]


def test_a_longer_pattern_that_begins_inside_the_context_wins() -> None:
    grammar = Grammar(WORDS, {}, {}, ["eat <{fruit}>", "{fruit} and {second:fruit}"])
    text = "eat apple and passion fruit"
    assert [text[item.start : item.end] for item in grammar.find(text)] == ["apple and passion fruit"]


def test_optional_words_may_be_missing() -> None:
    assert [text for text, _ in found("the [very] {fruit}", "the apple the very apple the big apple")] == [
        "the apple",
        "the very apple",
    ]


def test_an_empty_line_parts_what_a_line_end_does_not() -> None:
    assert len(found("{colour} {fruit}", "red\napple red\n\napple")) == 1


def test_numbers_are_named_by_their_shape() -> None:
    assert found("{day} {fruit}", "3 apple 77 apple 2021 apple") == [("3 apple", {"day": 3, "fruit": 1})]


@pytest.mark.parametrize("pattern", ["[a] [b]", "a (b", "a b)", "{unheard}", "the 5 apples", "a }"])
def test_a_faulty_pattern_is_a_configuration_error(pattern: str) -> None:
    with pytest.raises(ConfigurationError):
        found(pattern, "a b")


def test_an_unknown_language_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError):
        read_list("xx", "calendar")


@given(st.text())
def test_folding_keeps_every_code_point_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
