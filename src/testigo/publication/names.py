"""Names as patterns: found in running words, in addresses and in ids, with or without accents and capitals."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from testigo.publication.edits import Edit

NAME, PLACE = "[name]", "[place]"
SHORTEST_PART = 3  # letters of a part of a name that is looked for alone
_JOINING = ("de", "del", "la", "las", "los", "da", "do", "dos", "y", "e", "van", "von", "bin", "ibn", "al", "el", "ben")
_PARTICLES = frozenset({*_JOINING, "the"})
_UNSEEN = "[\u0300-\u036f\u00ad\u200b-\u200d]*"  # accents written apart, soft hyphens, characters without width
WORDS = re.compile(r"[^\W_]+")
_BETWEEN = rf"(?:[\W_]+(?:{'|'.join(_JOINING)}))*[\W_]*"


@dataclass(frozen=True)
class Removal:
    """What is to be removed from the words around some reports: whole names, parts of names, names of places."""

    names: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()  # single words of names, without case and accents
    places: frozenset[str] = frozenset()

    @classmethod
    def of(cls, everywhere: Iterable[str], here: Iterable[str], places: Iterable[str] = ()) -> "Removal":
        """Return the removal of all names wholly, and of those ``here`` also by each of their parts.

        A name of one word is looked for only here: elsewhere it may be somebody else's.
        """
        parts = {part for name in here for part in _parts(name)}
        return cls(frozenset(name for name in everywhere if " " in name), frozenset(parts), frozenset(places))

    def edits(self, text: str, spare: Iterable[tuple[int, int]] = ()) -> Iterator[Edit]:
        """Yield the edits that take the names out of running words. Parts in the stretches to spare stay."""
        level, spared = _level(text), tuple(spare)
        for found in _matches(self._whole, level):
            yield Edit(*found.span(), NAME)
        for found in _matches(self._places, level):
            yield Edit(*found.span(), PLACE)
        for found in _matches(self._single, level):
            start, end = found.span()
            if text[start].isupper() and not any(begin <= start and end <= stop for begin, stop in spared):
                yield Edit(start, end, NAME)

    def clean(self, text: str) -> str:
        """Return the words without the names."""
        found, at = [], 0
        for edit in sorted(self.edits(text)):
            if edit.start >= at:
                found += [text[at : edit.start], edit.mark]
            at = max(at, edit.end)
        return "".join([*found, text[at:]])

    def is_in(self, address: str) -> bool:
        """Say whether a name or a part of one is written in an address or an id, in whatever case."""
        level = _level(unquote(address))
        return any(pattern and pattern.search(level) for pattern in (self._whole, self._places, self._single))

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        return _either([word for word in WORDS.findall(_level(name)) if word not in _PARTICLES] for name in self.names)

    @cached_property
    def _places(self) -> re.Pattern[str] | None:
        return _either(WORDS.findall(_level(name)) for name in self.places)

    @cached_property
    def _single(self) -> re.Pattern[str] | None:
        return _either(WORDS.findall(part) for part in self.parts)


def _parts(name: str) -> Iterator[str]:
    for word in re.split(r"[\s-]+", _level(name)):
        if len(word) >= SHORTEST_PART and word not in _PARTICLES:
            yield word


def _either(phrases: Iterable[list[str]]) -> re.Pattern[str] | None:
    """Return the pattern of any of the phrases, however their words are joined: a space, a hyphen, nothing."""
    spelled = {_BETWEEN.join(_UNSEEN.join(map(re.escape, word)) for word in words) for words in phrases if words}
    listed = sorted(spelled, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(listed)}){_UNSEEN}(?![^\W_])") if listed else None


def _matches(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if pattern else iter(())


def _level(text: str) -> str:
    """Return the text without case and accents, letter by letter, so that offsets stay."""
    return "".join(letter if letter.isascii() and not letter.isupper() else _letter(letter) for letter in text)


def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter.casefold())[:1] or letter
    return base if len(base) == 1 else letter
