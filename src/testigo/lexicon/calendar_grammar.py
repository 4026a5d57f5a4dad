"""A small grammar of phrases: patterns of words, read from YAML, found in running text.

A pattern is a line such as ``the {part} of [{weekday}] {day} {month}``:

========================  ==========================================================================
``word``                  this word, in any case and with or without its accents
``{name}``                a word list, a shape of number or a phrase; its value goes by ``name``
``{field:name}``          the same, with its value under ``field``; a phrase's values under ``field.…``
``[...]``                 may be missing
``(a | b)``               either
``< ... >``               the words that count as found; what stands outside is context
========================  ==========================================================================

The text is cut into tokens, each token becomes one symbol, and every pattern is a regular expression
over symbols. Where several patterns fit, the longest wins, then the earliest in the file.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from testigo.model import ConfigurationError

WordList = Mapping[str, Any]  # the words as written, each with its value
Reader = Callable[[Sequence[str]], Any]  # tokens to a value; None where they mean nothing

_TOKEN = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"  # 2023-03-12
    r"|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)"  # 12/03/2023
    r"|\d{1,2}:\d{2}"
    r"|\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)"  # 2,700 and 2.700 and 2 700
    r"|\d+[.,]\d+|\d+"
    r"|[^\W\d_]\w*"
    r"|\n\s*\n"
    r"|[^\w\s]"
)
_PATTERN_TOKEN = re.compile(r"\{(?:([\w.]+):)?(\w+)\}|([\[\](|)<>])|([^\s\[\](|)<>{}]+)")

UNKNOWN = "_"
SHAPES = {  # the shapes of numbers, by the symbols they are made of
    "day": "d",
    "short_year": "dn",
    "year": "y",
    "digits": "dnykN",
    "four_digits": "yk",
    "grouped": "g",
    "decimal": "f",
    "clock": "c",
    "iso": "i",
    "numeric": "s",
}
_FIRST_WORD_SYMBOL = 0x4E00  # far from every symbol of SHAPES; the block has room for 20,000 words


def _accents() -> dict[int, str]:
    table = {ord("’"): "'", ord("‘"): "'", ord("–"): "-", ord("—"): "-", ord("ʼ"): "'"}
    for code in range(0xC0, 0x180):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base.lower()
    return table


_ACCENTS = _accents()


def fold(text: str) -> str:
    """Return the text in lower case without accents, code point for code point."""
    return text.translate(_ACCENTS).lower()


def tokens_of(folded: str) -> list[str]:
    """Return the tokens of a folded text."""
    return [match.group() for match in _TOKEN.finditer(folded)]


@cache
def load(language: str, name: str) -> Mapping[str, Any]:
    """Return one YAML file of a language's lexicon.

    Raises ConfigurationError where the language or the file is not there.
    """
    path = files("testigo.lexicon") / language / f"{name}.yaml"
    if not path.is_file():
        raise ConfigurationError(f"no lexicon {name!r} for the language {language!r}")
    content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def word_lists(content: Mapping[str, Mapping[Any, Sequence[str]]]) -> dict[str, dict[str, Any]]:
    """Turn the YAML's value-to-words lists into words-to-value."""
    return {
        name: {" ".join(tokens_of(fold(str(word)))): value for value, words in entries.items() for word in words}
        for name, entries in content.items()
    }


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found in a text: where, which one, and the values of its slots by path."""

    start: int
    end: int
    pattern: int
    values: Mapping[str, Any]


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


@dataclass(frozen=True, slots=True)
class _Rule:
    number: int
    regex: str  # compiled when it is first needed, which spares most of the time to start
    slots: tuple[tuple[str, str], ...]  # path and name, one a group


_compiled = cache(re.compile)
_NO_RULES: list[_Rule] = []


def _literals(pattern: str) -> list[str]:
    return [
        token
        for match in _PATTERN_TOKEN.finditer(pattern)
        if match.group(4)
        for token in tokens_of(fold(match.group(4)))
    ]


@dataclass(slots=True)
class Grammar:
    """The patterns of one language, ready to be found in text.

    ``readers`` name the slots whose value is computed from their tokens; the others' is looked up.
    Words that stand in the same lists and nowhere else share a symbol, which keeps the expressions short.
    """

    words: Mapping[str, WordList]
    phrases: Mapping[str, str]
    readers: Mapping[str, Reader]
    _symbols: dict[str, str] = field(default_factory=dict)
    _rules: dict[str, list[_Rule]] = field(default_factory=dict)  # by their first symbol or two

    def compile(self, patterns: Sequence[str]) -> "Grammar":
        """Take the patterns in, and return the grammar."""
        self._number_words([*patterns, *self.phrases.values()])
        for number, pattern in enumerate(patterns):
            compiler = _Compiler(self, pattern)
            piece = compiler.piece()
            if "" in piece.whole:
                raise ConfigurationError(f"the pattern {pattern!r} can match nothing")
            rule = _Rule(number, piece.regex, tuple(compiler.slots))
            for symbols in piece.whole | piece.begun:
                self._rules.setdefault(symbols, []).append(rule)
        return self

    def _number_words(self, patterns: Sequence[str]) -> None:
        """Give every word its symbol."""
        literals = {word for pattern in patterns for word in _literals(pattern)}
        lists: dict[str, list[str]] = {}
        for name, words in self.words.items():
            for word in words:
                tokens = word.split()
                literals.update(tokens if len(tokens) > 1 else ())
                lists.setdefault(word, []).append(name)
        singles = {word: tuple(names) for word, names in lists.items() if " " not in word}
        keys = {word: singles[word] for word in singles if word not in literals} | {
            word: (word, "") for word in literals
        }
        numbers = {key: number for number, key in enumerate(sorted(set(keys.values())))}
        self._symbols = {word: chr(_FIRST_WORD_SYMBOL + numbers[key]) for word, key in keys.items()}

    @property
    def paths(self) -> frozenset[str]:
        """The paths under which the patterns give values."""
        return frozenset(path for rules in self._rules.values() for rule in rules for path, _ in rule.slots)

    def symbol(self, word: str) -> str:
        """Return the symbol of a word of the patterns or lists."""
        return self._symbols[word]

    def find(self, text: str) -> Iterator[Found]:
        """Yield what the patterns find, in reading order, without overlaps."""
        folded = fold(text)
        spans, words, symbols = [], [], []
        known = self._symbols
        for match in _TOKEN.finditer(folded):
            word = match.group()
            spans.append(match.span())
            words.append(word)
            symbols.append(known.get(word) or (UNKNOWN if word.isalpha() else _shape(word)))
        line, place = "".join(symbols), 0
        while place < len(line):
            best = None if line[place] == UNKNOWN else self._longest(line, place, words)
            if best is None:
                place += 1
                continue
            first, last = _core(best[0])
            if first > place:  # context came first: what begins here may go further
                other = self._longest(line, first, words)
                best = other if other and _core(other[0])[1] > last else best
                first, last = _core(best[0])
            yield Found(spans[first][0], spans[last - 1][1], best[1], best[2])
            place = last

    def _longest(self, line: str, place: int, words: Sequence[str]) -> tuple[re.Match[str], int, dict[str, Any]] | None:
        index = self._rules
        rules = index.get(line[place], _NO_RULES) + index.get(line[place : place + 2], _NO_RULES)
        if not rules:
            return None
        matches = [(match, rule) for rule in rules if (match := _compiled(rule.regex).match(line, place))]
        matches.sort(key=lambda pair: (-pair[0].end(), pair[1].number))
        for match, rule in matches:
            values = self._values(match, rule, words)
            if values is not None:
                return match, rule.number, values
        return None

    def _values(self, match: re.Match[str], rule: _Rule, words: Sequence[str]) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        for position, (path, name) in enumerate(rule.slots):
            first, last = match.span(f"s{position}")
            if first < 0:
                continue
            tokens = words[first:last]
            value = self.readers[name](tokens) if name in self.readers else self.words[name][" ".join(tokens)]
            if value is None:
                return None
            values[path] = value
        return values


def _core(match: re.Match[str]) -> tuple[int, int]:
    return match.span("core") if "core" in match.re.groupindex else match.span()


def _shape(word: str) -> str:
    if not word[0].isdecimal():
        return "\n" if word[0] == "\n" else UNKNOWN
    if word.isdecimal():
        return _digits_shape(word)
    if ":" in word:
        return "c"
    if "-" in word and len(word.split("-", maxsplit=1)[0]) == 4:
        return "i"
    if word.count("/") + word.count("-") == 2 or re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}", word):
        return "s"
    return "g" if re.fullmatch(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+", word) else "f"


def _digits_shape(word: str) -> str:
    number = int(word)
    if len(word) <= 2:
        return "d" if 1 <= number <= 31 else "n"
    if len(word) != 4:
        return "N"
    return "y" if 1800 <= number <= 2099 else "k"


class _Compiler:
    """Turns one pattern into a regular expression over the grammar's symbols."""

    def __init__(self, grammar: Grammar, pattern: str) -> None:
        self.grammar = grammar
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
            symbol = self.grammar.symbol(token)
            piece = piece.then(_Piece(symbol, frozenset({symbol})))
        return piece

    def _slot(self, into: str | None, name: str, path: str) -> _Piece:
        grammar = self.grammar
        if name in grammar.phrases and name not in grammar.readers:
            inner_path = f"{path}{into}." if into else path
            return self._choice(self._tokens(grammar.phrases[name]), inner_path).within("(?:")
        position = len(self.slots)
        self.slots.append((path + (into or name), name))
        return self._named(name).within(f"(?P<s{position}>")

    def _named(self, name: str) -> _Piece:
        grammar = self.grammar
        if name in grammar.phrases:
            outer, self.slots = self.slots, []  # a phrase with a reader is read as a whole
            piece = self._choice(self._tokens(grammar.phrases[name]), "")
            self.slots = outer
            return _Piece(re.sub(r"\(\?P<s\d+>", "(?:", piece.regex), piece.whole, piece.begun)
        if name in SHAPES:
            return _Piece(f"[{SHAPES[name]}]", frozenset(SHAPES[name]))
        if name not in grammar.words:
            raise ConfigurationError(f"the pattern {self.pattern!r} names {name!r}, which is no list, shape or phrase")
        return self._list(sorted(grammar.words[name], key=lambda word: (-len(word.split()), word)))

    def _list(self, words: Sequence[str]) -> _Piece:
        """Return the words of a list, longest first; those of one token make one class of symbols."""
        piece = None
        for word in words:
            if " " in word:
                piece = piece.either(self._word(word)) if piece else self._word(word)
        singles = frozenset(self.grammar.symbol(word) for word in words if " " not in word)
        if singles:
            last = _Piece(f"[{''.join(sorted(singles))}]", singles)
            piece = piece.either(last) if piece else last
        return piece or _Piece("(?!)")
