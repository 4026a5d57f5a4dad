"""Undo lines that a page or a mail program broke for width, and the hyphens it put at their ends."""

import re

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}-$")
LONGEST_WRAP = 140  # characters: a text with longer lines was not broken for width
SHORTEST_WRAP = 40  # characters: narrower columns cannot be told from verse and lists


def unwrapped(text: str, slack: float = 0.0) -> str:
    """Join the lines within each paragraph that were broken for width alone.

    A break is for width where the next line's first word would not have fitted; ``slack`` is the share
    of the width by which lines set in a proportional type may fall short of it.
    """
    width = max((len(line.rstrip()) for line in text.split("\n")), default=0)
    if not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return text
    return "\n\n".join(_joined(part.split("\n"), width * (1 - slack)) for part in _PARAGRAPH.split(text))


def _joined(lines: list[str], width: float) -> str:
    whole = lines[0].rstrip()
    last = whole
    for line in map(str.strip, lines[1:]):
        first = line.partition(" ")[0]
        if not line or len(last) + 1 + len(first) <= width:
            whole += "\n" + line
        elif _BROKEN_WORD.search(last) and line[:1].islower():
            whole = whole[:-1] + line
        else:
            whole += " " + line
        last = line
    return whole
