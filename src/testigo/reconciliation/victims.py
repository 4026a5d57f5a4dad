"""Killed, hurt and struck of one incident: who died is not among those who were hurt and lived."""

from collections.abc import Sequence
from itertools import combinations

from testigo.lexicon.grammar import small_words
from testigo.model import Cell, Count, Gap
from testigo.reconciliation.groups import ages_of, are_two_beside, died_since, is_another, is_small, words_of
from testigo.reconciliation.lists import is_name
from testigo.reconciliation.testimony import Testimony


def survivors(
    injured: Sequence[Testimony], killed: Sequence[Testimony], struck: Sequence[Testimony] = ()
) -> tuple[Testimony, ...]:
    """Return what is told of the injured, less those who are told of as dead.

    The same words may tell of both ("X, who was wounded in the chest, was pronounced dead"), or one person's death
    follows on the wounds ("a boy was found with a gunshot wound. He later died"). And where one account tells of
    wounded only and another, published no earlier, of as many dead and no wounded, they died since. Nobody is left
    where no report tells of more than one person.
    """
    dead = [each for each in killed if isinstance(each.value, Count) and each.value.low and not each.denied]
    of_wounded = {each.account_id for each in injured}
    of_dead = {each.account_id for each in dead}
    late = [each for each in injured if all(each.published > other.published for other in dead)]
    if dead and all(each.account_id in of_dead for each in late) and _is_one_person([*injured, *dead, *struck]):
        return tuple(each for each in injured if _low(each) != 1)
    died = [each for each in dead if each.account_id not in of_wounded]
    followed = {_last_hurt_before(each, injured) for each in dead}
    return tuple(
        each
        for each in injured
        if each.claim_id not in followed
        and not any(_same_people(each, other) for other in dead)
        and (each.account_id in of_dead or not any(_died_since(each, other) for other in died))
    )


def _is_one_person(told: Sequence[Testimony]) -> bool:
    """Say whether everybody who was hurt, killed or struck can be one person: none more, and none unlike another."""
    people = [each for each in told if isinstance(each.value, Count) and each.value.high != 0 and not each.denied]
    if any(each.value != Count.exactly(1) or is_another(each) for each in people):
        return False
    if len({each.reading.claim.side for each in people} - {None}) > 1:
        return False
    return not any(_are_unlike(one, other) for one, other in combinations(people, 2))


def _are_unlike(one: Testimony, other: Testimony) -> bool:
    """Say whether two words for one person each are of two: by sex, age or name, or one beside the other."""
    if one.reading.claim.words.overlaps(other.reading.claim.words) and one.account_id == other.account_id:
        return False
    if _differ_in_sex(one, other) or (ages_of(one) and ages_of(other) and not ages_of(one) & ages_of(other)):
        return True
    if _is_of_other(one, other) or _is_of_other(other, one) or _is_new(one, other) or _is_new(other, one):
        return True
    names = [set(words_of(each.reading.claim.words.quote)) for each in (one, other) if is_name(each)]
    unnamed = len(names) < 2 or bool(names[0] & names[1])
    return not unnamed or are_two_beside(one, other)


def without_later_deaths(injured: Cell, told: Sequence[Testimony], killed: Sequence[Testimony]) -> Cell:
    """Return the cell of the injured less those of them who died: "one of the wounded died in hospital".

    A figure that follows on the deaths is of those who live: "one of the wounded died. Eighteen remain in hospital".
    """
    basis = [each for each in told if each.claim_id in injured.basis and each.value == injured.value]
    late = [each for each in killed if died_since(each) and not each.denied]
    counts = {
        each.value for each in late if isinstance(each.value, Count) and not any(_follows(one, each) for one in basis)
    }
    died = sum(_least(count) for count in counts if isinstance(count, Count))
    hurt = injured.value
    if not died or not isinstance(hurt, Count) or hurt.low <= died:
        return injured
    best = None if hurt.best is None else hurt.best - died
    high = None if hurt.high is None else hurt.high - died
    value = Count(hurt.low - died, best, high)
    return Cell(injured.attribute, value, injured.basis, injured.dissent, "struck_less_killed")


def _follows(hurt: Testimony, dead: Testimony) -> bool:
    return hurt.account_id == dead.account_id and hurt.reading.claim.words.start >= dead.reading.claim.words.end


def rest_of_the_struck(injured: Cell, killed: Cell, struck: Cell) -> Cell:
    """Return the cell of the injured: those struck of whom nobody says that they died, where they are more.

    ``struck`` counts people of whom the words do not tell whether they lived ("six people were shot").
    """
    if not isinstance(struck.value, Count):
        return injured
    dead = killed.value if isinstance(killed.value, Count) else Count.exactly(0)
    rest = _least(struck.value) - _least(dead)
    told = _least(injured.value) if isinstance(injured.value, Count) else 0
    if rest <= told:
        return injured
    low = max(told, struck.value.low - (_least(dead) if dead.high is None else dead.high))
    best = None if struck.value.best is None else rest
    high = None if struck.value.high is None else max(rest, struck.value.high - dead.low)
    dissent = injured.dissent if isinstance(injured.value, Gap) else (*injured.basis, *injured.dissent)
    return Cell(injured.attribute, Count(min(low, rest), best, high), struck.basis, dissent, "struck_less_killed")


def _same_people(one: Testimony, other: Testimony) -> bool:
    return one.value == other.value and one.reading.claim.words.overlaps(other.reading.claim.words)


def _last_hurt_before(dead: Testimony, injured: Sequence[Testimony]) -> str | None:
    """Return the claim of the one person hurt whose death follows, by a word that points back or by the same name."""
    start = dead.reading.claim.words.start
    before = [each for each in injured if each.account_id == dead.account_id and each.reading.claim.words.end <= start]
    last = max(before, key=lambda each: each.reading.claim.words.end, default=None)
    if last is None or start - last.reading.claim.words.end > REACH or not last.value == dead.value == Count.exactly(1):
        return None
    same = not is_another(last) and last.reading.claim.side == dead.reading.claim.side and _may_be_one(last, dead)
    return last.claim_id if same else None


OFFICE = 2  # words: an article and what somebody is
REACH = 400  # code points, about three sentences: further off a word points at somebody else


def _may_be_one(hurt: Testimony, dead: Testimony) -> bool:
    """Say whether words for a dead person can mean the one hurt: "he", "the victim", a name told before."""
    one, other = (frozenset(words_of(each.reading.claim.words.quote)) for each in (hurt, dead))
    if _differ_in_sex(hurt, dead):
        return False
    male, female = small_words("male_words"), small_words("female_words")
    pronoun = bool(other) and other <= small_words("one_person")
    pointed = bool(other & small_words("pointers")) and bool(other & (small_words("sufferer_words") | male | female))
    names = (word for word in dead.reading.claim.words.quote.split() if word[0].isupper())
    named = any(word.lower() in one and not is_small(word.lower()) for word in names)
    return pronoun or pointed or named


def _is_of_other(one: Testimony, other: Testimony) -> bool:
    """Say whether words tell of somebody's son or helper, and the others of nobody so called: they may be the one."""
    first, *more = one.reading.claim.words.quote.lower().split(maxsplit=1)
    called = set(words_of(" ".join(more))) & set(words_of(other.reading.claim.words.quote))
    return bool(more) and first in small_words("possessives") and not any(not is_small(word) for word in called)


def _is_new(one: Testimony, other: Testimony) -> bool:
    """Say whether words bring in somebody by an office, alone, after others brought in somebody: "A guard died"."""
    claims = one.reading.claim, other.reading.claim
    words, before = ([word.lower() for word in claim.words.quote.split()] for claim in claims)
    brought_in = {words[0], before[0]} <= small_words("indefinite_ones")
    plain = small_words("male_words") | small_words("female_words") | small_words("sufferer_words")
    office = len(words) == OFFICE and words[1] not in plain
    return brought_in and office and words[1] not in before and one.sentence != other.sentence


def _differ_in_sex(one: Testimony, other: Testimony) -> bool:
    """Say whether one of two people is told to be a man and the other a woman: by the first word for either."""
    sexes = {_sex(each.reading.claim.words.quote) for each in (one, other)} - {""}
    return len(sexes) > 1


def _sex(words: str) -> str:
    """Return "male" or "female" by the first word that tells it after any "his" or "her", or nothing."""
    said = words_of(words)
    known = said[1:] if said[1:] and said[0] in small_words("singular_determiners") else said
    named = (name for word in known for name in ("male", "female") if word in small_words(f"{name}_words"))
    return next(named, "")


def _low(testimony: Testimony) -> int:
    return testimony.value.low if isinstance(testimony.value, Count) else 0


def _died_since(wounded: Testimony, dead: Testimony) -> bool:
    return wounded.value == dead.value and wounded.published <= dead.published


def _least(count: Count) -> int:
    return count.low if count.best is None else count.best
