"""The patterns of a small grammar of phrases, and the regular expressions they become.

A pattern is a line such as ``the {part} of [{weekday}] {day} {month}``:

========================  ==========================================================================
``word``                  this word, in any case and with or without its accents
``{name}``                a word list, a shape of number or a phrase; its value goes by ``name``
``{field:name}``          the same, with its value under ``field``; a phrase's values under ``field.…``
``[...]``                 may be missing
``(a | b)``               either
``< ... >``               the words that count as found; what stands outside is context
========================  ==========================================================================

Every word gets a symbol; a pattern becomes a regular expression over symbols.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from testigo.lexicon.phrase_tokens import SHAPES, WordList, fold, tokens_of
from testigo.model import ConfigurationError

Reader = Callable[[Sequence[str]], Any]  # tokens to a value; None where they mean nothing

_PATTERN_TOKEN = re.compile(r"\{(?:([\w.]+):)?(\w+)\}|([\[\](|)<>])|([^\s\[\](|)<>{}]+)")
_FIRST_WORD_SYMBOL = 0x4E00  # far from every symbol of SHAPES; the block has room for 20,000 words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What patterns may name, and the symbol of each word that they or the lists hold.

    ``readers`` name the slots whose value is computed from their tokens; the others' is looked up.
    """

    words: Mapping[str, WordList]
    phrases: Mapping[str, str]
    readers: Mapping[str, Reader]
    symbols: Mapping[str, str]

    @classmethod
    def of(
        cls,
        words: Mapping[str, WordList],
        phrases: Mapping[str, str],
        readers: Mapping[str, Reader],
        patterns: Sequence[str],
    ) -> "Vocabulary":
        """Give every word its symbol. Words that stand in the same lists and nowhere else share one, which keeps the
        expressions short."""
        literals = {word for pattern in (*patterns, *phrases.values()) for word in _literals(pattern)}
        lists: dict[str, list[str]] = {}
        for name, entries in words.items():
            for word in entries:
                tokens = word.split()
                literals.update(tokens if len(tokens) > 1 else ())
                lists.setdefault(word, []).append(name)
        singles = {word: tuple(names) for word, names in lists.items() if " " not in word}
        keys = {word: singles[word] for word in singles if word not in literals} | {
            word: (word, "") for word in literals
        }
        numbers = {key: number for number, key in enumerate(sorted(set(keys.values())))}
        symbols = {word: chr(_FIRST_WORD_SYMBOL + numbers[key]) for word, key in keys.items()}
        return cls(words, phrases, readers, symbols)


def _literals(pattern: str) -> list[str]:
    return [
        token
        for match in _PATTERN_TOKEN.finditer(pattern)
        if match.group(4)
        for token in tokens_of(fold(match.group(4)))
    ]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as a regular expression over symbols."""

    regex: str
    slots: tuple[tuple[str, str], ...]  # path and name, one a group
    begins: frozenset[str]  # the first symbol or two of what it matches


def pattern_of(written: str, vocabulary: Vocabulary) -> Pattern:
    """Return a pattern ready for use. Raises ConfigurationError where it cannot be read or can match nothing."""
    compiler = _Compiler(vocabulary, written)
    piece = compiler.piece()
    if "" in piece.whole:
        raise ConfigurationError(f"the pattern {written!r} can match nothing")
    return Pattern(piece.regex, tuple(compiler.slots), piece.whole | piece.begun)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern as a regular expression, with the symbols that what it matches can begin with.

    ``whole`` are its matches of one symbol at most, ``begun`` the first two symbols of its longer ones.
    """

    regex: str
    whole: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()

    def then(self, other: "_Piece") -> "_Piece":
        both = {left + right for left in self.whole for right in other.whole | other.begun}
        whole = frozenset(symbols for symbols in both if len(symbols) < 2)
        begun = frozenset(symbols[:2] for symbols in both if len(symbols) > 1)
        return _Piece(self.regex + other.regex, whole, self.begun | begun)

    def either(self, other: "_Piece") -> "_Piece":
        return _Piece(f"{self.regex}|{other.regex}", self.whole | other.whole, self.begun | other.begun)

    def within(self, opening: str, closing: str = ")") -> "_Piece":
        return _Piece(opening + self.regex + closing, self.whole, self.begun)

    def optional(self) -> "_Piece":
        return _Piece(f"(?:{self.regex})?", self.whole | {""}, self.begun)


_NOTHING = _Piece("", frozenset({""}))


class _Compiler:
    """Reads one pattern."""

    def __init__(self, vocabulary: Vocabulary, pattern: str) -> None:
        self.vocabulary = vocabulary
        self.pattern = pattern
        self.slots: list[tuple[str, str]] = []

    def piece(self) -> _Piece:
        tokens = self._tokens(self.pattern)
        piece = self._choice(tokens, "")
        if tokens:
            raise ConfigurationError(f"a bracket is closed that was never opened in the pattern {self.pattern!r}")
        return piece

    def _tokens(self, pattern: str) -> list[re.Match[str]]:
        unread = _PATTERN_TOKEN.sub("", pattern).strip()
        if unread:
            raise ConfigurationError(f"cannot read {unread!r} in the pattern {pattern!r}")
        return list(_PATTERN_TOKEN.finditer(pattern))

    def _choice(self, tokens: list[re.Match[str]], path: str) -> _Piece:
        """Read alternatives up to a closing bracket or the end; the tokens read are taken off."""
        result, current = None, _NOTHING
        while tokens and tokens[0].group(3) not in ("]", ")", ">"):
            token = tokens.pop(0)
            if token.group(3) == "|":
                result, current = (result.either(current) if result else current), _NOTHING
            else:
                current = current.then(self._item(token, tokens, path))
        return result.either(current) if result else current

    def _item(self, token: re.Match[str], tokens: list[re.Match[str]], path: str) -> _Piece:
        into, name, bracket, word = token.groups()
        if name:
            return self._slot(into, name, path)
        if word:
            return self._word(fold(word))
        inner = self._choice(tokens, path)
        if not tokens:
            raise ConfigurationError(f"a bracket is left open in the pattern {self.pattern!r}")
        tokens.pop(0)
        if bracket == "[":
            return inner.optional()
        return inner.within("(?P<core>" if bracket == "<" else "(?:")

    def _word(self, word: str) -> _Piece:
        tokens = tokens_of(word)
        if any(token[0].isdecimal() for token in tokens):
            raise ConfigurationError(f"{word!r} holds a figure: patterns name figures by their shape")
        piece = _NOTHING
        for token in tokens:
            symbol = self.vocabulary.symbols[token]
            piece = piece.then(_Piece(symbol, frozenset({symbol})))
        return piece

    def _slot(self, into: str | None, name: str, path: str) -> _Piece:
        vocabulary = self.vocabulary
        if name in vocabulary.phrases and name not in vocabulary.readers:
            inner_path = f"{path}{into}." if into else path
            return self._choice(self._tokens(vocabulary.phrases[name]), inner_path).within("(?:")
        position = len(self.slots)
        self.slots.append((path + (into or name), name))
        return self._named(name).within(f"(?P<s{position}>")

    def _named(self, name: str) -> _Piece:
        vocabulary = self.vocabulary
        if name in vocabulary.phrases:
            outer, self.slots = self.slots, []  # a phrase with a reader is read as a whole
            piece = self._choice(self._tokens(vocabulary.phrases[name]), "")
            self.slots = outer
            return _Piece(re.sub(r"\(\?P<s\d+>", "(?:", piece.regex), piece.whole, piece.begun)
        if name in SHAPES:
            return _Piece(f"[{SHAPES[name]}]", frozenset(SHAPES[name]))
        if name not in vocabulary.words:
            raise ConfigurationError(f"the pattern {self.pattern!r} names {name!r}, which is no list, shape or phrase")
        return self._list(sorted(vocabulary.words[name], key=lambda word: (-len(word.split()), word)))

    def _list(self, words: Sequence[str]) -> _Piece:
        """Return the words of a list, longest first; those of one token make one class of symbols."""
        piece = None
        for word in words:
            if " " in word:
                piece = piece.either(self._word(word)) if piece else self._word(word)
        singles = frozenset(self.vocabulary.symbols[word] for word in words if " " not in word)
        if singles:
            last = _Piece(f"[{''.join(sorted(singles))}]", singles)
            piece = piece.either(last) if piece else last
        return piece or _Piece("(?!)")
