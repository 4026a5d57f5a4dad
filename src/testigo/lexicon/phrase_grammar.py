"""A small grammar of phrases: patterns of words, read from YAML, found in running text.

The text is cut into tokens and each token becomes one symbol; ``phrase_patterns`` tells how a pattern is written. Where
several patterns fit, the longest wins, then the earliest in the file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from testigo.lexicon.phrase_patterns import Pattern, Reader, Vocabulary, pattern_of
from testigo.lexicon.phrase_tokens import TOKEN, UNKNOWN, WordList, fold, shape


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found in a text: where, which one, and the values of its slots by path."""

    start: int
    end: int
    pattern: int
    values: Mapping[str, Any]


_compiled = cache(re.compile)  # when first needed, which spares most of the time to start
_NONE: list[tuple[int, Pattern]] = []


class Grammar:
    """The patterns of one language, ready to be found in text."""

    def __init__(
        self,
        words: Mapping[str, WordList],
        phrases: Mapping[str, str],
        readers: Mapping[str, Reader],
        patterns: Sequence[str],
    ) -> None:
        """Take what patterns name, and the patterns: see ``Vocabulary`` and ``pattern_of``, with its errors."""
        self._vocabulary = Vocabulary.of(words, phrases, readers, patterns)
        self._patterns: dict[str, list[tuple[int, Pattern]]] = {}  # with their numbers, by their first symbol or two
        for number, written in enumerate(patterns):
            pattern = pattern_of(written, self._vocabulary)
            for symbols in pattern.begins:
                self._patterns.setdefault(symbols, []).append((number, pattern))
        self._first = _beginning(self._patterns)

    @property
    def paths(self) -> frozenset[str]:
        """The paths under which the patterns give values."""
        return frozenset(path for each in self._patterns.values() for _, pattern in each for path, _ in pattern.slots)

    def find(self, text: str) -> Iterator[Found]:
        """Yield what the patterns find, in reading order, without overlaps."""
        (tokens, words), known = _cut(text), self._vocabulary.symbols
        line = "".join([known.get(word) or (UNKNOWN if word.isalpha() else shape(word)) for word in words])
        place = 0
        while start := self._first.search(line, place):
            place = start.start()
            best = self._longest(line, place, words)
            if best is None:
                place += 1
                continue
            first, last = _core(best[0])
            if first > place:  # context came first: what begins here may go further
                other = self._longest(line, first, words)
                best = other if other and _core(other[0])[1] > last else best
                first, last = _core(best[0])
            yield Found(tokens[first].start(), tokens[last - 1].end(), best[1], best[2])
            place = last

    def _longest(self, line: str, place: int, words: Sequence[str]) -> tuple[re.Match[str], int, dict[str, Any]] | None:
        index = self._patterns
        patterns = index.get(line[place], _NONE) + index.get(line[place : place + 2], _NONE)
        if not patterns:
            return None
        matches = [
            (match, number, pattern)
            for number, pattern in patterns
            if (match := _compiled(pattern.regex).match(line, place))
        ]
        matches.sort(key=lambda found: (-found[0].end(), found[1]))
        for match, number, pattern in matches:
            values = self._values(match, pattern, words)
            if values is not None:
                return match, number, values
        return None

    def _values(self, match: re.Match[str], pattern: Pattern, words: Sequence[str]) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        vocabulary = self._vocabulary
        for position, (path, name) in enumerate(pattern.slots):
            first, last = match.span(f"s{position}")
            if first < 0:
                continue
            tokens = words[first:last]
            reader = vocabulary.readers.get(name)
            value = reader(tokens) if reader else vocabulary.words[name][" ".join(tokens)]
            if value is None:
                return None
            values[path] = value
        return values


@lru_cache(maxsize=2)  # times and numbers are looked for in a text one after the other
def _cut(text: str) -> tuple[Sequence[re.Match[str]], Sequence[str]]:
    """Return the tokens of a text, and what each is called."""
    tokens = tuple(TOKEN.finditer(fold(text)))
    return tokens, tuple(token.group() for token in tokens)


def _beginning(begins: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the places of a line where a pattern may begin: by one symbol, or by one and the next."""
    behind: dict[str, set[str]] = {}
    for symbols in begins:
        behind.setdefault(symbols[0], set()).add(symbols[1:])
    behind.pop(UNKNOWN, None)
    alone = "".join(sorted(first for first, seconds in behind.items() if "" in seconds))
    pairs = (
        f"{re.escape(first)}[{re.escape(''.join(sorted(seconds)))}]"
        for first, seconds in sorted(behind.items())
        if first not in alone
    )
    return re.compile("|".join([*([f"[{re.escape(alone)}]"] if alone else []), *pairs]))


def _core(match: re.Match[str]) -> tuple[int, int]:
    return match.span("core") if "core" in match.re.groupindex else match.span()
