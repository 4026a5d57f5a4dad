"""Which lines look like headlines."""

import re
from datetime import date
from itertools import zip_longest

from testigo.reading.dates import dates_in

LONGEST_HEADLINE = 180  # characters: above the longest headlines of both languages
FEWEST_WORDS = 6  # a shorter first line is as often the name of the paper or a rubric
_SENTENCE_END = re.compile(r"[.:;,…]['\"”’»)\]]*$")
_WORD = re.compile(r"\w[\w'’-]*")


def headline(text: str) -> str | None:
    """Return the headline of a plain text: the first line fit for one, above the first paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if len(line) > LONGEST_HEADLINE or line.endswith(".") or following[:1].islower():
            return None
        long_enough = len(_WORD.findall(line)) >= FEWEST_WORDS
        if long_enough and headline_like(line) and not line.isupper() and not any(dates_in(line, date.max)):
            return line
    return None


def headline_like(line: str) -> bool:
    """Say whether a line could be a headline: short, and without the full stop of a sentence."""
    line = line.strip()
    return 0 < len(line) <= LONGEST_HEADLINE and not _SENTENCE_END.search(line)
