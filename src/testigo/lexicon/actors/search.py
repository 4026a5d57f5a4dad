"""Finds names in a text: every name at once, whole words only, and in the case that names are written in."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from testigo.lexicon.actors.entries import SearchWords

LOWER_CASE_TEXT = 200  # characters: a phrase of a report is often lower case; so much text without a capital is a style
FULL_NAME = 3  # words from which a name is distinct enough that one of its capitals will do

_SIGNS = {**dict.fromkeys("’ʼ‘´", "'"), **dict.fromkeys("–—‑‐", "-"), **dict.fromkeys("“”«»", '"')}
_WORDS = re.compile(r"\w+")
_RUNS = re.compile(r"  +")


class _Folding(dict[int, str]):
    """A table for str.translate that keeps the length: each letter in lower case and without its accent."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = _SIGNS.get(letter) or unicodedata.normalize("NFKD", letter)[0].lower()[0]
        self[code] = " " if base.isspace() else base
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with plain signs and spaces; of the same length."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one subject; ``how`` says what sort of name it is, in words."""

    subject: str
    written: str
    how: str
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Names of one stretch ``text[start:end]``, the longest that could be read there."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class NameSearch:
    """Searches texts for names."""

    names: Iterable[Name]
    words: SearchWords
    _patterns: list[list[Name]] = field(init=False)
    _automaton: AhoCorasick = field(init=False)
    _ordinary: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        by_form: dict[str, list[Name]] = {}
        for name in self.names:
            by_form.setdefault(fold(name.written), []).append(name)
        self._patterns = list(by_form.values())
        self._automaton = AhoCorasick(list(by_form))
        self._ordinary = frozenset(fold(name) for name in self.words.ordinary)

    def is_ordinary(self, written: str) -> bool:
        """Say whether a name is made of ordinary words, so that it alone proves little."""
        return fold(written) in self._ordinary

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the names in the text from left to right: of those that overlap, the one that starts first, or
        the longer one."""
        spaced = _SingleSpaced.of(fold(text))
        lenient = len(text) >= LOWER_CASE_TEXT and text == text.lower()
        read: list[Found] = []
        for index, start, end in self._automaton.find_matches_as_indexes(spaced.text, overlapping=True):
            if _is_whole(spaced.text, start, end):
                here, there = spaced.place(start), spaced.place(end - 1) + 1
                shown = text[here:there]
                capitals = not lenient and _in_capitals(text, here, there)
                names = tuple(
                    name for name in self._patterns[index] if self._fits(name, shown, anyhow=lenient or capitals)
                )
                if names:
                    read.append(Found(here, there, names))
        return _apart(read)

    def _fits(self, name: Name, shown: str, *, anyhow: bool) -> bool:
        """Say whether the words are written as the name is, or can be the name however they are written."""
        if anyhow:
            return not self.is_ordinary(name.written)
        if name.acronym:
            return shown == name.written
        pairs = list(zip(_WORDS.findall(name.written), _WORDS.findall(shown), strict=False))
        if self.is_ordinary(name.written):
            return all(word[0].isupper() == seen[0].isupper() for word, seen in pairs)
        needed = [(fold(word), seen[0].isupper()) for word, seen in pairs if word[0].isupper()]
        needed = [(word, seen) for word, seen in needed if word not in self.words.articles]
        if not needed:
            return True
        if not any(seen for _, seen in needed):
            return False
        return len(needed) >= FULL_NAME or all(seen or word in self.words.nouns for word, seen in needed)


def _apart(read: list[Found]) -> tuple[Found, ...]:
    chosen: list[Found] = []
    for found in sorted(read, key=lambda found: (found.start, -found.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
    return tuple(chosen)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start > 0 and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Say whether the line or lines of the stretch are all in capitals."""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : len(text) if stop < 0 else stop]
    return line == line.upper()


@dataclass(frozen=True, slots=True)
class _SingleSpaced:
    """A text whose runs of spaces were made one; ``cuts`` are where, ``shifts`` how much was cut up to there."""

    text: str
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_SingleSpaced":
        """Return the text with single spaces."""
        cuts, shifts = [0], [0]
        for run in _RUNS.finditer(text):
            cuts.append(run.start() + 1 - shifts[-1])
            shifts.append(shifts[-1] + run.end() - run.start() - 1)
        return cls(_RUNS.sub(" ", text), tuple(cuts), tuple(shifts))

    def place(self, position: int) -> int:
        """Return where a character of the text stood before."""
        return position + self.shifts[bisect_right(self.cuts, position) - 1]
