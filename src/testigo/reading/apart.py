"""Stretches of a text that are not the report's own words: teasers, credits, captions, notices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from testigo.lexicon.reading import phrases
from testigo.reading.headline import headline_like

Stretch = tuple[int, int]

LONGEST_TEASER = 200  # characters of a line that announces another report; longer lines are paragraphs
LONGEST_CREDIT = 90  # characters from a photo credit to the end of its caption
LONGEST_CAPTION = 600  # characters; of the true ones in 4,245 US reports the longest single caption had 495
LONGEST_BYLINE = 80  # characters of "By Ana Ruiz | July 21, 2023"
LONGEST_NOTICE = 400  # characters of a notice such as a copyright line
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(¿¡]*[A-ZÁÉÍÓÚÑÜ]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: str


def find_apart(text: str, title: str | None) -> tuple[Stretch, ...]:
    """Return the stretches (start, end) of a text that are not the report's own, in order, none touching another.

    They are whole lines, or the end of a line from a teaser on. The lines below a teaser that look like
    headlines go with it: lists of other reports often run on. A wire mark within a sentence ("[TEXT]") stays: who
    leaves out what touches a stretch would lose the sentence.
    """
    found: list[Stretch] = []
    after_teaser = headline_seen = False
    for line in _lines(text):
        whole = (line.start, line.start + len(line.words))
        teaser = _is_teaser(line.words)
        repeated = title is not None and headline_seen and _same(line.words, title)
        if teaser or (after_teaser and _other_headline(line.words)):
            after_teaser = True
            found.append(whole)
            continue
        after_teaser = False
        if repeated or _is_notice(line.words) or _is_credit(line.words) or _is_caption(line.words):
            found.append(whole)
        elif (inside := _teaser_inside(line.words)) is not None:
            found.append((line.start + inside, whole[1]))
        headline_seen = headline_seen or (title is not None and _same(line.words, title))
    return tuple(found)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            yield _Line(start + len(line) - len(line.lstrip()), words)
        start += len(line) + 1


def _alternatives(kind: str, *, several_words: bool = False) -> str:
    chosen = (phrase for phrase in phrases(kind) if not several_words or " " in phrase)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in chosen)


@cache
def _teaser() -> tuple[re.Pattern[str], re.Pattern[str]]:
    opening = r"^[^\w\n]{0,4}"
    closed = re.compile(rf"{opening}(?:{_alternatives('teasers')})\s*(?:[:|»>]|$)", re.IGNORECASE)
    several = _alternatives("teasers", several_words=True)
    before_capital = re.compile(rf"{opening}(?i:{several})\s+[-–—]?\s*[\"'“‘«¿¡]*[A-ZÁÉÍÓÚÑÜ]")
    return closed, before_capital


def _is_teaser(line: str) -> bool:
    if len(line) > LONGEST_TEASER:
        return False
    closed, before_capital = _teaser()
    if closed.search(line):
        return not _SENTENCE_INSIDE.search(line)
    return before_capital.search(line) is not None and not line.isupper() and headline_like(line)


@cache
def _inner_teaser() -> re.Pattern[str]:
    spoken = "|".join(re.escape(phrase.upper()) for phrase in phrases("teasers") if " " in phrase or len(phrase) > 6)
    return re.compile(rf"(?<=[.!?\"”’»)])\s+(?=(?:{spoken})\s*[:|])")


def _teaser_inside(line: str) -> int | None:
    """Return where a teaser in capitals begins at the end of a paragraph, or None."""
    for match in _inner_teaser().finditer(line):
        rest = line[match.end() :]
        if len(rest) <= LONGEST_TEASER and not _SENTENCE_INSIDE.search(rest):
            return match.end()
    return None


def _other_headline(line: str) -> bool:
    """Say whether a line below a teaser is a headline too: no sentence, and in Title Case or without a verb's stop."""
    return headline_like(line) and line[:1] not in "-–—" and _WORD.search(line) is not None


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"^[^\w\n(©]{{0,4}}(?:{_alternatives('notices')})(?![^\W\d_])", re.IGNORECASE)


def _is_notice(line: str) -> bool:
    return (len(line) <= LONGEST_NOTICE and _notice().search(line) is not None) or line.lower() in phrases("wire_marks")


@cache
def _credit() -> tuple[re.Pattern[str], re.Pattern[str]]:
    named = re.compile(rf"^\W{{0,3}}(?:{_alternatives('credits')})\s*(?:[:|/]|$)", re.IGNORECASE)
    byline = re.compile(rf"^(?i:{_alternatives('bylines')}):?\s+[A-ZÁÉÍÓÚÑÜ]")
    return named, byline


def _is_credit(line: str) -> bool:
    named, byline = _credit()
    if len(line) <= LONGEST_TEASER and named.search(line) and not _SENTENCE_INSIDE.search(line):
        return True
    return len(line) <= LONGEST_BYLINE and byline.search(line) is not None and headline_like(line)


@cache
def _caption() -> re.Pattern[str]:
    agencies = "|".join(re.escape(agency) for agency in phrases("photo_agencies"))
    credit = rf"(?i:\b{_alternatives('photo_credits').replace('|', '|' + chr(92) + 'b')})"
    named = rf"{credit}[^\n]{{0,{LONGEST_CREDIT}}}$"
    agency = rf"(?:/\s?|\(|\bvia\s+|©\s?)(?:{agencies})(?:\s+via\s+[^\n]{{1,30}})?[)\]]?\.?$"
    return re.compile(rf"(?P<named>{named})|{agency}")


def _is_caption(line: str) -> bool:
    match = _caption().search(line) if len(line) <= LONGEST_CAPTION else None
    return match is not None and not (match["named"] and _SENTENCE_INSIDE.search(match["named"]))


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(title.split()).casefold()
