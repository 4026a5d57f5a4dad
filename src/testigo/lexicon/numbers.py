"""Numbers as reports tell them: figures and words, in one language at a time.

``find`` tells counts of people and things from ages, money, measures, times and labels.
``read`` gives the count that a short phrase states. The rules, beside the words in ``numbers.yaml``:

- "at least 12", "more than 12": the stated figure stays, the end is open (12, 12, None).
- "up to 20": no more than 20, possibly none, and no best figure (0, None, 20); "fewer than 10": (0, None, 9).
- "about 50", "una veintena": the figure, give or take half the place of its last digit that is not zero, at least
  one and at most a fifth of it: 50 is (45, 50, 55), 200 is (160, 200, 240), 12 is (11, 12, 13). "nearly 50":
  (45, 50, 50). The fifth is a convention of ours, not a measurement.
- "10 to 15": (10, None, 15). "several": (3, None, None). "dozens": (24, None, None). "no": (0, 0, 0).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from testigo.lexicon.phrase_grammar import Found, Grammar
from testigo.lexicon.phrase_patterns import Reader
from testigo.lexicon.phrase_tokens import WordList, fold, tokens_of, word_lists
from testigo.lexicon.words import REMEMBERED, read_list
from testigo.model import Count

_NOUN_REACH = 4  # tokens: an article, two adjectives and their noun
_JOINED_TO_A_NAME = re.compile(r"[^\W\d_]-$|(?:^|\s)\.$")  # the 47 of AK-47, the 38 of .38
_LARGEST = 10**9  # a larger figure counts no people: a serial number, an account


class NumberKind(StrEnum):
    """What a number counts, as far as the words beside it tell."""

    COUNT = "count"  # people or things
    AGE = "age"
    MONEY = "money"
    MEASURE = "measure"
    CALIBRE = "calibre"
    PERCENT = "percent"
    TIME = "time"
    ORDINAL = "ordinal"
    LABEL = "label"  # roads, units, telephones
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number in a text, at code points ``start`` to ``end``; ``count`` is None where it counts nothing."""

    start: int
    end: int
    count: Count | None
    kind: NumberKind


@dataclass(frozen=True, slots=True)
class _Lexicon:
    grammar: Grammar
    patterns: Sequence[dict[str, Any]]
    words: Mapping[str, WordList]
    joins: frozenset[str]
    ends: frozenset[str]  # words that end a list of people counted together
    collectives: frozenset[str]


def cardinal_reader(language: str) -> Reader:
    """Return the function that reads the tokens of one number, "two hundred and five" or "2 mil 700"."""
    content = read_list(language, "numbers")
    words = word_lists(content["words"])
    added = {w: v for name in ("ones", "teen", "tens", "hundreds") for w, v in words.get(name, {}).items()}
    times = {w: v for name in ("hundred", "half", "group", "round_group") for w, v in words[name].items()}
    scales = {w: v for name in ("thousand", "million") for w, v in words[name].items()}

    def read_cardinal(tokens: Sequence[str]) -> float | None:
        total, current = 0.0, 0.0
        for token in tokens:
            if token[0].isdecimal():
                current += _figure(token, content["decimal_mark"])
            elif token in added:
                current += added[token]
            elif token in times:
                current = (current or 1) * times[token]
            elif token in scales:
                scaled = (current or 1) * scales[token]
                total, current = (
                    (total + scaled, 0.0) if scales[token] == 1000 else ((total + current or 1) * scales[token], 0.0)
                )
        number = total + current
        return int(number) if number == int(number) else number

    return read_cardinal


def _figure(token: str, decimal_mark: str) -> float:
    plain = re.sub(r"[.,\s]", "", token)
    if len(token) > 4 and not token[-4].isdecimal() and plain.isdecimal():  # groups of three
        return float(plain)
    return float(token.replace(",", ".") if decimal_mark == "," or "," in token else token)


@cache
def _lexicon(language: str) -> _Lexicon:
    content, calendar = read_list(language, "numbers"), read_list(language, "calendar")
    words = word_lists(content["words"])
    shared = word_lists({name: calendar["words"][name] for name in ("month", "month_short", "weekday")})
    shared["month"] |= shared["month_short"]
    cardinal = cardinal_reader(language)
    readers: dict[str, Reader] = dict.fromkeys(("number", "quantity", "round_quantity"), cardinal)
    for shape in ("digits", "day", "short_year", "year", "clock", "iso", "numeric"):
        readers[shape] = "".join
    patterns = [pattern["find"] for pattern in content["patterns"]]
    grammar = Grammar({**shared, **words}, content["phrases"], readers, patterns)
    joins, fates, within, collectives = (
        frozenset(fold(word) for word in content[name]) for name in ("and", "fates", "within", "collective")
    )
    return _Lexicon(grammar, content["patterns"], words, joins, fates | within, collectives)


def find(text: str, language: str) -> tuple[NumberExpression, ...]:
    """Return the numbers of a text in reading order, without overlaps.

    Articles ("a man") and words for none are left out: ``read`` understands them in a phrase.
    """
    lexicon = _lexicon(language)
    expressions = (_expression(found, text, lexicon) for found in lexicon.grammar.find(text))
    articles = lexicon.words["article"]
    told = (found for found in expressions if fold(text[found.start : found.end]) not in articles)
    children = _children(language)
    return tuple(found for found in told if not children.search(text, max(found.start - _OF_PARENT, 0), found.start))


@cache
def _children(language: str) -> re.Pattern[str]:
    parents = "|".join(read_list(language, "numbers")["parents"])
    return re.compile(rf"\b(?:{parents}) $", re.IGNORECASE)


_OF_PARENT = 12  # code points: "a mother of three", "padre de dos": their children, who are not counted


def _expression(found: Found, text: str, lexicon: _Lexicon) -> NumberExpression:
    pattern = lexicon.patterns[found.pattern]
    if _JOINED_TO_A_NAME.search(text, max(found.start - 2, 0), found.start):
        return NumberExpression(found.start, found.end, None, NumberKind.LABEL)
    count = _count(pattern["form"], found.values) if "form" in pattern else None
    kind = NumberKind(pattern.get("kind", NumberKind.COUNT if count else NumberKind.OTHER))
    return NumberExpression(found.start, found.end, count, kind)


def _count(form: str, values: Mapping[str, Any]) -> Count | None:
    if form == "open":
        return Count(values["open"], None, None) if "open" in values else None
    amount, high = values["amount"], values.get("high")
    if amount != int(amount) or amount > _LARGEST:
        return None
    if high is not None:
        return Count(amount, None, int(high)) if amount < high == int(high) else None
    if form in ("about", "nearly"):
        slack = _slack(int(amount))
        return Count(max(amount - slack, 0), amount, amount + slack if form == "about" else amount)
    return {
        "exact": Count.exactly(amount),
        "at_least": Count(amount, amount, None),
        "more_than": Count(amount, amount, None),
        "at_most": Count(0, None, amount),
        "fewer": Count(0, None, max(amount - 1, 0)),
    }[form]


def _slack(amount: int) -> int:
    place = 1
    while amount and amount % (place * 10) == 0:
        place *= 10
    return max(min(place // 2, amount // 5), 1)


@lru_cache(maxsize=REMEMBERED)
def read(words: str, language: str) -> Count | None:
    """Return the count that a short phrase states: "at least a dozen men", "ni muertos", "a policeman".

    A list of people is added up. None where the phrase states no number ("the officers", "a group").
    """
    lexicon = _lexicon(language)
    parts = _parts(words, language, lexicon)
    total: Count | None = None
    for part in parts:
        total = part if total is None else _sum(total, part)
    return total


def _parts(words: str, language: str, lexicon: _Lexicon) -> list[Count]:
    """Return the counts of the members of the list that the phrase is, or of its first member alone."""
    # a phrase cut out of its sentence ends where a comma stood: "Juan Pérez, 23" has an age
    found = [item for item in find(f"{words},", language) if item.kind is NumberKind.COUNT and item.count]
    tokens = tokens_of(fold(words))
    counts = [item.count for item in found if item.count] or _opening_count(tokens, lexicon)
    if not counts or lexicon.ends.intersection(tokens):
        return counts[:1]
    for left, right in pairwise(found):
        if not lexicon.joins.intersection(tokens_of(fold(words[left.end : right.start]))):
            return counts[:1]
    articles = lexicon.words["article"]
    singles = sum(left in lexicon.joins and right in articles for left, right in pairwise(tokens))
    return counts + [Count.exactly(1)] * singles


def _opening_count(tokens: list[str], lexicon: _Lexicon) -> list[Count]:
    for name in ("both", "none", "article"):
        number = _opening(tokens, lexicon.words[name])
        if number is not None:
            is_group = name == "article" and lexicon.collectives.intersection(tokens[:_NOUN_REACH])
            return [] if is_group else [Count.exactly(number)]
    return []


def _opening(tokens: list[str], words: WordList) -> int | None:
    for length in (3, 2, 1):
        value = words.get(" ".join(tokens[:length]))
        if value is not None:
            return int(value)
    return None


def _sum(left: Count, right: Count) -> Count:
    def add(one: int | None, other: int | None) -> int | None:
        return None if one is None or other is None else one + other

    return Count(left.low + right.low, add(left.best, right.best), add(left.high, right.high))


def multiples(language: str) -> Mapping[str, int]:
    """Return the words that tell how many were struck, with the number: "a triple homicide"."""
    found: Mapping[str, int] = read_list(language, "figures")["multiples"]
    return found
