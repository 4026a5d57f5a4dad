"""Spans, claims and cells that would break a promise cannot be constructed; nothing built can be changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.model import (
    Cell,
    Certainty,
    Claim,
    Count,
    Gap,
    GapReason,
    IntegrityError,
    Report,
    Span,
    Words,
    content_id,
    digest,
    heading,
)
from testigo.model.reports import HEADING

TEXT = "Dos policías y un civil murieron en Durán, según vecinos. ¡Nadie más!"
REPORT = Report("r1", TEXT, "es")


@given(st.integers(-3, 80), st.integers(-3, 80), st.text(max_size=12))
def test_a_span_quotes_its_report_or_is_refused(start: int, end: int, quote: str) -> None:
    stands = 0 <= start < end <= len(TEXT) and TEXT[start:end] == quote
    if stands:
        assert Span("r1", start, end, quote, TEXT).quote == quote
    else:
        with pytest.raises(IntegrityError):
            Span("r1", start, end, quote, TEXT)


@given(st.text(min_size=1), st.data())
def test_offsets_are_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Report("r", text, "en").span(start, end).quote == text[start:end]


def test_spans_of_two_reports_never_meet() -> None:
    here, there = REPORT.span(0, 3), Report("r2", TEXT, "es").span(0, 3)
    assert here.overlaps(REPORT.span(2, 5))
    assert not here.overlaps(REPORT.span(3, 5))
    assert not here.overlaps(there)
    assert not here.within(there)


def claim(words: Span, evidence: Span) -> Claim:
    return Claim("c1", "m1", "killed", evidence, words, Certainty.REPORTED)


def test_the_words_of_a_claim_lie_in_its_evidence() -> None:
    evidence = REPORT.span(0, 32)
    assert claim(REPORT.span(0, 12), evidence).words.quote == "Dos policías"
    with pytest.raises(IntegrityError, match="outside"):
        claim(REPORT.span(30, 41), evidence)
    with pytest.raises(IntegrityError, match="outside"):
        claim(Report("r2", TEXT, "es").span(0, 12), evidence)


@pytest.mark.parametrize("value", [Count.exactly(2), (Words("casas quemadas"),)])
def test_a_cell_with_a_value_and_no_basis_is_refused(value: Count | tuple[Words, ...]) -> None:
    with pytest.raises(IntegrityError, match="no basis"):
        Cell("killed", value, ())
    assert Cell("killed", value, ("c1",)).basis == ("c1",)


def test_an_empty_cell_is_a_gap() -> None:
    with pytest.raises(IntegrityError, match="Gap"):
        Cell("weapon", (), ("c1",))
    assert Cell("weapon", Gap(GapReason.NOT_STATED), ()).basis == ()


@pytest.mark.parametrize(
    ("record", "field"),
    [(REPORT, "text"), (REPORT.span(0, 3), "start"), (Count.exactly(1), "low"), (Words("x"), "text")],
)
def test_nothing_built_can_be_changed(record: object, field: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(record, field, None)
    assert not hasattr(record, "__dict__")


def test_what_is_apart_is_known_by_any_character() -> None:
    report = Report("r", "News. READ NEXT: other", "en", apart=((6, 22),))
    assert report.is_apart(0, 7)
    assert not report.is_apart(0, 6)


@given(st.lists(st.text() | st.integers() | st.none()), st.lists(st.text() | st.integers() | st.none()))
def test_ids_differ_where_the_parts_differ(one: list[str | int | None], two: list[str | int | None]) -> None:
    """``1`` and ``"1"``, or ``("ab", "c")`` and ``("a", "bc")``, are not the same content."""
    assert (content_id(*one) == content_id(*two)) == ([repr(part) for part in one] == [repr(part) for part in two])


def test_ids_are_the_same_on_every_machine() -> None:
    assert content_id("incident", "a", 1, None) == "b076535c8952fe49fdd6"  # of ["incident","a",1,null]
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_report_without_a_title_is_called_by_its_first_line() -> None:
    assert heading("Ataque en Durán", TEXT) == "Ataque en Durán"
    assert heading(None, "\n  EJÉRCITO NACIONAL\nBoletín") == "EJÉRCITO NACIONAL"
    assert heading("", "") == ""


@given(st.text(max_size=300))
def test_a_heading_is_one_short_line(text: str) -> None:
    assert "\n" not in heading(None, text)
    assert len(heading(None, text)) <= HEADING + 1
