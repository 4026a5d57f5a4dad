"""What the times of one report mean, read in their order: "the next day" counts from the last day told before it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from testigo.lexicon import calendar
from testigo.lexicon.calendar import Tense
from testigo.model import DateRange, Gap, GapReason
from testigo.protocols import ToldTime
from testigo.resolution import dates

_HALF_A_YEAR = 183  # days
_NARROW = 3  # days: "the night of 7 to 8 February" can be counted from, "last week" cannot

Meaning = tuple[DateRange | Gap, str]


def told_days(
    times: Sequence[ToldTime], text: str, language: str, written: DateRange | None, country: str | None
) -> Mapping[tuple[int, int], Meaning]:
    """Return what each time means, by its offsets.

    Within a sentence one counts from whatever day was told before it ("said on Monday ... the day before"); across
    sentences only from the day of a deed, and not from when somebody said so.
    """
    meant: dict[tuple[int, int], Meaning] = {}
    last: DateRange | None = None  # the last day told of a deed
    spoken: tuple[int, DateRange] | None = None  # the sentence and the last day told in it, of whatever
    for told in times:
        expression = replace(told.time, reading=replace(told.time.reading, bound=None))
        event = spoken[1] if spoken and spoken[0] == told.sentence else last
        tense = Tense.PAST if told.happened else calendar.tense(text, expression.start, language)
        value, reason = dates.resolve(expression, language, written, tense, event, country)
        ahead = _is_ahead(value, written)
        if told.happened and not ahead and _is_long_ago(value, written):
            nearest, _ = dates.resolve(expression, language, written, Tense.UNKNOWN, event, country)
            ahead = _is_ahead(nearest, written)
        if told.happened and ahead:
            reason = "what happened was not after the report"
            value = Gap(GapReason.UNRESOLVED, reason)
        meant[expression.start, expression.end] = value, reason
        if isinstance(value, DateRange) and value.days is not None and value.days <= _NARROW:
            spoken = told.sentence, value
            last = last if told.of_saying else value
    return meant


def _is_ahead(value: DateRange | Gap, written: DateRange | None) -> bool:
    """Say whether a time lies wholly after the report."""
    if not isinstance(value, DateRange) or written is None or written.latest is None:
        return False
    return value.earliest is not None and value.earliest > written.latest


def _is_long_ago(value: DateRange | Gap, written: DateRange | None) -> bool:
    """Say whether a day without its year lies so far back that the next one may be meant: "to begin on Aug. 3"."""
    if not isinstance(value, DateRange) or written is None or written.latest is None or value.latest is None:
        return False
    return value.days == 1 and (written.latest - value.latest).days > _HALF_A_YEAR
