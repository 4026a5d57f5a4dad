"""How rare words, names and numbers are in the news at large.

The shares come from tables that ship with Testigo, never from the accounts at hand: so how alike two accounts are rests
on the two alone, and a report that comes later changes nothing between them. Groups and forces of the register are in
the news every week, though the tables are too small to show it: that two accounts name one says little.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from testigo.lexicon import register
from testigo.lexicon.actors.loading import all_names
from testigo.lexicon.text import plain
from testigo.lexicon.words import LANGUAGES
from testigo.linkage.wording import Wording, wording_of

REPORTS = 4000  # a term that the tables lack counts as standing in one of so many: 2,000 does as well
RARE = 0.001  # share of reports up to which a name is rare
REGISTERED = 0.02  # share of reports that a word of the register's names counts as standing in, at least; 0.005 and
# 0.05 link the pairs of our own corpus and of the golden one the same


@cache
def rarities(language: str | None = None) -> Mapping[str, float]:
    """Return how telling each known term is, from 0, in every report, to 1; a term that is not known tells most.

    The inverse document frequency (Spärck Jones 1972), over the highest it can be. Without a language a term is as rare
    as where it is commonest: names and numbers read the same in both.
    """
    common = shares(language) if language else commonest()
    return {term: math.log(1 / max(share, 1 / REPORTS)) / math.log(REPORTS) for term, share in common.items()}


def is_rare(name: str) -> bool:
    """Say whether the words of a name seldom meet in one report; those of a group's or a force's often do."""
    return chance(name) <= RARE and name not in registered().names


def chance(name: str) -> float:
    """Return in what share of reports the words of a name meet, as if they stood there independently."""
    common, met = commonest(), 1.0
    for word in name.split():
        met *= common.get(word, 0.0)
    return met


@cache
def commonest() -> Mapping[str, float]:
    """Return the share of reports that each known term stands in, in the language where it is commonest."""
    common: dict[str, float] = {}
    for language in LANGUAGES:
        common |= {term: max(share, common.get(term, 0.0)) for term, share in shares(language).items()}
    return common


@cache
def shares(language: str) -> Mapping[str, float]:
    """Return the share of reports that each known term of a language stands in."""
    path = files("testigo.linkage") / "frequent_terms" / f"{language}.tsv"
    rows = path.read_text("utf-8").splitlines() if path.is_file() else []
    counted = {term: float(share) for term, share in (row.split("\t") for row in rows)}
    return counted | {word: max(REGISTERED, counted.get(word, 0.0)) for word in registered().words}


@cache
def registered() -> Wording:
    """Return what stands in the names of the register's groups and forces: words side by side, and names of one word.

    A longer name's single words may be a town's ("Cártel de Tepalcatepec").
    """
    names = sorted({name for entry in register.load().entries.values() for name in all_names(entry)})
    alone = [name for name in names if len([word for word in name.split() if plain(word) not in _ARTICLES]) == 1]
    return replace(wording_of(None, "\n".join(names)), words=wording_of(None, "\n".join(alone)).words)


_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
