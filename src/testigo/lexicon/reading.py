"""The words by which a reader knows teasers, credits, notices and dates of publication, a file a language."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter, ValidationError

from testigo.model import ConfigurationError


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """The words of one language, or of several together; what each list is for stands in the YAML."""

    names: tuple[str, ...]
    months: dict[str, int]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    teasers: tuple[str, ...]
    notices: tuple[str, ...]
    credits: tuple[str, ...]
    bylines: tuple[str, ...]
    photo_credits: tuple[str, ...]
    photo_agencies: tuple[str, ...]
    wire_marks: tuple[str, ...]
    retractions: tuple[str, ...]


@cache
def reading_words() -> dict[str, ReadingWords]:
    """Return the words by language (ISO 639-1).

    Raises ConfigurationError where a file does not have the shape of ``ReadingWords``.
    """
    shape = TypeAdapter(ReadingWords)
    found = {}
    for folder in sorted(files("testigo.lexicon").iterdir(), key=lambda entry: entry.name):
        file = folder.joinpath("reading.yaml")
        if not file.is_file():
            continue
        try:
            found[folder.name] = shape.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")))
        except (yaml.YAMLError, ValidationError) as error:
            raise ConfigurationError(f"lexicon/{folder.name}/reading.yaml: {error}") from error
    return found


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """Return one list of words in all languages together, the longest first, as patterns try them in order."""
    together = {phrase for words in reading_words().values() for phrase in getattr(words, kind)}
    return tuple(sorted(together, key=lambda phrase: (-len(phrase), phrase)))
