"""What stands before and behind a word: signs that a place, a person or a body is meant."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from testigo.extraction.toponym_tokens import LetterCase, Token
from testigo.lexicon.places import PlaceWords
from testigo.protocols import Gazetteer

LONGEST_PHRASE = 4  # words in the longest phrase of the lexicon
_RUN = 4  # words of a longer name looked at behind a match: "Jalisco New Generation Cartel"
_AGE = re.compile(r",? (?:de |aged |age )?\d{1,2}(?:[,;.)]| años| years| ans)")
_NONE: frozenset[str] = frozenset()
_NOT_PERSONS = ("institutions", "never", "locative", "locative_weak", "articles", "common", "joiners", "brands")


@dataclass(frozen=True, slots=True)
class Before:
    """The lexicon's sets that the words right before a token are in, and the kind of place they name."""

    groups: frozenset[str]
    kind: str | None
    kind_at: int = 0  # the token that the words for the kind begin with


@dataclass(frozen=True)
class Context:
    """A text as words, with the words of its language and the gazetteer."""

    text: str
    tokens: list[Token]
    case: LetterCase
    words: PlaceWords
    gazetteer: Gazetteer
    _before: dict[int, Before] = field(default_factory=dict)

    def before(self, first: int) -> Before:
        """Return what the phrases that end right before a token are; an article may stand between."""
        if first not in self._before:
            self._before[first] = self._look_before(first)
        return self._before[first]

    def _look_before(self, first: int) -> Before:
        groups, kind, kind_at, at = _NONE, None, 0, first
        while True:
            phrase = ""
            for number in range(at - 1, max(-1, at - 1 - LONGEST_PHRASE), -1):
                if not self.tokens[number].glued:
                    break
                phrase = f"{self.tokens[number].folded} {phrase}".rstrip()
                groups = groups | self.words.groups.get(phrase, _NONE)
                if phrase in self.words.kind_before:
                    kind, kind_at = self.words.kind_before[phrase], number
            if at < first or not (at and self.tokens[at - 1].glued and self.is_among(at - 1, "articles")):
                return (
                    Before(groups, kind, kind_at) if not kind or self._is_own(kind, kind_at) else Before(groups, None)
                )
            at -= 1

    def _is_own(self, kind: str, at: int) -> bool:
        """Say whether words for a kind are of the name behind them.

        In "the Al-Wadi district of Nyala" and "La Gabarra, corregimiento de Tibú" they are of the name before.
        """
        before = self.tokens[at - 1] if at else None
        if before is None or not before.capital or before.bare in self.words.demonyms:
            return True  # "the Colombian town of Tame"
        listed = self.text[before.end : self.tokens[at].start] == ", "
        return not (before.glued or (listed and kind == "settlement"))

    def is_among(self, at: int, group: str) -> bool:
        """Say whether a word is in one of the lexicon's sets."""
        return self.words.among(group, self.tokens[at].folded)

    def is_article_before(self, first: int) -> bool:
        """Say whether an article stands right before a token."""
        return bool(first) and self.tokens[first - 1].glued and self.is_among(first - 1, "articles")

    def previous(self, first: int) -> Token | None:
        """Return the word right before a token, if nothing but a space or hyphen is between."""
        before = self.tokens[first - 1] if first else None
        return before if before and before.glued else None

    def next(self, last: int) -> Token | None:
        """Return the word right behind a token, if nothing but a space or hyphen is between."""
        return self.tokens[last + 1] if self.tokens[last].glued and last + 1 < len(self.tokens) else None

    def is_hyphened(self, at: int) -> bool:
        """Say whether a hyphen joins a token to the next: "Washington-Moscow"."""
        return at >= 0 and self.tokens[at].glued and self.tokens[at].hyphen

    def is_person_like(self, token: Token) -> bool:
        """Say whether a word in capitals can be a person's: no word of the lexicon's other sets."""
        groups = self.words.groups.get(token.bare, _NONE)
        return token.capital and len(token.bare) > 1 and groups.isdisjoint(_NOT_PERSONS)

    def is_stranger(self, at: int) -> bool:
        """Say whether a word inside a sentence is in capitals and no known word, so that it may be a first name."""
        token = self.tokens[at]
        if token.opens or token.bare != token.folded or not self.is_person_like(token):
            return False
        return token.bare not in self.words.demonyms and "titles" not in self.words.groups.get(token.bare, _NONE)

    def is_headline(self, at: int) -> bool:
        """Say whether nearly all words around a token are in capitals, which then tell nothing."""
        around = self.tokens[max(0, at - 3) : at + 4]
        return sum(token.capital for token in around) >= min(6, len(around))

    def run_behind(self, last: int) -> list[Token]:
        """Return the words in capitals that go on behind a token as one longer name."""
        run: list[Token] = []
        while len(run) < _RUN and (token := self.next(last + len(run))) and token.capital:
            run.append(token)
        return run

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of persons' names: behind a first name, a title or an unknown word, or before an age."""
        found: set[str] = set()
        for number, token in enumerate(self.tokens):
            if not token.capital:
                continue
            groups = self.words.groups.get(token.bare, _NONE)
            if "first_names" in groups or "titles" in groups:
                found.update(self._rest_of_name(number))
            elif not token.opens and _AGE.match(self.text, token.end):
                found.add(token.bare)
            elif token.glued and not token.hyphen and self.is_stranger(number) and not self.is_headline(number):
                found.update(self._rest_of_name(number))
        return frozenset(found)

    def _rest_of_name(self, first: int) -> set[str]:
        found, at = set(), first
        while at - first < 3 and at + 1 < len(self.tokens):
            here, after = self.tokens[at], self.tokens[at + 1]
            initial = len(here.bare) == 1 and after.start - here.end == 2
            if not after.capital or here.bare != here.folded or not (here.glued or initial):
                break
            at += 1
            if self.is_person_like(after):
                found.add(after.bare)
        return found
