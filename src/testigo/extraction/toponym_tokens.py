"""The words of a text as the search for place names needs them: folded, with their case and what joins them."""

import re
from enum import StrEnum
from typing import NamedTuple

from testigo.lexicon.place_names import fold

_WORD = re.compile(r"(?:[A-Z][A-Za-z]?\.)+[A-Z][A-Za-z]?\b\.?|[^\W_]+(?:['’][^\W_]+)*")
_ELIDED = re.compile(r"[ld]['’][A-Z]")  # "Petite-Rivière de l'Artibonite"
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_GLUE = re.compile(r"[ \xa0]|-|[ ]?\n(?!\s*\n)[ ]?|  ")
_SHORTENED = re.compile(r"\. ?")
_OPENINGS = frozenset({"st", "ste", "mt", "ft", "sta", "sto", "cd", "gral", "pto"})
_SENTENCE_END = frozenset('.!?:;\n"“”«»(—–-*•')


class LetterCase(StrEnum):
    """How a text uses capitals."""

    MIXED = "mixed"
    UPPER = "upper"
    LOWER = "lower"


class Token(NamedTuple):
    """A word at ``start`` to ``end``; ``bare`` is folded without the possessive ending.

    A named tuple, for a text has many: it is made in a third of the time of a frozen dataclass.
    """

    start: int
    end: int
    text: str
    folded: str
    bare: str
    capital: bool
    opens: bool  # first word of a sentence, a line or a quotation
    glued: bool  # only a space, a hyphen or one line break before the next word
    hyphen: bool  # a hyphen before the next word

    @property
    def bare_end(self) -> int:
        """Where the word ends without its possessive ending."""
        return self.end - 2 if self.bare != self.folded else self.end


def tokenise(text: str) -> list[Token]:
    """Return the words of a text in order."""
    found = list(_WORD.finditer(text))
    starts = [match.start() for match in found[1:]] + [len(text)]
    tokens = []
    opens = bool(found) and _opens(text, found[0].start())
    for match, following in zip(found, starts, strict=False):
        word, (start, end) = match.group(), match.span()
        folded = fold(word)
        between = text[end:following]
        spaced = between == " "
        tokens.append(
            Token(
                start,
                end,
                word,
                folded,
                fold(word[:-2]) if word[-2:] in _POSSESSIVES else folded,
                word[0].isupper() or (word[0] in "ld" and bool(_ELIDED.match(word))),
                opens,
                spaced or _is_glue(between, folded),
                between == "-",
            )
        )
        opens = word[-1] == "." if spaced else _opens(text, following)
    return tokens


def _is_glue(between: str, folded: str) -> bool:
    return bool(_GLUE.fullmatch(between)) or (_may_shorten(folded) and bool(_SHORTENED.fullmatch(between)))


def _may_shorten(folded: str) -> bool:
    """Say whether a point behind a word need not end a name: "St. Louis", "Othón P. Blanco"."""
    return folded in _OPENINGS or (len(folded) == 1 and folded.isalpha())


def _opens(text: str, start: int) -> bool:
    """Say whether a word is the first of a sentence, a line or a quotation."""
    at = start - 1
    while at >= 0 and text[at] in " \xa0":
        at -= 1
    return at < 0 or text[at] in _SENTENCE_END


def letter_case(tokens: list[Token]) -> LetterCase:
    """Say how a text uses capitals; that it is all in capitals is judged by its words of three letters or more."""
    words = [token.text for token in tokens if token.text.isalpha()]
    long = [word for word in words if len(word) > 2]
    if long and sum(word.isupper() for word in long) > 0.8 * len(long):
        return LetterCase.UPPER
    if sum(word[0].isupper() for word in words) < 0.01 * len(words):
        return LetterCase.LOWER
    return LetterCase.MIXED
