"""What count the words of a claim state."""

from testigo.lexicon import numbers
from testigo.model import Count, Gap, GapReason


def resolve(words: str, language: str) -> tuple[Count | Gap, str]:
    """Return the count that the words state, or a Gap, and the reason.

    The rules for "at least", "about" and the like are those of ``testigo.lexicon.numbers``.
    """
    count = numbers.read(words, language)
    if count is None:
        reason = "no number in the words"
        return Gap(GapReason.UNRESOLVED, reason), reason
    if count.low == count.best == count.high:
        return count, "the figure stated"
    high = "open" if count.high is None else str(count.high)
    return count, f"at least {count.low}, at most {high}, as the words tell"
