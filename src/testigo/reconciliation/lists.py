"""Figures that stand side by side: members of a list, and one figure told again by its members or by its name."""

import re
from collections.abc import Sequence
from functools import cache

from testigo.codebook import load
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import UNARMED, kind_of
from testigo.lexicon.words import LANGUAGES
from testigo.model import Claim, Count
from testigo.reconciliation.testimony import Testimony

_JOINTS = "|".join(map(re.escape, sorted(small_words("joints") | small_words("joint_phrases"))))
_LISTING = re.compile(rf"\s*(?:,|\b(?:{_JOINTS}|al?)\b|\s)+\s*")  # "a tres policías y a un guía"
_JOINT = re.compile(rf"\b(?:{_JOINTS})\b")
_OPENING = re.compile(r"\s*(?:[^\W\d_]+\s*)?[,:(]\s*")  # "five people wounded, two officers and ..."
_ENOUGH = 2  # members of a list at least


def lists_of(told: Sequence[Testimony]) -> list[list[Testimony]]:
    """Return the lists in which figures stand side by side: "three soldiers, two policemen and a guide".

    Two that a comma alone parts are one told twice: "a fourth boy, the barber, was hurt".
    """
    return [chain for chain in _chains(told) if any(map(_is_joined, chain, chain[1:]))]


def told_by_members(told: Sequence[Testimony]) -> list[tuple[Testimony, list[Testimony]]]:
    """Return the figures that a list of their members follows: "five people, two officers and three farmers".

    The list comes to the figure, or stands for a plural without one ("the injured, a man and his niece"); no member
    is of another kind: "three soldiers, two policemen and a farmer" are six.
    """
    found = []
    for whole in told:
        rest = next((chain for chain in _chains(told) if _opens(whole, chain[0])), [])
        members = rest or next((chain[1:] for chain in _chains(told) if chain[0] is whole), [])
        if len(members) < _ENOUGH or not any(map(_is_joined, members, members[1:])):
            continue
        if _opens(whole, members[0]) and _comes_to(members, whole) and _are_of_one_kind(whole, members):
            found.append((whole, members))
    return found


def is_bare(testimony: Testimony) -> bool:
    """Say whether the words are a plural without a figure: "all the attackers"."""
    return testimony.value == Count(2, None, None)


def is_name_of(one: Testimony, other: Testimony) -> bool:
    """Say whether the second of two figures is the name or the office of the first: "the driver, Luis Mena"."""
    between = words_between(one.reading.claim, other.reading.claim)
    single = one.value == other.value == Count.exactly(1)
    return single and between is not None and between.strip() == "," and (is_name(one) is not is_name(other))


def are_of_two_forces(one: Testimony, other: Testimony) -> bool:
    """Say whether two figures that differ are of a force and of people without arms: "13 civilians", "five soldiers".

    Of equal figures each may be one side's word for the same people.
    """
    apart = abs(other.reading.claim.words.start - one.reading.claim.words.start)
    if one.value == other.value or one.speaker != other.speaker or apart > NEAR or any(map(_is_of_all, (one, other))):
        return False
    kinds = {_force(one), _force(other)}
    return "" not in kinds and len(kinds) > 1


def _is_of_all(testimony: Testimony) -> bool:
    said = {word.lower() for word in testimony.reading.claim.words.quote.split()}
    return bool(said & small_words("generic_people"))


NEAR = 150  # code points: about a sentence


def words_between(first: Claim, second: Claim) -> str | None:
    """Return the words between two figures of one sentence, or None where the second does not follow."""
    if not first.span.overlaps(second.span) or second.words.start < first.words.end:
        return None
    holder = first.span if first.span.end >= second.words.start else second.span
    if not holder.start <= first.words.end <= second.words.start <= holder.end:
        return None
    return holder.quote[first.words.end - holder.start : second.words.start - holder.start]


def _chains(told: Sequence[Testimony]) -> list[list[Testimony]]:
    """Return the figures of each sentence that nothing but commas and joining words part, in order of the text."""
    chains: list[list[Testimony]] = []
    for each in told:
        home = next((chain for chain in chains if _follows(chain[-1], each)), None)
        if home is None:
            chains.append([each])
        else:
            home.append(each)
    return chains


def _follows(one: Testimony, other: Testimony) -> bool:
    between = words_between(one.reading.claim, other.reading.claim)
    return between is not None and _LISTING.fullmatch(between) is not None


def _opens(whole: Testimony, first: Testimony) -> bool:
    between = words_between(whole.reading.claim, first.reading.claim)
    return between is not None and _OPENING.fullmatch(between) is not None


def _is_joined(one: Testimony, other: Testimony) -> bool:
    return bool(_JOINT.search(words_between(one.reading.claim, other.reading.claim) or ""))


def _comes_to(members: Sequence[Testimony], whole: Testimony) -> bool:
    if is_bare(whole):
        return whole.reading.claim.words.quote.split(maxsplit=1)[0].lower() in small_words("pointers")
    bests = [each.value.best for each in (*members, whole) if isinstance(each.value, Count)]
    return None not in bests and sum(best for best in bests[:-1] if best) == bests[-1]


def _are_of_one_kind(whole: Testimony, members: Sequence[Testimony]) -> bool:
    return _is_of_all(whole) or all(is_name(each) or _force(each) == _force(whole) for each in members)


def _force(testimony: Testimony) -> str:
    return _force_of(testimony.reading.claim.words.quote)


@cache
def _force_of(words: str) -> str:
    """Return the kind of armed people that words count, that of people without arms, or nothing where no word tells."""
    kinds = [kind for language in LANGUAGES if (kind := kind_of(words, language))]
    armed = (kind for kind in kinds if load().is_armed(kind))
    return next(armed, UNARMED if kinds else "")


def is_name(testimony: Testimony) -> bool:
    """Say whether the words are a name and nothing else."""
    words = testimony.reading.claim.words.quote.split()
    return words[0].lower() not in small_words("pointers") and all(word[:1].isupper() for word in words)
