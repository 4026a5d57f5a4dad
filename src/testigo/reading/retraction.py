"""Whether a report says of itself that it was taken back."""

import re
from functools import cache

from testigo.lexicon.reading import phrases
from testigo.model import Report

HEAD = 400  # characters in which a notice stands; farther down it is about another text


def retraction_of(report: Report) -> str | None:
    """Return the words by which a report takes itself back, in its title or at its beginning, or None."""
    for text in (report.title or "", report.text[:HEAD]):
        found = _notice().search(text)
        if found:
            return found[0]
    return None


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases('retractions'))})(?!\w)", re.IGNORECASE)
