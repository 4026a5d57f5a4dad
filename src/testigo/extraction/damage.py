"""What was damaged: the claims that a sentence's words of damage and of loot make."""

from collections.abc import Iterable, Iterator

from testigo.extraction.claim_making import make_claim
from testigo.extraction.clauses import done_to, subjects
from testigo.extraction.harmed import described
from testigo.extraction.mentions import Found
from testigo.extraction.nouns import coordinated, phrase_bounds, preposition
from testigo.extraction.parties import party_at
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Token
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit
from testigo.model import Claim, Span

WHERE = small_words("where_cases")
RESULTS = small_words("resulting_verbs") | small_words("finding_verbs")
THING_REACH = 7  # tokens: "daños en por lo menos diez viviendas"


def damage_claims(found: Found, hit: Hit) -> Iterator[Claim]:
    """Yield what a word of damage claims to be damaged, taken or destroyed."""
    scene = found.scene
    if found.trigger.label == "explosive_disposed":
        return  # mines that are destroyed on purpose
    told = (head for head in _spoken_of(scene, hit) if preposition(scene.sentence, head) not in WHERE)
    things = list(_things(scene, hit, told))
    if not things and hit.part != "taken":
        things = list(_things(scene, hit, _nearest_thing(scene, hit)))
    for words in things:
        yield make_claim(found, "damage", scene.stretch(words, scene.span(hit.start, hit.end)), words)


def _things(scene: Scene, hit: Hit, heads: Iterable[int]) -> Iterator[Span]:
    """Yield the words for what was damaged: things known; of what was taken away whatever is no people and no place."""
    for head in heads:
        party = party_at(scene, head)
        if party is not None and party.sort == "objects":
            yield party.words
        elif party is None and _is_any_thing(scene, hit) and _is_bare_thing(scene, head):
            yield scene.span(*phrase_bounds(scene.sentence, head))


def _is_any_thing(scene: Scene, hit: Hit) -> bool:
    """Say whether what a word says is done to things, known or not: "stole", "destroyed", but not "affected"."""
    return hit.part == "taken" or scene.sentence.tokens[scene.head(hit)].lemma in small_words("wrecking_verbs")


def _is_bare_thing(scene: Scene, head: int) -> bool:
    """Say whether a word is a noun that is no place, time, weapon, deed or harm."""
    token = scene.sentence.tokens[head]
    if any(time.start <= token.start < time.end for time in scene.times):
        return False
    deeds = {scene.head(hit) for hit in scene.hits if hit.subject in {"trigger", "harm"}}
    free = head not in deeds and head not in scene.weapons and not scene.is_place(token.start, token.end)
    return free and token.pos == "NOUN"


def _nearest_thing(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the things that stand nearest to a word of damage, with no other verb between: "con el techo perforado".

    Behind a preposition they tell where it was, but for nouns of damage and for what the word itself stands beside.
    """
    tokens, at = scene.sentence.tokens, scene.head(hit)
    near = [
        head
        for head, who in scene.who.items()
        if who.part == "objects"
        and (abs(head - at) <= THING_REACH or tokens[head].dep.startswith("nsubj"))
        and head not in scene.weapons
        and (hit.part == "nouns" or tokens[at].head == head or _is_bare_or_next(scene, head, hit))
        and not any(map(_parts, tokens[min(head, at) + 1 : max(head, at)]))
    ]
    nearest = sorted(near, key=lambda head: abs(head - at))[:1]
    return tuple(joined for head in nearest for joined in coordinated(scene.sentence, head))


def _is_bare_or_next(scene: Scene, head: int, hit: Hit) -> bool:
    """Say whether a thing has no preposition, or begins right behind the words: "dejó sin luz a tres barrios"."""
    case, (start, _) = preposition(scene.sentence, head), phrase_bounds(scene.sentence, head)
    return not case or (start == hit.end + 1 and case in small_words("damage_cases") - WHERE)


def _parts(token: Token) -> bool:
    """Say whether a word parts a thing from what became of it: no "quedó", no "was found", no relative clause."""
    joins = token.dep.startswith("acl") or token.lemma in RESULTS
    return (token.pos == "VERB" and not joins) or token.text in ";."


def _spoken_of(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return what a word of damage is said of in the parse: "damaged the roof", "caused damage to a vehicle"."""
    if hit.part == "states":
        return done_to(scene, hit) or described(scene, scene.head(hit))
    if hit.part != "nouns":
        return done_to(scene, hit)
    head = scene.head(hit)
    if scene.sentence.tokens[scene.sentence.tokens[head].head].lemma in small_words("suffer_verbs"):
        found = subjects(scene.sentence, scene.sentence.tokens[head].head)  # "the houses suffered damage"
        return tuple(joined for one in found for joined in coordinated(scene.sentence, one))
    around = (*scene.sentence.children(head), *scene.sentence.children(scene.sentence.tokens[head].head))
    return tuple(at for at in around if preposition(scene.sentence, at) in small_words("damage_cases"))
