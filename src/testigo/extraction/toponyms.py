"""The names of places in a text: found in the gazetteer, judged in their context, tied to what contains them."""

from testigo.extraction.toponym_context import Context
from testigo.extraction.toponym_datelines import is_agency
from testigo.extraction.toponym_evidence import places_meant
from testigo.extraction.toponym_lists import listed
from testigo.extraction.toponym_longer import lengthened
from testigo.extraction.toponym_matches import Match, matches
from testigo.extraction.toponym_roles import (
    containment,
    datelines,
    distance_km,
    far_ends,
    is_sector,
    kinds,
    neighbours,
    placed,
    role,
)
from testigo.extraction.toponym_tokens import LetterCase, letter_case, tokenise
from testigo.extraction.toponym_unknown import quarters, unknown_names
from testigo.lexicon.places import place_words
from testigo.protocols import Gazetteer, Toponym


def toponyms(text: str, language: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the place names of a text in order, without overlaps.

    Finds names in mixed, upper and lower case, with and without accents; leaves out names of persons,
    papers, gangs and streets. A name that the words call a village or a quarter ("the community of X")
    is returned even where the gazetteer does not know it.
    """
    tokens = tokenise(text)
    context = Context(text, tokens, letter_case(tokens), place_words(language), gazetteer)
    known = matches(tokens, context.case, context.words, gazetteer)
    found = list(lengthened([match for match in known if not is_agency(match, context)], context))
    named = quarters(context) if context.case is LetterCase.MIXED else ()
    meant = _without_overlaps([*named, *listed(context), *places_meant(found, _chained(found, context), context)])
    meant = _without_overlaps([*meant, *unknown_names(meant, context)])
    parents, ends, near = containment(meant, context), far_ends(meant, context), neighbours(meant, context)
    dated, called = datelines(meant, parents, context), kinds(meant, parents, context)
    put = placed(meant, called, parents.keys() | near.keys(), context)
    return tuple(
        Toponym(
            match.start,
            match.end,
            text[match.start : match.end],
            match.name,
            role(match, parents, ends, dated, context),
            kind,
            parents.get(match.start),
            is_sector(match, context),
            near.get(match.start),
            match.start in put,
            distance_km(match, context),
        )
        for match, kind in zip(meant, called, strict=True)
    )


def _chained(found: list[Match], context: Context) -> set[int]:
    """Return the starts of names in chains of containment; plain words are in one only before a comma."""
    plain = context.words.sets["common"] | context.words.sets["institutions"]
    named = [match for match in found if match.name not in plain or context.text[match.end : match.end + 1] == ","]
    parents = containment(named, context, known=True)
    return set(parents) | set(parents.values())


def _without_overlaps(found: list[Match]) -> list[Match]:
    """Return the matches in order of the text; of two that overlap, the one listed first stays."""
    kept: dict[int, Match] = {}
    for match in found:
        if not any(number in kept for number in range(match.first, match.last + 1)):
            kept |= dict.fromkeys(range(match.first, match.last + 1), match)
    return sorted(set(kept.values()), key=lambda match: match.start)
