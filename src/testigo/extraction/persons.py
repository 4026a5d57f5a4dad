"""Persons named among those harmed or suspected: personal data, claimed apart from counts and actors."""

from collections.abc import Iterator, Sequence

from testigo.extraction.claim_making import make_claim
from testigo.extraction.clauses import doers, done_to
from testigo.extraction.deeds import victims
from testigo.extraction.first_names import listed_first_names
from testigo.extraction.harms import harms
from testigo.extraction.mentions import Found, owner
from testigo.extraction.once import once
from testigo.extraction.scene import Scene
from testigo.extraction.tokens import Token
from testigo.extraction.voices import voice
from testigo.lexicon.calendar import TimeExpression
from testigo.lexicon.grammar import small_words
from testigo.lexicon.persons import person_words
from testigo.lexicon.place_names import fold
from testigo.model import Claim

HELD = frozenset({"arrest", "blame"})  # triggers of which whoever it is done to is suspected
FATES = ("killed", "injured", "casualties", "abducted", "missing")
OF_VICTIMS = frozenset(  # triggers of which whoever it is done to, or who suffers it, is a victim
    {"killing", "abduction", "death", "disappearance", "injury", "attack", "shooting", "ambush", "torture"}
    | {"sexual_violence", "threat", "body_found"}
)
NAME_JOINS = frozenset({"flat", "flat:name", "compound", "appos", "nmod:unmarked", "nmod:desc"})
CALLS = frozenset({"calling", "identified"})  # parts of the list "named" that call somebody by name
CUE_REACH = 6  # tokens between "identified as", or the people it is said of, and a name
LONGEST_NAME = 6  # tokens
LONG_WORD = 4  # letters: shorter words keep their small letters in headlines
FEW_WORDS = 5  # long words below which capitals do not tell a headline
TITLE_CASE = 0.85  # share of long words with a capital from which a sentence is a headline


def person_claims(scene: Scene, group: list[Found]) -> Iterator[Claim]:
    """Yield the persons that a sentence names as harmed ("victim") or as doing it or arrested for it ("suspect")."""
    suffering, suspected = harmed(scene), set(_suspected(scene, group))
    for start, end in names(scene):
        heads = _told_together(scene, name_heads(scene, start, end))
        attribute = "victim" if heads & suffering else "suspect" if heads & suspected else _called(scene, start)
        if attribute and not (attribute == "suspect" and _speaks(scene, start)):
            found = owner(scene, group, start)
            words = scene.span(start, end)
            yield make_claim(found, attribute, scene.whole, words)
    for at in listed_first_names(scene, suffering):
        yield make_claim(owner(scene, group, at), "victim", scene.whole, scene.span(at, at + 1))


def _speaks(scene: Scene, start: int) -> bool:
    """Say whether a name is that of whoever the sentence quotes: "the spokesman, Otto Luz, said that they held two"."""
    who = voice(scene)
    return who is not None and who.start <= scene.sentence.tokens[start].start < who.end


@once
def names(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of names of two words or more that are no place's, group's or body's."""
    return () if _is_headline(scene) else tuple(_names(scene))


def _names(scene: Scene) -> Iterator[tuple[int, int]]:
    tokens, words = scene.sentence.tokens, person_words(scene.report.language)
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capitalised:
            at += 1
            continue
        end = at
        while end < len(tokens) and end - at < LONGEST_NAME and _is_part(scene, end, end > at):
            end += 1
        while end > at and not tokens[end - 1].is_capitalised:
            end -= 1
        first = _after_titles(scene, at, end)
        bodies = any(fold(token.lower) in words.bodies for token in tokens[first:end])
        parts = [
            token for token in tokens[first:end] if token.is_capitalised and fold(token.lower) not in words.callings
        ]
        if len(parts) > 1 and not bodies:
            yield first, end
        at = max(end, at + 1)


def _after_titles(scene: Scene, start: int, end: int) -> int:
    """Return where a name begins behind the titles before it and what these belong to: "Leeds Police Officer Ana Luz".

    A title that fewer than two words follow is a surname: "Ana Pastor".
    """
    tokens, words = scene.sentence.tokens, person_words(scene.report.language)
    titles = [at for at in range(start, end) if fold(tokens[at].lower) in words.callings | words.offices]
    behind = [at + 1 for at in titles if sum(token.is_capitalised for token in tokens[at + 1 : end]) > 1]
    first = max(behind, default=start)
    while first < end and first in titles:
        first += 1
    return first


def _is_headline(scene: Scene) -> bool:
    """Say whether a sentence is written with a capital on nearly every word, so that capitals tell of no names."""
    long = [token for token in scene.sentence.tokens if len(token.text) >= LONG_WORD and token.is_word]
    return len(long) >= FEW_WORDS and sum(token.is_capitalised for token in long) > TITLE_CASE * len(long)


def _is_part(scene: Scene, at: int, inside: bool) -> bool:
    tokens = scene.sentence.tokens
    token = tokens[at]
    if inside and token.lower in {"de", "del", "la", "van", "bin"}:
        return True
    if not token.is_capitalised or token.pos not in {"PROPN", "NOUN", "VERB", "ADJ"}:
        return False
    follows = at + 1 < len(tokens) and tokens[at + 1].pos == "PROPN"
    if token.pos != "PROPN" and (token.is_all_capitals or not (at or follows)):
        return False
    taken = scene.is_place(token.start, token.end) or scene.actor_in(token.start, token.end) is not None
    return not (
        taken or any(_names_a_day(time) and time.start < token.end and token.start < time.end for time in scene.times)
    )


def _names_a_day(time: TimeExpression) -> bool:
    """Say whether words are of the calendar, and not "weeks", which is a surname as well."""
    return any((time.reading.weekday, time.reading.month, time.reading.day, time.reading.year, time.reading.holiday))


def name_heads(scene: Scene, start: int, end: int) -> set[int]:
    """Return the words of a name, and what they stand beside: "the reporter Ana Luz", "Ana Luz, a reporter"."""
    tokens = scene.sentence.tokens
    found = set(range(start, end))
    for part in tuple(found):
        at = part
        while _stands_beside(tokens, at) and tokens[at].head not in found:
            at = tokens[at].head
            found.add(at)
    return found


def _stands_beside(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word of a name hangs on what it stands beside; behind a noun a name is taken for an adjective."""
    return tokens[at].dep in NAME_JOINS or (tokens[at].dep == "amod" and tokens[at].head < at)


def _told_together(scene: Scene, heads: set[int]) -> set[int]:
    """Return the words of a name with those that are told what it is told: "the priests Ana Luz and Eva Roe", "Ana Luz
    and Eva Roe, two nurses", "the bodies of Ana Luz and Eva Roe".
    """
    tokens, found = scene.sentence.tokens, set(heads)
    for part in heads:
        at = part
        while tokens[at].head not in found and _shares(scene, at, tokens[at].head):
            at = tokens[at].head
            found.add(at)
    return found | {child for at in found for child in scene.sentence.children(at) if tokens[child].dep == "appos"}


def _shares(scene: Scene, at: int, above: int) -> bool:
    """Say whether a word is joined to a name or people before it, or is whose body is told of."""
    tokens = scene.sentence.tokens
    joined = tokens[at].dep == "conj" and above < at and (tokens[above].is_capitalised or above in scene.who)
    body = tokens[at].dep == "nmod" and tokens[above].lemma in small_words("bodies")
    return joined or body or _stands_beside(tokens, at)


@once
def harmed(scene: Scene) -> frozenset[int]:
    """Return whom a sentence tells to be hurt, killed, taken or missing, or to have such a thing done to them."""
    return frozenset(_harmed(scene))


def _harmed(scene: Scene) -> Iterator[int]:
    for hit in scene.hits:
        if hit.subject == "harm" and hit.label in FATES:
            yield from (harm.party.head for harm in harms(scene, hit) if harm.party is not None)
        elif hit.subject == "trigger" and hit.label in OF_VICTIMS:
            yield from (party.head for party in victims(scene, hit) if party.head not in doers(scene, hit))
            yield from done_to(scene, hit)


def _suspected(scene: Scene, group: list[Found]) -> Iterator[int]:
    for found in group:
        if found.trigger.label in HELD:  # not who holds them, nor who accuses them
            yield from done_to(scene, found.trigger)
        elif found.mention.event_type:
            yield from doers(scene, found.trigger)


def _called(scene: Scene, start: int) -> str:
    """Return what a name is said to be the name of: "the victim was identified as Ana Luz"."""
    for hit in scene.tells("named"):
        if 0 <= start - hit.end <= CUE_REACH and hit.part in {"victim", "suspect"}:
            return hit.part
    before = [hit.part for hit in scene.tells("named") if hit.part in {"victim", "suspect"} and hit.start < start]
    calling = [hit for hit in scene.tells("named") if hit.part in CALLS and 0 <= start - hit.end <= CUE_REACH]
    if calling and before:
        return before[-1]
    accused = any(hit.start < start for hit in scene.tells("charged"))  # "a man accused of ... was identified as"
    return "victim" if any(hit.part == "identified" for hit in calling) and not accused else ""
