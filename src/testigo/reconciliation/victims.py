"""Killed, hurt and struck of one incident: who died is not among those who were hurt and lived."""

from collections.abc import Sequence

from testigo.lexicon.grammar import small_words
from testigo.model import Cell, Count, Gap
from testigo.reconciliation.groups import died_since, is_another, is_small, words_of
from testigo.reconciliation.testimony import Testimony


def survivors(injured: Sequence[Testimony], killed: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Return what is told of the injured, less those who are told of as dead.

    The same words may tell of both ("X, who was wounded in the chest, was pronounced dead"), or one person's death
    follows on the wounds ("a boy was found with a gunshot wound. He later died"). And where one account tells of
    wounded only and another, published no earlier, of as many dead and no wounded, they died since.
    """
    dead = [each for each in killed if isinstance(each.value, Count) and each.value.low and not each.denied]
    of_wounded = {each.account_id for each in injured}
    of_dead = {each.account_id for each in dead}
    died = [each for each in dead if each.account_id not in of_wounded]
    followed = {_last_hurt_before(each, injured) for each in dead}
    return tuple(
        each
        for each in injured
        if each.claim_id not in followed
        and not any(_same_people(each, other) for other in dead)
        and (each.account_id in of_dead or not any(_died_since(each, other) for other in died))
    )


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


REACH = 400  # code points, about three sentences: further off a word points at somebody else


def _may_be_one(hurt: Testimony, dead: Testimony) -> bool:
    """Say whether words for a dead person can mean the one hurt: "he", "the victim", a name told before."""
    one, other = (frozenset(words_of(each.reading.claim.words.quote)) for each in (hurt, dead))
    male, female = small_words("male_words"), small_words("female_words")
    if (one & male and other & female) or (one & female and other & male):
        return False
    pronoun = bool(other) and other <= small_words("one_person")
    pointed = bool(other & small_words("pointers")) and bool(other & (small_words("sufferer_words") | male | female))
    names = (word for word in dead.reading.claim.words.quote.split() if word[0].isupper())
    named = any(word.lower() in one and not is_small(word.lower()) for word in names)
    return pronoun or pointed or named


def _died_since(wounded: Testimony, dead: Testimony) -> bool:
    return wounded.value == dead.value and wounded.published <= dead.published


def _least(count: Count) -> int:
    return count.low if count.best is None else count.best
