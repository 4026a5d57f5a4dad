"""When a report was published, and on what evidence. A date is never taken where none is stated."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from testigo.lexicon.reading import phrases
from testigo.model import DatePrecision, DateRange, Published
from testigo.reading.dates import DatedWords, dates_in, stated_date
from testigo.reading.document import Document

HEAD_LINES = 8  # lines that are not blank in which bylines and datelines stand
LONGEST_PLACE = 80  # characters before the date of a dateline: "Culiacán, Sin., ..."
DATELINE_REACH = 200  # characters of a line in which a dateline is looked for: its place, its date and spaces
LONGEST_DATED_LINE = 90  # characters of a line that holds a date and perhaps a name, and no sentence
_AFTER_DATELINE = re.compile(r"\s*(?:\([^()\n]{1,60}\)\s*|\[[^\][\n]{1,60}\]\s*)*(?:\.?\s*[-–—]{1,2}|:)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/._-]|$)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_NAME = re.compile(r"[\d:]")  # "Court Date: March 13, 2017" and "3:28 January 1997" are no bylines


def find_published(document: Document, argument: date | None, today: date) -> Published | None:
    """Return when a document was published, or None where nothing says so.

    In order: the caller's word, metadata, a line "Published ...", a dateline, a line with a date and perhaps a name,
    the address, a line beside the headline. ``today`` is the day of the capture: nothing is published after it is read.
    """
    if argument is not None:
        return Published(DateRange(argument, argument, DatePrecision.DAY), "given by the caller")
    for stated in document.dates:
        found = stated_date(stated.words, today)
        if found is not None:
            return Published(found, f"metadata: {stated.evidence}")
    text, lines = document.text, document.beside
    return _in_text(text, today) or _in_address(document.url, today) or _beside_headline(lines, today)


def _in_text(text: str, today: date) -> Published | None:
    lines = list(_head(text)) + list(_foot(text))
    for evidence, dated in (("text", _announced), ("dateline", _dateline), ("dated line", _dated_line)):
        for line in lines:
            found = dated(line, today)
            if found is not None:
                return Published(found.date, f"{evidence}: {line[: found.end].strip()[-120:]}")
    return None


def _head(text: str) -> Iterator[str]:
    filled = (line.strip() for line in text.splitlines() if line.strip())
    for _, line in zip(range(HEAD_LINES), filled, strict=False):
        yield line


def _foot(text: str) -> Iterator[str]:
    """Yield the last lines, where some outlets put the date of publication."""
    filled = [line.strip() for line in text[-400:].splitlines() if line.strip()]
    yield from filled[-2:]


@cache
def _announcing() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in phrases("published"))
    return re.compile(rf"(?:^|[|·•]\s*)\W*(?:{words})\b[\s:.,—–-]*", re.IGNORECASE)


@cache
def _updating() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in phrases("updated"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _announced(line: str, today: date) -> DatedWords | None:
    """Return the date of "Published March 12, 2023": nothing but a weekday or a time may stand between."""
    opening = _announcing().search(line)
    if opening is None:
        return None
    for found in dates_in(line, today):
        between = line[opening.end() : found.start]
        if found.start >= opening.end() and len(between) <= 30 and not _updating().search(between):
            return found
    return None


def _dateline(line: str, today: date) -> DatedWords | None:
    """Return the date of "SAN SALVADOR, 3 JAN 90 --": a place, the date, a dash."""
    for found in dates_in(line[:DATELINE_REACH], today):
        place = line[: found.start]
        closed = _AFTER_DATELINE.match(line, found.end) is not None
        if found.date.precision is DatePrecision.DAY and closed and place.strip() and _names_only(place):
            return found
    return None


def _names_only(place: str) -> bool:
    """Say whether the words before a dateline's date are a name: capitals throughout, and short."""
    words = _WORD.findall(place)
    return len(place) <= LONGEST_PLACE and bool(words) and all(word[0].isupper() for word in words if len(word) > 3)


def _dated_line(line: str, today: date) -> DatedWords | None:
    """Return the date of a short line that holds a name at most: "By Ana Ruiz | July 21, 2023"."""
    if len(line) > LONGEST_DATED_LINE or line.endswith((".", "?", "!")) or _updating().search(line):
        return None
    found = list(dates_in(line, today))
    if len(found) != 1 or found[0].date.precision is not DatePrecision.DAY:
        return None
    name, spelled = line[: found[0].start], line[found[0].start : found[0].end]
    is_alone = (not name.strip() or _names_only(name)) and not _NO_NAME.search(name) and _WORD.search(spelled)
    return found[0] if is_alone else None


def _beside_headline(lines: Iterable[str], today: date) -> Published | None:
    """Return the date of the first line beside the headline that holds one whole date, and no sentence or update."""
    for line in lines:
        found = [each for each in dates_in(line, today) if each.date.precision is DatePrecision.DAY]
        if len(found) == 1 and not line.endswith((".", "?", "!")) and not _updating().search(line):
            return Published(found[0].date, f"beside the headline: {line}")
    return None


def _in_address(url: str | None, today: date) -> Published | None:
    match = _IN_ADDRESS.search(url or "")
    found = stated_date("-".join(match.groups()), today) if match else None
    return Published(found, f"address: {match[0]}") if match and found else None
