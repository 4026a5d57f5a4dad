"""Whatever a report says, the extractor reads it the same every time and quotes it word for word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.extraction.rules import Extraction, RuleExtractor
from testigo.model import Report, Span

if TYPE_CHECKING:
    from conftest import Reader

NEWS_WORDS = {
    "en": (
        *(
            "Gunmen",
            "killed",
            "two",
            "officers",
            "and",
            "a civilian",
            "in Celaya",
            "on Monday",
            "police said",
            "no one",
        ),
        *("was hurt", "according to", "drones", "not", "but", "allegedly", "the ELN", "hours later", "attacked", "by"),
        *("dead", "wounded", "12", "at least", "who", "fled", "the attack", "—", "(AP) --", "“", "”", "-", "'s"),
    ),
    "es": (
        *(
            "Sicarios",
            "mataron",
            "a dos",
            "policías",
            "y",
            "un civil",
            "en Celaya",
            "el lunes",
            "dijo la policía",
            "nadie",
        ),
        *(
            "resultó herido",
            "según",
            "drones",
            "no",
            "sino",
            "presuntamente",
            "el ELN",
            "horas después",
            "atacaron",
            "por",
        ),
        *("muertos", "heridos", "12", "al menos", "que", "huyeron", "el ataque", "—", "(EFE).-", "«", "»", "-", "¿"),
    ),
}
MARKS = (". ", ", ", " ", " ", " ", "\n\n", "\n", "; ", ": ")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A text of news words in any order, with stray characters among them."""
    language = draw(st.sampled_from(sorted(NEWS_WORDS)))
    words = st.sampled_from(NEWS_WORDS[language]) | st.text(max_size=6)
    pieces = draw(st.lists(st.tuples(words, st.sampled_from(MARKS)), max_size=25))
    return Report("any", "".join(word + mark for word, mark in pieces), language)


def spans(extraction: Extraction) -> list[Span]:
    of_mentions = [span for mention in extraction.mentions for span in (mention.trigger, mention.sentence)]
    of_claims = [span for claim in extraction.claims for span in (claim.span, claim.words)]
    voices = [claim.attributed_to for claim in extraction.claims if claim.attributed_to]
    return of_mentions + of_claims + voices


@given(report=reports())
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_and_every_span_quotes_it(extractor: RuleExtractor, report: Report) -> None:
    extraction = extractor.extract(report)
    for span in spans(extraction):
        assert report.text[span.start : span.end] == span.quote
    for toponym in extraction.toponyms:
        assert report.text[toponym.start : toponym.end] == toponym.phrase
    mentions = {mention.id: mention for mention in extraction.mentions}
    assert len(mentions) == len(extraction.mentions)
    assert len({claim.id for claim in extraction.claims}) == len(extraction.claims)
    assert {claim.mention_id for claim in extraction.claims} <= mentions.keys()
    assert all(mention.trigger.within(mention.sentence) for mention in mentions.values())


@given(report=reports())
@settings(deadline=None, max_examples=15)
def test_the_same_report_is_read_the_same_twice(extractor: RuleExtractor, report: Report) -> None:
    assert extractor.extract(report) == extractor.extract(replace(report))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "¡¿", "\u200b", "12", "—"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_text_without_words_tells_of_nothing(extractor: RuleExtractor, language: str, text: str) -> None:
    found = extractor.extract(Report("none", text, language))
    assert (found.mentions, found.claims, found.toponyms) == ((), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council approved the budget on Monday. Schools will open in Celaya next week."),
        ("es", "El cabildo aprobó el presupuesto el lunes. Las escuelas de Celaya abrirán la próxima semana."),
    ],
)
def test_peaceful_news_makes_neither_mentions_nor_claims(read: Reader, language: str, text: str) -> None:
    extraction = read(language, text).extraction
    assert extraction.mentions == ()
    assert extraction.claims == ()


@pytest.mark.parametrize(
    ("language", "body", "teaser"),
    [
        ("en", "The council met in Celaya.", "READ NEXT: Gunmen killed two farmers in Tibú"),
        ("es", "El cabildo se reunió en Celaya.", "LEA TAMBIÉN: Sicarios mataron a dos campesinos en Tibú"),
    ],
)
def test_what_stands_apart_is_not_read(extractor: RuleExtractor, language: str, body: str, teaser: str) -> None:
    text = f"{body}\n\n{teaser}"
    whole = Report("teased", text, language)
    assert extractor.extract(whole).mentions
    assert extractor.extract(replace(whole, apart=((len(body), len(text)),))).mentions == ()


def test_case_and_accents_of_a_report_are_kept_in_its_quotes(read: Reader) -> None:
    text = "SICARIOS MATARON A DOS CAMPESINOS EN TIBÚ."
    found = read("es", text)
    assert found.said("killed") == ["DOS CAMPESINOS"]


def test_ids_depend_on_the_report(extractor: RuleExtractor) -> None:
    text = "Gunmen attacked a bar in Celaya."

    def ids(report_id: str) -> set[str]:
        found = extractor.extract(Report(report_id, text, "en"))
        return {one.id for one in (*found.mentions, *found.claims)}

    assert ids("one") == ids("one")
    assert ids("one").isdisjoint(ids("other"))
