"""What the accused say of others: "The group denied it and accused the army" does not make the army a suspect."""

from collections.abc import Sequence
from itertools import pairwise

from testigo.extraction.clauses import SUBJECT, subjects
from testigo.extraction.mentions import Found
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words

PRONOUN_REACH = 3  # tokens from "it" to its verb, where the parse does not join them


def counter_blames(scenes: Sequence[Scene], found: Sequence[Found]) -> frozenset[str]:
    """Return the ids of the mentions by which those who deny a deed lay it to somebody else."""
    blames = [one for one in found if one.trigger.label == "blame"]
    before = {later.sentence.start: earlier for earlier, later in pairwise(scenes)}
    counter = [one for one in blames if _is_of_a_denier(one) or _goes_on(one, before.get(one.scene.sentence.start))]
    return frozenset(one.mention.id for one in found if one in counter or any(_is_laid(one, by) for by in counter))


def _is_laid(one: Found, blame: Found) -> bool:
    """Say whether words tell what somebody is accused of: "it accused the air force of bombing the market"."""
    sentence = one.scene.sentence
    same = one.mention.sentence.start == blame.mention.sentence.start
    return same and blame.scene.head(blame.trigger) in sentence.ancestors(one.scene.head(one.trigger))


def _is_of_a_denier(one: Found) -> bool:
    """Say whether whoever blames is the one that denies something before, in the same sentence."""
    scene, verb = one.scene, one.scene.head(one.trigger)
    before = [at for at in _denials(scene) if at < verb]
    deniers = {head for at in before for head in subjects(scene.sentence, at)}
    joined = scene.sentence.tokens[verb].dep == "conj" and scene.sentence.child(verb, *SUBJECT) is None
    return not deniers.isdisjoint(subjects(scene.sentence, verb)) or (bool(before) and joined)


def _goes_on(one: Found, before: Scene | None) -> bool:
    """Say whether a pronoun blames, and stands for who denied something in the sentence before."""
    if before is None or not _denials(before):
        return False
    tokens, verb = one.scene.sentence.tokens, one.scene.head(one.trigger)
    blaming = [tokens[at].lower for at in subjects(one.scene.sentence, verb)]
    beside = [token.lower for token in tokens[max(0, verb - PRONOUN_REACH) : verb]]
    pronouns = small_words("own_pronouns")
    unsaid = one.scene.report.language == "es" or not pronouns.isdisjoint(beside)
    return all(word in pronouns for word in blaming) and (bool(blaming) or unsaid)


def _denials(scene: Scene) -> list[int]:
    return [token.index for token in scene.sentence.tokens if token.lemma in small_words("denying_verbs")]
