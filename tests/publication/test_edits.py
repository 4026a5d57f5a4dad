"""Edits: whatever is replaced, every span still quotes its text, and nothing kept is changed."""

from hypothesis import given
from hypothesis import strategies as st

from testigo.model import Report
from testigo.publication.edits import Edit, cut_to, edited


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit], list[tuple[int, int]]]:
    text = draw(st.text("abcdefgh ", min_size=1, max_size=40))
    stretches = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 8)).map(
        lambda pair: (pair[0], min(len(text), pair[0] + pair[1]))
    )
    marks = st.sampled_from(["X", "[name]", " […] "])
    edits = draw(st.lists(st.builds(lambda pair, mark: Edit(*pair, mark), stretches, marks), max_size=6))
    return text, edits, draw(st.lists(stretches, min_size=1, max_size=6))


@given(texts_and_edits())
def test_every_span_still_quotes_the_text(case: tuple[str, list[Edit], list[tuple[int, int]]]) -> None:
    text, edits, stretches = case
    report = Report("r", text, "en")
    changed = edited(report, edits, "r")
    for start, end in stretches:
        span = changed.span(report.span(start, end))
        assert changed.report.text[span.start : span.end] == span.quote
        touched = any(edit.start < end and start < edit.end for edit in edits)
        assert touched or span.quote == text[start:end]


@given(texts_and_edits())
def test_order_within_order_outside(case: tuple[str, list[Edit], list[tuple[int, int]]]) -> None:
    text, edits, stretches = case
    report = Report("r", text, "en")
    changed = edited(report, edits, "r")
    outer = changed.span(report.span(min(start for start, _ in stretches), max(end for _, end in stretches)))
    assert all(changed.span(report.span(*stretch)).within(outer) for stretch in stretches)


@given(texts_and_edits())
def test_a_text_is_cut_to_what_is_quoted(case: tuple[str, list[Edit], list[tuple[int, int]]]) -> None:
    text, _, stretches = case
    report = Report("r", text, "en")
    changed = edited(report, cut_to(text, stretches), "r")
    for start, end in stretches:
        assert changed.span(report.span(start, end)).quote == text[start:end]
    kept = {index for start, end in stretches for index in range(start, end)}
    assert len(changed.report.text.replace(" […] ", "").replace("[…] ", "").replace(" […]", "")) == len(kept)


def test_edits_that_overlap_become_one() -> None:
    changed = edited(Report("r", "abcdefgh", "en"), [Edit(1, 4, "[x]"), Edit(3, 6, "[y]"), Edit(6, 7, "[z]")], "r")
    assert changed.report.text == "a[x][z]h"
