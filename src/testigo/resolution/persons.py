"""Who a named person is: role, age and fate, as the words beside the name tell. Personal data."""

import re

from testigo.lexicon.persons import person_words
from testigo.lexicon.words import label_of
from testigo.model import Claim, Person, Report

NEAR = 60  # code points beside a name in which its role and age stand
LONGEST_ROLE = 7  # words
OLDEST = 110  # years
FATES = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})
_ARTICLES = re.compile(r"^(?:the|a|an|el|la|los|las|un|una|al|del)\s+", re.IGNORECASE)


def resolve(report: Report, claim: Claim) -> tuple[Person, str]:
    """Return the person of a claim, and the reason; what the report does not tell is None."""
    text, start, end = report.text, claim.words.start, claim.words.end
    before = re.split(r"[.;:,()\n]", text[max(0, start - NEAR) : start])[-1]
    after = text[end : end + NEAR]
    age = _age(text[max(0, start - NEAR) : start], after, report.language)
    fate = label_of(claim.span.quote, report.language, "harm")
    role = _role_before(before, report.language) or _role_after(after, report.language)
    return Person(claim.words.quote, role, age, fate if fate in FATES else None), "a name beside words of harm or blame"


def _age(before: str, after: str, language: str) -> int | None:
    for pattern in person_words(language).ages:
        found = pattern.search(after) if pattern.pattern.startswith("^") else pattern.search(before)
        if found and int(found[1]) <= OLDEST:
            return int(found[1])
    return None


def _role_before(before: str, language: str) -> str | None:
    """Return the word right before a name, where it names people: "alcalde" of "mataron al alcalde"."""
    last = before.split()[-1:]
    return last[0] if last and label_of(last[0], language, "who") else None


def _role_after(after: str, language: str) -> str | None:
    """Return the apposition behind a name, where it names people: ", mayor of San Jacinto,"."""
    found = re.match(r",\s*(?:\d{1,3},\s*)?([^,.;:()\n]+)[,.;]", after)
    phrase = _ARTICLES.sub("", found[1].strip()) if found else ""
    first = phrase.split()[:1]
    return phrase if first and len(phrase.split()) <= LONGEST_ROLE and label_of(first[0], language, "who") else None
