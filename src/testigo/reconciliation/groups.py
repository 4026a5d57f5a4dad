"""Which figures of one account speak of the same people."""

import re
from collections.abc import Sequence
from functools import cache

from testigo.lexicon import numbers
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import LANGUAGES, read_list
from testigo.model import Claim, Count
from testigo.reconciliation.lists import are_of_two_forces, is_name_of, words_between
from testigo.reconciliation.testimony import Testimony

_WORD = re.compile(r"[^\W\d_]+")
_AGE = re.compile(r"(?<=, )\d{1,2}\b|\b\d{1,2}(?=[- ](?:year|month|week|años|meses)\b)")
_SMALL = ("singular_determiners", "plural_determiners", "pointers", "quantifiers", "of_cases")
_COUNTED_ON = small_words("ordinals") - small_words("first_ordinals")
_SHORT = 2  # letters: "of", "a"
_REACH = 20  # characters before a figure in which "another" still belongs to it


def groups_of(told: Sequence[Testimony]) -> list[list[Testimony]]:
    """Return the testimonies of one side, in order of the text, as groups that speak of the same people."""
    groups: list[list[Testimony]] = []
    for each in told:
        home = next((group for group in groups if _same_people(group, each)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return groups


def is_part(part: Testimony, whole: Testimony) -> bool:
    """Say whether the words make one figure part of another: "five, including two officers", "one of the five"."""
    if part.claim_id == whole.claim_id or part.value == whole.value:
        return False
    beside = part.reading.claim.span.overlaps(whole.reading.claim.span)
    if beside and _has(part.reading.claim.words.quote, "inclusive") and _low(part) < _low(whole):
        return True  # "89 people were killed, 21 of them gang members"
    sides = {part.reading.claim.side, whole.reading.claim.side} - {None}
    if died_since(part) or len(sides) > 1:
        return False  # "two of the attackers" are none of the guards
    between = words_between(whole.reading.claim, part.reading.claim)
    return _has(part.reading.claim.words.quote, "partitive") or (between is not None and _has(between, "inclusive"))


def died_since(testimony: Testimony) -> bool:
    """Say whether the dead are some of those who had been hurt: "one of the wounded died in hospital"."""
    claim = testimony.reading.claim
    return claim.attribute == "killed" and _has(claim.words.quote, "of_wounded")


def _low(testimony: Testimony) -> int:
    return testimony.value.low if isinstance(testimony.value, Count) else 0


def is_general(testimony: Testimony) -> bool:
    """Say whether the words may count everybody: "five people"."""
    return _has(testimony.reading.claim.words.quote, "general")


def is_another(testimony: Testimony) -> bool:
    """Say whether the words tell of somebody beside those told before: "another man"."""
    claim = testimony.reading.claim
    behind = claim.span.quote[claim.words.end - claim.span.start :].lower().split()
    told_too = not small_words("too").isdisjoint((*behind[:2], *behind[-1:]))  # "was also shot", "died too"
    words = _bound().sub(" ", claim.words.quote)  # "more than 40" are no more people
    # "a second victim", but not "a seventh body", which stands for all seven
    counted_on = _low(testimony) == 1 and not _COUNTED_ON.isdisjoint(words.lower().split()[:2])
    return told_too or counted_on or _has(_before(claim), "additive") or _has(words, "additive")


def is_rest(testimony: Testimony) -> bool:
    """Say whether the words tell of the others of a number known: "the other two", "the seven others"."""
    first, *more = testimony.reading.claim.words.quote.lower().split()
    return first in small_words("pointers") and not small_words("other_people").isdisjoint(more[:2])


def is_individual(testimony: Testimony) -> bool:
    """Say whether the words tell of one person by name, by a pronoun or as known: "Reyes", "he", "the driver"."""
    first, *more = testimony.reading.claim.words.quote.lower().split(maxsplit=1)
    if not more and first in small_words("own_ones"):
        return True  # "his death"
    if testimony.value != Count.exactly(1) or first in small_words("quantifiers"):
        return False
    counted = first in small_words("singular_determiners") or numbers.read(first, "en") or numbers.read(first, "es")
    return first in small_words("pointers") or not counted


def _same_people(group: Sequence[Testimony], each: Testimony) -> bool:
    """A second figure speaks of other people where the words add it ("another two"), or where the same
    sentence counts people by another name ("two officers and three farmers"), or where their ages differ; else it
    repeats the first.
    """
    claim = each.reading.claim
    if died_since(each) or any(map(died_since, group)):
        return died_since(each) and all(map(died_since, group)) and each.value == group[0].value
    ages = {age for other in group for age in ages_of(other)}
    if ages and ages_of(each) and not ages & ages_of(each):
        return False
    if any(are_of_two_forces(other, each) or are_two_beside(other, each) for other in group):
        return False
    if is_another(each):
        return any(_low(each) == _low(other) and _may_repeat(each, other) for other in group)
    beside = [
        other
        for other in group
        if other.reading.claim.span.overlaps(claim.span) and not other.reading.claim.words.overlaps(claim.words)
    ]
    if any(is_name_of(other, each) for other in beside):
        return True
    apart = any(_are_told_apart(other, each) for other in group)
    return not apart and all(_described(other) & _described(each) or not _described(each) for other in beside)


def _are_told_apart(one: Testimony, other: Testimony) -> bool:
    """Say whether one voice goes on to a figure without a noun in a clause of its own: "nine passengers died on the
    spot, two succumbed later".

    No newspaper tells one figure twice in a breath, but for a toll: "a girl has died, raising the toll to two".
    """
    first, second = sorted((one, other), key=_start)
    between = _between(first, second)
    if between is None or first.speaker != second.speaker or is_individual(first):
        return False
    toll = not (small_words("toll_nouns") | small_words("toll_verbs")).isdisjoint(words_of(between))
    apart = not first.reading.claim.span.overlaps(second.reading.claim.span) and not toll
    exact = all(_low(each) and each.value == Count.exactly(_low(each)) for each in (first, second))
    return apart and exact and bool(_described(first)) and not _described(second)


def _may_repeat(one: Testimony, other: Testimony) -> bool:
    """Say whether "other" people of one number are the same: told by one name, or "six others" after "six hurt".

    One person may be another each time.
    """
    if _described(one) == _described(other):
        return True
    return _low(one) > 1 and not one.reading.claim.span.overlaps(other.reading.claim.span)


def are_two_beside(one: Testimony, other: Testimony) -> bool:
    """Say whether one sentence brings in two people, one after the other: "a man was shot and a boy was hit"."""
    told = sorted((one, other), key=_start)
    between = _between(*told)
    if between is None or is_individual(one) or is_individual(other):
        return False
    first, second = (each.reading.claim.words.quote.lower().split(maxsplit=1)[0] for each in told)
    joined = not small_words("joints").isdisjoint(words_of(between))
    new = small_words("indefinite_ones") | small_words("possessives")  # "a man and his son"
    return joined and first in new and second in new


def _start(testimony: Testimony) -> int:
    return testimony.reading.claim.words.start


def _between(first: Testimony, second: Testimony) -> str | None:
    """Return the words of one sentence between two figures, or None where they overlap or stand in two sentences."""
    sentence, words = first.sentence, [each.reading.claim.words for each in (first, second)]
    if sentence is None or sentence != second.sentence or words[0].overlaps(words[1]):
        return None
    return sentence.quote[words[0].end - sentence.start : words[1].start - sentence.start]


def _described(testimony: Testimony) -> frozenset[str]:
    words = words_of(testimony.reading.claim.words.quote)
    return frozenset(word for word in words if not is_small(word))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without figures and signs."""
    return _WORD.findall(text.lower())


@cache
def is_small(word: str) -> bool:
    """Say whether a word counts or points and names nobody: "the", "his", "two"."""
    listed = any(word in small_words(name) for name in _SMALL)
    return listed or len(word) <= _SHORT or any(numbers.read(word, language) is not None for language in LANGUAGES)


def ages_of(testimony: Testimony) -> frozenset[str]:
    """Return the ages that the words give."""
    return frozenset(_AGE.findall(testimony.reading.claim.words.quote))


def _before(claim: Claim) -> str:
    start = claim.words.start - claim.span.start
    return claim.span.quote[max(0, start - _REACH) : start]


def _has(text: str, cue: str) -> bool:
    return bool(_cues()[cue].search(text))


@cache
def _bound() -> re.Pattern[str]:
    return _any_of("bounds")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """Return the cues of all languages: none of them means something else in another."""
    return {cue: _any_of(cue) for cue in ("inclusive", "additive", "partitive", "general", "of_wounded")}


def _any_of(cue: str) -> re.Pattern[str]:
    words = (word for language in LANGUAGES for word in read_list(language, "figures")[cue])
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.I)
