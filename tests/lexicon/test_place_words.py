"""The words about places of each language."""

from pathlib import Path

import pytest
import yaml

from testigo.lexicon import places
from testigo.lexicon.places import LANGUAGES, place_words
from testigo.protocols import PlaceKind

FOLDER = Path(places.__file__).parent


def test_languages_have_the_same_lists() -> None:
    keys = [set(yaml.safe_load((FOLDER / language / "places.yaml").read_text("utf-8"))) for language in LANGUAGES]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_are_kinds_of_places(language: str) -> None:
    words = place_words(language)
    named = {*words.kind_before.values(), *words.kind_after.values(), *(kind for _, kind in words.demonyms.values())}
    assert named <= {kind.value for kind in PlaceKind}


@pytest.mark.parametrize(
    ("language", "form", "place"),
    [
        ("en", "mexicans", "mexico"),
        ("en", "south ossetian", "south ossetia"),
        ("es", "michoacanas", "michoacan"),
        ("es", "hondurenos", "honduras"),
        ("es", "francesa", "francia"),
        ("es", "estadounidenses", "estados unidos"),
    ],
)
def test_every_form_of_a_demonym_is_known(language: str, form: str, place: str) -> None:
    assert place_words(language).demonyms[form][0] == place


def test_an_unknown_language_is_read_as_english() -> None:
    assert place_words("pt").kind_before == place_words("en").kind_before
