"""What Testigo says in running text, in the language of whoever reads it: phrases.yaml holds it phrase by phrase."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated

import yaml
from fastapi import Depends, Request

LANGUAGES = ("en", "es")
JOINED = "; "
LONGEST = 600  # characters of a text that is looked up


def language_of(asked: str | None, kept: str | None, accepted: str) -> str:
    """Return the language that was asked for, else the one kept from before, else the browser's first that we know."""
    for choice in (asked, kept, *(part.strip()[:2].lower() for part in accepted.split(","))):
        if choice in LANGUAGES:
            return str(choice)
    return LANGUAGES[0]


def accepted(request: Request) -> str:
    """Return the language that a request to the API accepts: our pages' scripts send that of the page."""
    return language_of(None, None, request.headers.get("accept-language", ""))


Language = Annotated[str, Depends(accepted)]


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Return the phrases by language: English, then as that language says it."""
    found: dict[str, dict[str, str]] = yaml.safe_load(files("testigo.api").joinpath("phrases.yaml").read_text("utf-8"))
    return found


@cache
def _open(language: str) -> list[tuple[list[str], str]]:
    """Return the phrases with something to fill in, cut there, those with the most words of their own first."""
    found = [(said.split("{}"), told) for said, told in phrases()[language].items() if "{}" in said]
    return sorted(found, key=lambda each: -sum(map(len, each[0])))


@lru_cache(maxsize=4096)
def turned(text: str, language: str) -> str:
    """Return a text in a language; words that are not in the phrases (names, quotes, figures) stay as they are."""
    known = phrases().get(language)
    if known is None or len(text) > LONGEST:
        return text
    if JOINED in text:
        return JOINED.join(turned(part, language) for part in text.split(JOINED))
    if text in known:
        return known[text]
    for pieces, told in _open(language):
        if filled := _filled(pieces, text):
            return told.format(*[turned(each, language) for each in filled])
    return text


def _filled(pieces: list[str], text: str) -> list[str]:
    """Return what stands between the pieces of a phrase, nothing where the text is another. No text takes long."""
    first, *inner, last = pieces
    at, end = len(first), len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)):
        return []
    found = []
    for piece in inner:
        here = text.find(piece, at + 1, end)
        if here < 0:
            return []
        found.append(text[at:here])
        at = here + len(piece)
    return [*found, text[at:end]] if at < end else []
