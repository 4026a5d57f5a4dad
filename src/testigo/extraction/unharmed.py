"""Where a sentence says that nobody was killed or hurt."""

from testigo.extraction.clauses import subjects
from testigo.extraction.parties import Party, parties
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit

NONE_OF = {"none": ("killed", "injured"), "none_killed": ("killed",), "none_injured": ("injured",)}


def zeros_of(scene: Scene) -> tuple[Hit, ...]:
    """Return the words by which nobody was killed or hurt.

    Words that a comma parts belong to two statements: "cinco personas sin vida, una lesionada". Of somebody unhurt
    beside others who were hurt nothing follows for these.
    """
    tokens = scene.sentence.tokens
    told = [hit for hit in scene.tells(*NONE_OF) if all(token.text != "," for token in tokens[hit.start : hit.end])]
    told = [hit for hit in told if not any(_is_narrower(one, hit) for one in told)]
    harmed = any(hit.subject == "harm" and hit.label in {"killed", "injured", "casualties"} for hit in scene.hits)
    return tuple(hit for hit in told if hit.end - hit.start > 1 or not (harmed or _is_of_one(scene, hit)))


def _is_narrower(one: Hit, other: Hit) -> bool:
    """Say whether words that hold others tell less than they: "no hubo víctimas mortales" than "no hubo víctimas"."""
    longer = one.start <= other.start and other.end <= one.end and one.end - one.start > other.end - other.start
    return longer and other.label == "none" and one.label != "none"


def _is_of_one(scene: Scene, hit: Hit) -> bool:
    """Say whether one person is said to be unhurt, whence nothing follows for others: "a fourth man escaped unhurt"."""
    tokens = scene.sentence.tokens
    above = (hit.start, tokens[hit.start].head)
    told = {at for verb in above for at in scene.sentence.children(verb) if tokens[at].dep.startswith("nsubj")}
    return any("Number=Sing" in tokens[at].feats and at in scene.who for at in told)


def unhurt(scene: Scene, hit: Hit) -> tuple[Party, ...]:
    """Return who came through an attack without harm: "three judges escaped unhurt", "el edil resultó ileso"."""
    tokens = scene.sentence.tokens
    if hit.end - hit.start > 1:
        return ()  # "no one was hurt"
    verb = tokens[hit.start].head
    coming = tokens[verb].lemma in small_words("coming_through")
    found = parties(scene, tuple(subjects(scene.sentence, verb))) if coming else ()
    return tuple(party for party in found if party.is_people and party.kind not in PERPETRATOR_KINDS)
