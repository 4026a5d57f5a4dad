"""Whom words speak of and how many they are, where no figure is given: "the mayor" is one, "soldiers" are some."""

from testigo.lexicon.text import plain
from testigo.lexicon.words import label_of
from testigo.model import Count, Gap
from testigo.resolution import counts

ONE_WORDS = {
    "en": frozenset({"the", "a", "an", "his", "her", "one", "another", "their", "its"}),
    "es": frozenset({"el", "la", "un", "una", "su", "otro", "otra", "al", "del"}),
}
PLURAL_NOUNS = frozenset({"people", "men", "women", "children", "police", "policemen", "gunmen", "personnel", "troops", "gente"})
SOME = Count(2, None, None)  # a plural without a figure is two or more


def kind(words: str, language: str) -> str | None:
    """Return the kind of actor that the words name, as a code of the codebook, or None."""
    return label_of(words, language, "who")


def resolve(words: str, language: str) -> tuple[Count | Gap, str]:
    """Return how many people the words speak of, or a Gap, and the reason."""
    value, reason = counts.resolve(words, language)
    if not isinstance(value, Gap):
        return value, reason
    if _is_plural(words, language):
        return SOME, "a plural without a figure: two or more"
    return Count.exactly(1), "one person is named"


def _is_plural(words: str, language: str) -> bool:
    tokens = [plain(word.strip(".,;:\"'")) for word in words.split()]
    if not tokens:
        return False
    if language == "es":
        if tokens[0] in ONE_WORDS["es"]:
            return False
        return tokens[0] in {"los", "las", "unos", "unas", "varios", "varias", "sus", "otros", "otras"} or tokens[0].endswith("s")
    if any(token in PLURAL_NOUNS for token in tokens):
        return True
    of = tokens.index("of") if "of" in tokens else len(tokens)
    head = tokens[max(of - 1, 0)]
    return head.endswith("s") and not head.endswith("ss") and not any(word[:1].isupper() for word in words.split()[-1:])
