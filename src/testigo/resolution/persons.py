"""Who a named person is: role, age and fate, as the words beside the name tell. Personal data."""

import re

from testigo.lexicon import numbers
from testigo.lexicon.numbers import NumberKind
from testigo.lexicon.persons import person_words
from testigo.lexicon.words import label_of
from testigo.model import Claim, Person, Report

NEAR = 60  # code points beside a name in which its role and age stand
LONGEST_ROLE = 7  # words
OLDEST = 110  # years
FIGURE = re.compile(r"\d{1,3}")
FATES = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})
_ARTICLES = re.compile(r"^(?:the|a|an|el|la|los|las|un|una|al|del)\s+", re.IGNORECASE)


def resolve(report: Report, claim: Claim) -> tuple[Person, str]:
    """Return the person of a claim, and the reason; what the report does not tell is None."""
    text, start, end = report.text, claim.words.start, claim.words.end
    before = re.split(r"[.;:,()\n]", text[max(0, start - NEAR) : start])[-1]
    after = text[end : end + NEAR]
    age = _age(text[max(0, start - NEAR) : start], after, report.language) or _age_within(claim, report.language)
    fate = label_of(claim.span.quote, report.language, "harm")
    if claim.attribute == "suspect" and fate != "detained":
        fate = None  # the words of harm beside a suspect tell what was done to others
    role = _role_before(before, report.language) or _role_after(after, report.language)
    return Person(claim.words.quote, role, age, fate if fate in FATES else None), "a name beside words of harm or blame"


def _age(before: str, after: str, language: str) -> int | None:
    for pattern in person_words(language).ages:
        found = pattern.search(after) if pattern.pattern.startswith("^") else pattern.search(before)
        if found and int(found[1]) <= OLDEST:
            return int(found[1])
    return None


def _age_within(claim: Claim, language: str) -> int | None:
    """Return the one age of evidence that runs from it to the name: "the 32-year-old ... identified as Ana Luz"."""
    if claim.span == claim.words or claim.span.start < claim.words.start <= claim.words.end < claim.span.end:
        return None
    ages = [one for one in numbers.find(claim.span.quote, language) if one.kind is NumberKind.AGE]
    figure = FIGURE.search(claim.span.quote, ages[0].start, ages[0].end) if len(ages) == 1 else None
    return int(figure[0]) if figure else None


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
