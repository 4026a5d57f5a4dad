"""Splits a report's text into paragraphs and sentences by rule; no model decides a boundary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_STOP = re.compile(
    r"[.!?…]+(?P<close>[\"'”’»)\]]*)(?=\s|$)"
    r"|(?<=[a-záéíóúñü]{3})[.!?…](?=[¿¡]?[A-ZÁÉÍÓÚÑ][a-záéíóúñü\s])"  # no space after the stop: "ayer.El cuerpo"
)
_WIDE = re.compile(r"(?<=\S)[^\S\n]{2,}(?=[¿¡\"“«(]?[A-ZÁÉÍÓÚÑ])")
_POINTED = re.compile(r"[.,!?…]")
_LAST_WORD = re.compile(r"[^\s\"'“‘«(\[¿¡—-]+$")
_NEXT_WORD = re.compile(r"[\s\"'“‘«(\[¿¡—–\-*•\]]*(?P<word>[^\W_][\w.]*)?")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_MARKS_ONLY = re.compile(r"[\W_]*$")

# a place of up to four capitalised words, perhaps a region, a date or an agency, and a dash; bracketed tags may follow
_DATELINE = re.compile(
    r"(?P<line>(?P<place>[^\W\d_][\w.'’]*(?:[ -](?:de|del|la|las|los|el|y|[^\W\d_a-z][\w.'’]*)){0,4})"
    r"(?:, [^\n—–(]{2,40}?)?(?: ?\([^)\n]{2,40}\))?\.? ?(?:--|—|–|-(?= )))\s+(?:\[[^\]]{2,60}\]\s+)*(?=\S)"
)
_NARROWEST_WRAP, _WIDEST_WRAP = 50, 120
_SHARE_OF_FULL_LINES = 0.7
_FEWEST_WRAPPED_LINES = 2
_CAPITALS_SHARE = 0.7
_FEWEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Where a sentence lies: code-point offsets into the text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a full stop means after a word, by language; words are lower case without their last stop."""

    never_final: frozenset[str]
    before_number: frozenset[str]
    sometimes_final: frozenset[str]
    openers: frozenset[str]


@cache
def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of `language`. Raises FileNotFoundError for a language without a lexicon."""
    source = files("testigo.lexicon") / language / "abbreviations.yaml"
    read = yaml.safe_load(source.read_text(encoding="utf-8"))
    return Abbreviations(**{name: frozenset(map(str, read[name])) for name in Abbreviations.__slots__})


def mostly_capitals(text: str) -> bool:
    """Whether more than 70 % of its letters are capitals, and it has letters enough to tell."""
    capitals = sum(map(str.isupper, text))
    if capitals <= _CAPITALS_SHARE * _FEWEST_LETTERS:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= _FEWEST_LETTERS and capitals > _CAPITALS_SHARE * letters


def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Every sentence of `text`, in order; together they hold all characters but the space between them."""
    known = abbreviations(language)
    anyone_opens = mostly_capitals(text) or not any(character.isupper() for character in text)
    return tuple(
        Span(start, end, number)
        for number, (first, last) in enumerate(paragraphs(text))
        for begin, stop in _without_dateline(text, first, last)
        for start, end in _sentences(text, begin, stop, known, anyone_opens)
    )


def _without_dateline(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a dateline ("GUSAU, Nigeria (Agency) -- ") from the sentence after it, which it would bend."""
    found = _DATELINE.match(text, start, end)
    if found is None or not any(letter.isupper() for letter in found.group("place")):
        return [(start, end)]
    return [(start, found.end("line")), (found.end(), end)]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of `text`: between blank lines, or single lines where lines are not hard-wrapped."""
    width = _wrap_width(text)
    found: list[tuple[int, int]] = []
    place = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found.extend(_split_block(text, place, end, width))
        place = gap.end() if gap else end
    return found


def _wrap_width(text: str) -> int:
    """The width lines were broken at, or 0 where lines are whole paragraphs.

    A line is full if the next line's first word would not have fitted on it.
    """
    lines = text.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or len(pairs) < _FEWEST_WRAPPED_LINES:
        return 0
    full = sum(_is_full(line, after, width) for line, after in pairs)
    return width if full >= _SHARE_OF_FULL_LINES * len(pairs) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    # A tenth of slack: wrapped text is rarely flush, and its widest line is often an outlier.
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > 0.9 * width


def _split_block(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    first = place = start
    while place < end:
        newline = text.find("\n", place, end)
        if newline < 0:
            break
        line = text[place:newline]
        following = text.find("\n", newline + 1, end)
        after = text[newline + 1 : following if following >= 0 else end]
        if not _joins(line, after, width):
            yield from _trimmed(text, first, newline)
            first = newline + 1
        place = newline + 1
    yield from _trimmed(text, first, end)


def _joins(line: str, after: str, width: int) -> bool:
    """Whether a line break only wraps a sentence."""
    opening = after.lstrip()
    if not line.strip() or not opening:
        return True
    if opening[0].islower() and not _ENDS_SENTENCE.search(line.rstrip()):
        return True
    indented = after[:2].isspace() and not line[:2].isspace()
    return bool(width) and not indented and _is_full(line, after, width)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int, known: Abbreviations, anyone_opens: bool) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _stops(text, start, end):
        if stop.start() < first or not _is_boundary(text, (first, end), stop, known, anyone_opens):
            continue
        yield from _trimmed(text, first, stop.end())
        first = stop.end()
    yield from _trimmed(text, first, end)


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what may end a sentence: its marks, or in a paragraph that lost all of them the wide gaps they left."""
    return (_STOP if _POINTED.search(text, start, end) else _WIDE).finditer(text, start, end)


def _is_boundary(
    text: str, sentence: tuple[int, int], stop: re.Match[str], known: Abbreviations, anyone_opens: bool
) -> bool:
    first, end = sentence
    following = _NEXT_WORD.match(text, stop.end(), end)
    word = following.group("word") if following else None
    if text[stop.start()].isspace():
        return bool(word) and str(word).lower() in known.openers  # names stand behind wide gaps too
    if not word:
        return not _MARKS_ONLY.match(text, stop.end(), end)
    if word[0].islower() and not anyone_opens:
        return False
    if text[stop.start() : stop.end()] != ".":
        return not _MARKS_ONLY.fullmatch(text, first, stop.start())
    before = _LAST_WORD.search(text[max(first, stop.start() - 20) : stop.start()])
    return before is None or _may_end(before.group().lower(), word, known, before.group() == text[first : stop.start()])


def _may_end(before: str, word: str, known: Abbreviations, opens_sentence: bool) -> bool:
    """Whether the word `before`, with its full stop, may end a sentence that `word` follows."""
    if before in known.never_final:
        return False
    if opens_sentence and (before.isdigit() or len(before) == 1):
        return False  # "1." and "a." number what follows them
    if word[0].isdigit():
        return before not in known.before_number and before not in known.sometimes_final
    is_initial = len(before) == 1 and before.isalpha()
    if is_initial or before in known.sometimes_final or (before in known.before_number and "." in before):
        return word.rstrip(".").lower() in known.openers
    return True
