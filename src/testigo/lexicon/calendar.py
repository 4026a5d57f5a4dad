"""Times as reports tell them, found in text and read into symbols that need no calendar.

"last Tuesday night" is found as weekday 2, part night, direction past. What day that was depends on
when it was said: ``testigo.resolution.dates`` works that out. The words are in ``calendar.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any

from testigo.lexicon.numbers import cardinal_reader
from testigo.lexicon.phrase_grammar import Found, Grammar
from testigo.lexicon.phrase_patterns import Reader
from testigo.lexicon.phrase_tokens import fold, word_lists
from testigo.lexicon.words import read_list
from testigo.model import ConfigurationError

_REACH = 200  # code points before a time within which a word of the future can bear on it: a long clause


class TimeKind(StrEnum):
    """What kind of time an expression tells."""

    DATE = "date"
    TIME = "time"  # a date with a part of the day or a clock time
    DURATION = "duration"
    SET = "set"  # "every Monday"
    VAGUE = "vague"  # "recently", "later", "the week"


class Tense(StrEnum):
    """Where an expression looks, seen from the report."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What the words say, as far as they say it. Every field is None where they do not.

    ``direction`` is seen from the report (past, this, future) or from another event (before, after, same; eve, where
    there is one); with ``unit`` and ``amount`` it makes an offset, "three weeks ago". ``bound`` is since, until,
    before or after. ``to`` ends a stretch that this reading begins; ``base`` is the day an offset counts from.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 is Monday
    part: str | None = None  # a model.TimeOfDay
    clock: str | None = None  # "15:20" and "03:20" are of the 24 hours; of "3:20" meridiem tells the half, if anything
    meridiem: str | None = None  # am, pm
    season: str | None = None  # spring, summer, fall, winter
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None  # its first year
    century: int | None = None
    holiday: str | None = None  # the rule for its days, see calendar.yaml
    period: str | None = None  # a stretch of the calendar: "last week"
    which: int | None = None  # the first, second, ... or last (-1) such stretch of a month
    unit: str | None = None  # a length of time: "a week ago"
    amount: float | None = None
    direction: str | None = None
    edge: str | None = None  # early, middle, late, so far, rest
    bound: str | None = None
    vague: str | None = None  # past, present, future, later
    zone: str | None = None
    to: "TimeReading | None" = None
    base: "TimeReading | None" = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in a text, at code points ``start`` to ``end``."""

    start: int
    end: int
    kind: TimeKind
    reading: TimeReading


@dataclass(frozen=True, slots=True)
class _Lexicon:
    grammar: Grammar
    patterns: Sequence[Mapping[str, Any]]
    bounds: re.Pattern[str]
    future: re.Pattern[str]


_EARLIEST_HOURS = {"afternoon": 1, "evening": 4, "night": 6}  # "last night at 2" is after midnight
_FIELDS = {item.name for item in fields(TimeReading)}
_AUXILIARY = {"find", "kind", "hour", "minute", "minute_before", "plus", "short_year", "iso", "numeric", "_"}


@cache
def _lexicon(language: str) -> _Lexicon:
    numbers, calendar = read_list(language, "numbers"), read_list(language, "calendar")
    words = {**word_lists(numbers["words"]), **word_lists(calendar["words"])}
    phrases = {**numbers["phrases"], **calendar["phrases"]}
    readers = _readers(language, calendar["numeric_order"])
    grammar = Grammar(words, phrases, readers, [pattern["find"] for pattern in calendar["patterns"]])
    unknown = {name for path in grammar.paths for name in path.split(".")} - _FIELDS - _AUXILIARY
    if unknown:
        raise ConfigurationError(f"the {language} calendar fills fields that no reading has: {sorted(unknown)}")
    bounds = "|".join(f"(?P<{name}>{_either(calendar[name])})" for name in ("since", "until", "before", "after"))
    endings = "|".join(calendar["future_endings"])
    future = rf"\b(?:{'|'.join(calendar['future'])})\b" + (rf"|\w(?:{endings})\b" if endings else "")
    return _Lexicon(
        grammar,
        calendar["patterns"],
        re.compile(rf"\b(?:{bounds})\s+(?:the\s+|el\s+|la\s+|l)?$"),
        re.compile(future, re.IGNORECASE),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))


def _readers(language: str, numeric_order: str) -> dict[str, Reader]:
    def numeric(tokens: Sequence[str]) -> dict[str, int] | None:
        parts = [int(part) for part in re.split(r"[-/.]", tokens[0])]
        year, first, second = parts[2], parts[0], parts[1]
        month, day = (first, second) if numeric_order == "mdy" else (second, first)
        month, day = (day, month) if month > 12 else (month, day)
        return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None

    return {
        "number": cardinal_reader(language),
        "numeric": numeric,
        "iso": _iso,
        "clock": _clock,
        "decimal": _clock,
        "four_digits": _clock,
        **{shape: lambda tokens: int(tokens[0]) for shape in ("day", "short_year", "year", "digits")},
    }


def _iso(tokens: Sequence[str]) -> dict[str, int] | None:
    year, month, day = (int(part) for part in tokens[0].split("-"))
    return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _clock(tokens: Sequence[str]) -> str | None:
    digits = tokens[0].replace(":", "").replace(".", "")
    hour, minute = digits[:-2], digits[-2:]
    return f"{hour}:{minute}" if hour and int(hour) <= 24 and int(minute) < 60 else None


def find(text: str, language: str) -> tuple[TimeExpression, ...]:
    """Return the times that a text tells, in reading order, without overlaps."""
    lexicon = _lexicon(language)
    found = (_expression(item, text, lexicon) for item in lexicon.grammar.find(text))
    return tuple(expression for expression in found if expression)


def _expression(found: Found, text: str, lexicon: _Lexicon) -> TimeExpression | None:
    pattern = lexicon.patterns[found.pattern]
    if pattern.get("kind") == "none":
        return None
    if not 0 <= found.values.get("hour", 0) <= 24 or not 0 <= found.values.get("minute", 0) < 60:
        return None
    reading = _reading({**{k: v for k, v in pattern.items() if k not in ("find", "kind")}, **found.values})
    before = fold(text[max(found.start - 30, 0) : found.start])
    default = TimeKind.TIME if reading.part or reading.clock else TimeKind.DATE
    kind = TimeKind(pattern.get("kind", default))
    bound = lexicon.bounds.search(before)
    if bound and kind is TimeKind.DATE:
        reading = replace(reading, bound=bound.lastgroup)
    return TimeExpression(found.start, found.end, kind, reading)


def _reading(values: Mapping[str, Any]) -> TimeReading:
    """Build a reading from slot values by path; "to.month" is the month of the reading under ``to``."""
    own: dict[str, Any] = {}
    nested: dict[str, dict[str, Any]] = {}
    for path, value in values.items():
        outer, _, inner = path.partition(".")
        if inner:
            nested.setdefault(outer, {})[inner] = value
        else:
            own[path] = value
    if "short_year" in own:
        own["year"] = own["short_year"]
    for name in ("iso", "numeric"):
        own.update(own.get(name) or {})
    if "hour" in own:
        minute = own.get("minute") or (60 - own["minute_before"] if "minute_before" in own else 0)
        hour = own["hour"] - ("minute_before" in own)
        own["clock"] = f"{hour:.0f}:{minute:02.0f}"
    if "clock" in own:
        own["clock"] = _meridian_clock(own["clock"], own.get("meridiem") or _half_of(own.get("part"), own["clock"]))
    if "plus" in own:
        own["amount"] = own.get("amount", 1) + own["plus"]
    inner_readings = {name: _reading(inner) for name, inner in nested.items()}
    return TimeReading(**{name: value for name, value in {**own, **inner_readings}.items() if name not in _AUXILIARY})


def _half_of(part: str | None, clock: str) -> str | None:
    """Return the half of the day in which a part of it puts the clock: "last night at 11"."""
    return "pm" if part in _EARLIEST_HOURS and int(clock.partition(":")[0]) >= _EARLIEST_HOURS[part] else None


def _meridian_clock(clock: str, meridiem: str | None) -> str:
    hour, minute = clock.split(":")
    if meridiem == "pm" and int(hour) < 12:
        return f"{int(hour) + 12}:{minute}"
    if meridiem == "am" and int(hour) == 12:
        return f"00:{minute}"
    return clock


def tense(text: str, start: int, language: str) -> Tense:
    """Return where the clause that ends at code point ``start`` looks: ahead, or (as news does) back."""
    clause = re.split(r"[.;!?\n]\s", text[max(start - _REACH, 0) : start])[-1]
    return Tense.FUTURE if _lexicon(language).future.search(clause) else Tense.PAST
