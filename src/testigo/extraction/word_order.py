"""Who suffers by the order of words, where the parse gives nobody: before a passive, behind a Spanish verb.

The last phrase without a preposition before the verb is its subject, whatever the parse hangs it on. What stands
between two commas may come in between: "eleven people, mostly soldiers, were hurt".
"""

from collections.abc import Callable

from testigo.extraction.nouns import NOMINAL, phrase_bounds, preposition
from testigo.extraction.tokens import Sentence
from testigo.lexicon.grammar import small_words

AROUND = frozenset({"AUX", "ADV", "PART"})  # words of a verb's group: "had already been"
ENDS = frozenset({";", ":", "—", "–", "(", ")"})
PEOPLE = frozenset({"NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ"})


def before_verb(sentence: Sentence, verb: int, may: Callable[[int], bool]) -> tuple[int, ...]:
    """Return the phrase before a verb that may suffer what it says, with the list that it ends."""
    tokens = sentence.tokens
    at = verb - 1
    while at >= 0 and (tokens[at].pos in AROUND or tokens[at].lower == "se"):
        at -= 1
    if at >= 0 and tokens[at].text == ",":
        at = _before_insertion(sentence, at)
    while at >= 0 and tokens[at].pos in PEOPLE | {"ADP"} and tokens[at].text not in ENDS:
        heads = _phrases_until(sentence, at)
        if not heads:
            return ()
        if not preposition(sentence, heads[0]):  # "the coffins of two officers gunned down": the officers
            return next(((_first_of_list(sentence, head),) for head in heads if may(head)), ())
        start = phrase_bounds(sentence, heads[0])[0]
        at = min((start, *(child for child in sentence.children(heads[0]) if tokens[child].dep == "case"))) - 1
    return ()


def behind_verb(sentence: Sentence, verb: int, may: Callable[[int], bool]) -> tuple[int, ...]:
    """Return the phrase right behind a verb without a preposition that may suffer what it says."""
    tokens = sentence.tokens
    for at in range(verb + 1, min(verb + REACH, len(tokens))):
        if tokens[at].pos in {"VERB", "PUNCT", "SCONJ", "ADP"}:
            return ()
        if tokens[at].pos in NOMINAL and tokens[at].dep != "nummod" and not preposition(sentence, at) and may(at):
            return (at,)
    return ()


REACH = 6  # tokens from a verb to who suffers behind it: "Cayó abatido el supuesto jefe"


def _before_insertion(sentence: Sentence, comma: int) -> int:
    """Return the token before what two commas hold, or -1 where they hold a clause of its own."""
    tokens = sentence.tokens
    opening = next((at for at in range(comma - 1, -1, -1) if tokens[at].text == "," or tokens[at].text in ENDS), -1)
    if opening < 0 or tokens[opening].text != ",":
        return -1
    clause = any(token.pos == "VERB" and "VerbForm=Fin" in token.feats for token in tokens[opening + 1 : comma])
    relative = tokens[opening + 1].lower in small_words("relative_words")
    return opening - 1 if relative or not clause else -1


def _phrases_until(sentence: Sentence, last: int) -> list[int]:
    """Return the heads of the phrases whose last token is given, the widest first."""
    above = [at for at in (last, *sentence.ancestors(last)) if at <= last and sentence.tokens[at].pos in PEOPLE]
    return [at for at in reversed(above) if phrase_bounds(sentence, at)[1] > last]


def _first_of_list(sentence: Sentence, head: int) -> int:
    """Return the first of the list that a phrase ends."""
    tokens = sentence.tokens
    while tokens[head].dep == "conj" and tokens[tokens[head].head].pos in NOMINAL and tokens[head].head < head:
        head = tokens[head].head
    return head
