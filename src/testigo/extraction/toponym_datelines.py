"""Datelines: the place a report was filed from, "MEXICO CITY (AP) --"."""

import re

from testigo.extraction.toponym_context import Context
from testigo.extraction.toponym_matches import Match

_END = re.compile(r"[^\n.]{0,60}?(?:\([^)\n]{2,30}\)|--|—|–| - |\.-)|[^\n]{0,40}?(?:\.-|\.—|\.–)")
_SHORT_END = re.compile(r"(?:, [^\s,]+(?: \d{1,2})?){0,3},? ?(?:\([^)\n]{2,30}\) ?)?(?:--|—|–|-) ?")
_FIRST_WORD_END = re.compile(r"(?:\.-?|:) ?")  # "POPAYÁN. Un niño", "PESHAWAR: Two"
_DAY = re.compile(r" \d{1,2}\b")
_AGENCY_END = re.compile(r"[^)\n]{0,20}\) ?(?:--|—|–|-|\.-)")
_REACH = 200  # code points from the start of a text that a dateline of another case than capitals may begin within
_INDENT = 40  # code points of a place before it in the same dateline: "CIUDAD JUAREZ, Mexico"


def is_dateline(match: Match, context: Context) -> bool:
    """Say whether a name opens a paragraph, or a sentence in capitals, that a dash or an agency follows."""
    text, token = context.text, context.tokens[match.first]
    if _DAY.match(text, match.end):
        return False  # "BUFFALO, May 15 (AP)"
    if not text[: match.start].strip() and text[: match.end].isupper() and _FIRST_WORD_END.match(text, match.end):
        return True
    if token.opens and text[match.start : match.end].isupper() and _SHORT_END.match(text, match.end):
        return True
    if match.start > _REACH:
        return False
    paragraph = text.rfind("\n", 0, match.start) + 1
    leading = text[paragraph : match.start].strip(" \t,")
    opens = not leading or (leading.isupper() and match.start - paragraph < _INDENT)
    return opens and bool(_END.match(text, match.end))


def is_agency(match: Match, context: Context) -> bool:
    """Say whether a name in brackets is the agency of a dateline: "GOMA, Jan 16 (Meridian) -"."""
    opened = context.text[: match.start].endswith("(")
    return opened and match.start < _REACH and bool(_AGENCY_END.match(context.text, match.end))
