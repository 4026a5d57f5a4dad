"""Sentences read by the real extractor: what rules saw in them, and what they claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from testigo.extraction.rules import Extraction, RuleExtractor
from testigo.extraction.scene import Scene
from testigo.lexicon.words import Hit
from testigo.model import Claim, DatePrecision, DateRange, Mention, Published, Report
from testigo.pipeline import Coder

PUBLISHED = date(2024, 5, 15)


@dataclass(frozen=True, slots=True)
class Read:
    """A report, the scenes of its sentences and what was extracted from it."""

    report: Report
    scenes: tuple[Scene, ...]
    extraction: Extraction

    @property
    def scene(self) -> Scene:
        """The first sentence."""
        return self.scenes[0]

    def at(self, word: str) -> int:
        """Return the index of a word in the first sentence."""
        return next(token.index for token in self.scene.sentence.tokens if token.text == word)

    def texts(self, indices: tuple[int, ...]) -> list[str]:
        """Return the tokens of the first sentence at these indices."""
        return [self.scene.sentence.tokens[index].text for index in indices]

    def hit(self, word: str, subject: str) -> Hit:
        """Return the first sentence's hit of a subject that holds a word."""
        at = self.at(word)
        return next(hit for hit in self.scene.hits if hit.subject == subject and hit.start <= at < hit.end)

    def trigger(self, word: str) -> Hit:
        """Return the trigger that holds a word of the first sentence."""
        return self.hit(word, "trigger")

    def mention(self, word: str) -> Mention:
        """Return the mention whose trigger holds a word."""
        return next(mention for mention in self.extraction.mentions if word in mention.trigger.quote.split())

    @property
    def types(self) -> list[str]:
        """The event types of the mentions, in the order of the text; empty for those that only point at one."""
        return [mention.event_type for mention in self.extraction.mentions]

    def claims(self, attribute: str) -> list[Claim]:
        """Return the claims of an attribute, in the order of the text."""
        found = (claim for claim in self.extraction.claims if claim.attribute == attribute)
        return sorted(found, key=lambda claim: claim.words.start)

    def said(self, attribute: str) -> list[str]:
        """Return the words of each claim of an attribute that the report stands by, without repetition."""
        stands = [claim.words.quote for claim in self.claims(attribute) if not claim.retracted]
        return list(dict.fromkeys(stands))

    def sided(self, attribute: str) -> list[tuple[str, str | None]]:
        """Return the words of each count of an attribute with the side of the people counted."""
        return list(dict.fromkeys((claim.words.quote, claim.side) for claim in self.claims(attribute)))


Reader = Callable[[str, str], Read]


@pytest.fixture(scope="session")
def extractor(coder: Coder) -> RuleExtractor:
    """Return an extractor for the rules, which reads whatever sentence a test gives it."""
    return coder.thorough().extractor


@pytest.fixture(scope="session")
def read(extractor: RuleExtractor) -> Reader:
    """Return a function that reads a text of a language, published on 15 May 2024 (a Wednesday)."""
    day = Published(DateRange(PUBLISHED, PUBLISHED, DatePrecision.DAY), "stated by the test")
    done: dict[tuple[str, str], Read] = {}

    def reader(language: str, text: str) -> Read:
        if (language, text) not in done:
            report = Report("report", text, language, published=day)
            known = extractor._background(report)
            sentences = extractor.parser.sentences(text, language)
            scenes = tuple(Scene.of(sentence, known) for sentence in sentences)
            done[language, text] = Read(report, scenes, extractor.extract(report))
        return done[language, text]

    return reader
