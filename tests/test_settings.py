"""What an operator sets in the environment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from testigo.model import ConfigurationError
from testigo.settings import IN_MEMORY, Settings, checked_country


def test_without_a_word_nothing_is_kept_and_no_country_is_home() -> None:
    assert Settings.load({}) == Settings(IN_MEMORY, None) == Settings()


def test_the_folder_of_what_is_added_can_be_named() -> None:
    assert Settings.load({"TESTIGO_DATA": " /srv/testigo "}).data == Path("/srv/testigo")
    assert Settings.load({"TESTIGO_DATA": " "}) == Settings()


def test_folders_of_source_cards_are_named_as_paths_are() -> None:
    given = os.pathsep.join(["/srv/cards", " ", "more"])
    assert Settings.load({"TESTIGO_SOURCES": given}).sources == (Path("/srv/cards"), Path("more"))


def test_blank_values_count_as_unset() -> None:
    assert Settings.load({"TESTIGO_DATABASE": "  ", "TESTIGO_COUNTRY": " "}) == Settings()


def test_values_are_read_without_the_space_around_them() -> None:
    loaded = Settings.load({"TESTIGO_DATABASE": " cases.db ", "TESTIGO_COUNTRY": " mx ", "OTHER": "x"})
    assert loaded == Settings("cases.db", "MX")


@pytest.mark.parametrize("country", ["Mexico", "M", "52", "M1", "MEX"])
def test_a_country_has_two_letters(country: str) -> None:
    with pytest.raises(ConfigurationError, match="two letters"):
        Settings.load({"TESTIGO_COUNTRY": country})


def test_a_country_given_on_the_command_line_is_checked_alike() -> None:
    assert checked_country(None) is None
    assert checked_country("co") == "CO"
    with pytest.raises(ConfigurationError):
        checked_country("")
