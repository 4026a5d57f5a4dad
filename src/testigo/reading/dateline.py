"""Where a report was filed, as its first lines say: "CULIACÁN, Sin., 3 de marzo (AP) -- ..."."""

import re

LINES = 4  # that are not blank in which a dateline stands
LONGEST = 60  # characters of the place
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_][^\n\d()—–:]{1,60}?)\s*"
    r"(?:[,.;]?\s*\d[^\n()—–:]{0,25}?)?(?:\([^()\n]{1,40}\)\s*)?"
    r"(?:\.\s?-{1,2}|\s?[—–]|\s-{1,2})\s"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def dateline_of(text: str) -> str | None:
    """Return the place that a dateline names, or None. It is capitalised throughout: a sentence is none."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:LINES]
    for line in lines:
        found = _DATELINE.match(line)
        place = found["place"].strip(" ,.;") if found else ""
        if place and len(place) <= LONGEST and all(word[0].isupper() for word in _LONG_WORD.findall(place)):
            return place
    return None
