"""Who says so: the voice to which a sentence gives its words."""

from collections.abc import Iterator, Sequence

from testigo.extraction.clauses import subjects
from testigo.extraction.nouns import phrase_bounds
from testigo.extraction.once import once
from testigo.extraction.passives import is_passive
from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.words import Hit
from testigo.model import Span

NEGATION = small_words("negation")
CONTRAST = small_words("contrast")
VOICE_TAGS = frozenset({"NOUN", "PROPN"})
LONGEST_VOICE = 12  # tokens
NEAR = 5  # tokens between an office and its verb, where the parse does not join them
CLOSING = frozenset({",", "»", "”", '"'})
AFTER = small_words("according")


@once
def voice(scene: Scene, offset: int = 0) -> Span | None:
    """Return the words for whoever is quoted for what stands at ``offset``, or None where nobody is.

    "Eight dead according to police and eleven according to residents": each figure has the voice behind it.
    """
    said = scene.tells("says")
    if sum(hit.part == "phrases" for hit in said) > 1:
        behind = [hit for hit in said if hit.part == "phrases" and scene.sentence.tokens[hit.start].start > offset]
        said = (*behind, *said)
    for hit in sorted(said, key=lambda hit: not _governs(scene, hit, offset)):
        head = next((head for head in _speakers(scene, hit) if _may_speak(scene, head)), None)
        if head is not None:
            start, end = phrase_bounds(scene.sentence, head)
            return scene.span(start, min(_named_end(scene, head, end), start + LONGEST_VOICE))
    return None


def _governs(scene: Scene, hit: Hit, offset: int) -> bool:
    """Say whether what stands at an offset is in the words that a verb of saying brings, and in no other's."""
    at, verb = scene.token_at(offset), scene.head(hit)
    others = {scene.head(other) for other in scene.tells("says") if other.part == "verbs"}
    above = next((head for head in (at, *scene.sentence.ancestors(at)) if head in others), None)
    return hit.part != "verbs" or above == verb


def _speakers(scene: Scene, hit: Hit) -> Iterator[int]:
    """Yield who may be meant by words of saying, best first."""
    tokens = scene.sentence.tokens
    if hit.part == "phrases":
        after = tokens[hit.end : hit.end + 1]
        head = _after(scene, hit.end) if not any(token.pos == "VERB" for token in after) else None
        if head is not None and tokens[head].lemma in small_words("toll_nouns"):
            head = _after(scene, head + 1)  # "según el último balance ofrecido por la policía"
        yield from () if head is None else (head,)
        return
    verb = scene.head(hit)
    if tokens[verb].dep == "acl" and is_passive(scene.sentence, verb):
        return  # "a man said to have tipped them off"
    found = tuple(sorted(subjects(scene.sentence, verb), key=lambda head: abs(verb - head)))
    if _follows_words(scene, verb, found):
        head = _after(scene, verb + 1)
        yield from () if head is None else (head,)
    yield from found
    if found and any(_may_speak(scene, head) for head in found):
        return
    if tokens[max(verb - 1, 0)].text in CLOSING or tokens[max(verb - 1, 0)].lower in AFTER:
        # "..., confirmó la vocería": what follows is whoever says it, whatever the parse
        yield from (at for at in scene.sentence.children(verb) if at > verb and tokens[at].dep == "obj")
    offices = {scene.head(one) for one in (*scene.tells("official"), *scene.tells("unnamed"))}
    before = [at for at in range(max(0, verb - NEAR), verb) if at in offices]
    if before and not any(tokens[at].pos in {"VERB", "PUNCT"} for at in range(before[-1], verb)):
        yield before[-1]  # "Police on Thursday accused"


def _follows_words(scene: Scene, verb: int, found: Sequence[int]) -> bool:
    """Say whether a verb of saying closes the words before it, so that whoever says them stands behind.

    "Dos sacerdotes fueron asesinados, confirmó la diócesis": the verb's subject in the parse is that of the words.
    """
    tokens = scene.sentence.tokens
    behind = [token for token in tokens[verb + 1 : verb + 3] if token.pos != "ADV"]  # "informaron hoy fuentes"
    if tokens[max(verb - 1, 0)].text not in CLOSING or not behind or behind[0].pos not in {"DET", *VOICE_TAGS}:
        return False
    return all(head < verb and any(one.pos == "VERB" for one in tokens[head:verb]) for head in found)


def _named_end(scene: Scene, head: int, end: int) -> int:
    """Return where the name of whoever speaks ends, where it follows: "the zone's commander, Col. Luis Mena"."""
    tokens = scene.sentence.tokens
    for child in scene.sentence.children(head):
        start, stop = phrase_bounds(scene.sentence, child)
        named = any(token.pos == "PROPN" for token in tokens[start:stop])
        beside = start == end or (
            start == end + 1 and tokens[end].text == ","
        )  # the parse joins names as conjuncts too
        if tokens[child].dep in {"appos", "conj"} and named and beside:
            return stop
    return end


def _may_speak(scene: Scene, head: int) -> bool:
    """Say whether a noun can be a voice: a name, an office, people - no attacker, weapon or deed."""
    token = scene.sentence.tokens[head]
    if token.pos not in VOICE_TAGS or head in scene.weapons or token.lemma in small_words("toll_nouns"):
        return False
    if scene.is_place(token.start, token.end) or any(time.start <= token.start < time.end for time in scene.times):
        return False
    spoken = {scene.head(hit) for hit in (*scene.tells("official"), *scene.tells("unnamed"))}
    deeds = {
        scene.head(hit) for hit in scene.hits if hit.subject in {"trigger", "harm"} or hit.label.startswith("none")
    }
    hit = scene.who.get(head)
    attacker = hit is not None and hit.label in {"armed group", "criminal group"}
    return head in spoken or (head not in deeds and not attacker)


def _after(scene: Scene, index: int) -> int | None:
    """Return the head of the first noun phrase after ``index``."""
    tokens = scene.sentence.tokens
    for token in tokens[index : index + 6]:
        timed = any(time.start <= token.start < time.end for time in scene.times)
        if token.pos in VOICE_TAGS and not timed:
            head = token.index
            while tokens[head].dep in {"compound", "amod", "flat", "flat:name"} and tokens[head].head > head:
                head = tokens[head].head
            return head
    return None


def takes_back(scene: Scene, start: int) -> bool:
    """Say whether the sentence withdraws what its token at ``start`` names.

    "was not caused by drones, as first said, but by a mine": the drones are withdrawn, the mine stands.
    """
    if any(0 <= start - hit.end < 4 for hit in scene.tells("denied")):
        return True
    if not scene.tells("retracted"):
        return False
    before = [token.lower for token in scene.sentence.tokens[max(0, start - 8) : start]]
    turn = max((at for at, word in enumerate(before) if word in CONTRAST), default=-1)
    if any(word in NEGATION and not _is_parenthesis(before, at) for at, word in enumerate(before) if at > turn):
        return True
    cues = [hit for hit in scene.tells("retracted") if hit.start < start]
    return bool(cues) and turn < 0 and _turns_later(scene, start)


def _is_parenthesis(words: list[str], at: int) -> bool:
    """Say whether a negation ends before the last word: "seven, and not five, people"."""
    return at > 0 and words[at - 1] in small_words("joints") and "," in words[at:]


def _turns_later(scene: Scene, start: int) -> bool:
    later = scene.sentence.tokens[start:]
    marks = [token.index for token in later if token.text == ";"]
    again = {scene.head(hit) for hit in scene.tells("says")}  # "first said drones; on Tuesday it said a mine"
    return any(token.lower in CONTRAST for token in later) or any(max(again, default=0) > mark for mark in marks)
