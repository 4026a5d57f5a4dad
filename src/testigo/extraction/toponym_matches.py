"""Names in a text that the gazetteer knows, before it is judged whether a place is meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from testigo.extraction.toponym_tokens import LetterCase, Token
from testigo.lexicon.place_names import fold_opening, fold_words
from testigo.lexicon.places import PlaceWords
from testigo.protocols import Gazetteer, PlaceKind

LONGEST_NAME = 6  # words; 99.9 % of the gazetteer's names are no longer
_SHORTEST_NAME = 3  # letters; shorter names ("Y", "Oi") are mostly other words
# Small words that stand inside names.
_INNER = frozenset(
    (
        *("de", "del", "la", "las", "los", "el", "y", "e", "of", "the", "and", "upon", "on", "in", "al"),
        *(
            "le",
            "les",
            "des",
            "du",
            "sur",
            "au",
            "aux",
            "en",
            "do",
            "da",
            "dos",
            "das",
            "am",
            "der",
            "den",
            "van",
            "von",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``first`` to ``last`` (both included) as a name to look up."""

    first: int
    last: int
    start: int
    end: int
    name: str
    kind: PlaceKind | None = None  # fixed by an abbreviation or a demonym
    demonym: bool = False
    sure: bool = False  # an abbreviation: its form alone shows that a place is meant


def matches(tokens: list[Token], case: LetterCase, words: PlaceWords, gazetteer: Gazetteer) -> Iterator[Match]:
    """Yield the longest known name at each place of the text, left to right, without overlaps."""
    at = 0
    while at < len(tokens):
        found = None
        if tokens[at].capital or case is LetterCase.LOWER:
            found = _abbreviation(tokens, at, case, words)
            if found is None and tokens[at].folded in words.demonym_openings:
                found = _demonym(tokens, at, 2, words)
            found = found or _known_name(tokens, at, case, gazetteer, words)
        demonym = _demonym(tokens, at, 1, words) if tokens[at].bare in words.demonyms else None
        if demonym and (found is None or _is_rather_demonym(found, gazetteer)):
            found = demonym
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _abbreviation(tokens: list[Token], at: int, case: LetterCase, words: PlaceWords) -> Match | None:
    token = tokens[at]
    written = token.text[: token.bare_end - token.start].rstrip(".")
    entry = words.abbreviations.get(written)
    if entry and (case is LetterCase.MIXED or "." in written):  # "US" in a text all in capitals is mostly "us"
        return Match(at, at, token.start, token.bare_end, entry[0], PlaceKind(entry[1]), sure=True)
    state = words.after_comma.get(written)
    # "CHILAPA, GRO.-"; no word in capitals that others follow is short for a name: "SIN LUZ, SIN AGUA"
    state = state or words.capital_after_comma.get(written)
    if not state or not ("." in written or _follows_place_or_party(tokens, at)):
        return None
    return Match(at, at, token.start, token.bare_end, state, PlaceKind.STATE, sure=True)


def _follows_place_or_party(tokens: list[Token], at: int) -> bool:
    """Say whether a short word stands like a state: "Paris, Tex." or "D-Calif."."""
    if not at or tokens[at].glued:
        return False
    before = tokens[at - 1]
    if before.hyphen:
        return before.text in ("D", "R", "I")
    return before.capital and not before.glued and tokens[at].start - before.end <= 2


def _known_name(
    tokens: list[Token], at: int, case: LetterCase, gazetteer: Gazetteer, words: PlaceWords
) -> Match | None:
    """Return the longest name that begins at a token; in mixed case it begins and ends with a capital."""
    token = tokens[at]
    if token.folded.isdigit() or not _may_begin(token, gazetteer):
        return None
    last = at
    while (
        last + 1 < len(tokens)
        and last - at + 1 < LONGEST_NAME
        and tokens[last].glued
        and _goes_on(tokens[last + 1], case)
        and gazetteer.opens(fold_opening([word.folded for word in tokens[at : last + 1]]))
    ):
        last += 1
    for end in range(last, at - 1, -1):
        final = tokens[end]
        if case is LetterCase.MIXED and not final.capital:
            continue
        inner = [tokens[number].folded for number in range(at, end)]
        for ending, stop in ((final.bare, final.bare_end), (final.folded, final.end)):
            name = fold_words([*inner, ending])
            if end == at and (words.among("never", name) or len(name) < _SHORTEST_NAME):
                return None
            if gazetteer.knows(name) and gazetteer.lookup(name):
                return Match(at, end, token.start, stop, name)
        full = words.short_kinds.get(final.folded) if end > at else None
        if full and gazetteer.lookup(fold_words([*inner, full])):
            return Match(at, end, token.start, final.end, fold_words([*inner, full]))
    return None


def _may_begin(token: Token, gazetteer: Gazetteer) -> bool:
    """Say whether some name is this word or begins with it; of most words none does."""
    alone = gazetteer.knows(token.bare) or gazetteer.knows(token.folded)
    return alone or gazetteer.opens(fold_opening([token.folded]))


def _goes_on(token: Token, case: LetterCase) -> bool:
    return token.capital or case is LetterCase.LOWER or token.folded in _INNER


def _is_rather_demonym(found: Match, gazetteer: Gazetteer) -> bool:
    """Say whether a name that is a demonym too is no country: Spanish is a town of Ontario, China a country."""
    country = any(entry.kind is PlaceKind.COUNTRY for entry in gazetteer.lookup(found.name))
    return found.first == found.last and not found.sure and not country


def _demonym(tokens: list[Token], at: int, count: int, words: PlaceWords) -> Match | None:
    """Return the demonym of ``count`` words at a token."""
    run = tokens[at : at + count]
    if len(run) < count or not all(token.glued for token in run[:-1]):
        return None
    entry = words.demonyms.get(" ".join([*(token.folded for token in run[:-1]), run[-1].bare]))
    if not entry:
        return None
    return Match(at, at + count - 1, run[0].start, run[-1].bare_end, entry[0], PlaceKind(entry[1]), demonym=True)
