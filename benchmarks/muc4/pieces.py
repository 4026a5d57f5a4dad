"""The words of a report as the encoder has them: pieces of a known list, in windows of whole sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import category, normalize

LONGEST = 256  # pieces of a window, with those that open and close it
SPARE = 20  # pieces left free in each window when a report is cut evenly
UNEVEN = 7  # pieces by which a window may pass the even length before it is closed
OPENING, CLOSING, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_PARTS = re.compile(r"\w+|[^\w\s]")

Sentences = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of consecutive sentences, by number, and where each of their words begins, sentence by sentence."""

    pieces: tuple[int, ...]
    first: int  # the number of the first sentence
    starts: tuple[tuple[int, ...], ...]
    ends: tuple[int, ...]  # where each sentence ends


def pieces_of(word: str, known: Mapping[str, int]) -> list[int]:
    """Return the pieces of a word, each the longest that fits; one unknown stands for a part with unknown letters."""
    plain = "".join(each for each in normalize("NFD", word.lower()) if category(each) != "Mn")
    return [piece for part in _PARTS.findall(plain) for piece in _cut(part, known)] or [known[UNKNOWN]]


def _cut(part: str, known: Mapping[str, int]) -> list[int]:
    found, at = [], 0
    while at < len(part):
        joined = "##" if at else ""
        end = next((end for end in range(len(part), at, -1) if joined + part[at:end] in known), at)
        if end == at:
            return [known[UNKNOWN]]
        found.append(known[joined + part[at:end]])
        at = end
    return found


def windows(sentences: Sentences, known: Mapping[str, int]) -> Iterator[Window]:
    """Yield a report's windows, about equally long."""
    cut = [[pieces_of(word, known) for word in words] for words in sentences]
    lengths = [min(sum(map(len, words)), LONGEST - 2) for words in cut]
    wanted = sum(lengths) / max(1, ceil(sum(lengths) / (LONGEST - SPARE)))
    start = held = 0
    for number, length in enumerate(lengths):
        if held and (held + length > LONGEST - 2 or held + length / 2 > wanted + UNEVEN):
            yield _window(cut[start:number], start, known)
            start, held = number, 0
        held += length
    if held:
        yield _window(cut[start:], start, known)


def _window(sentences: Sequence[Sequence[Sequence[int]]], first: int, known: Mapping[str, int]) -> Window:
    pieces, starts, ends = [known[OPENING]], [], []
    for words in sentences:
        opening, own = len(pieces), []
        for word in words:
            own.append(min(len(pieces), LONGEST - 2))
            pieces += word
        del pieces[opening + LONGEST - 2 :]
        starts.append(tuple(own))
        ends.append(len(pieces))
    return Window((*pieces, known[CLOSING]), first, tuple(starts), tuple(ends))
