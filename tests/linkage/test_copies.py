"""Syndicated copies: one voice, and how much of the text is shared."""

from __future__ import annotations

from testigo.linkage import copied_from, voices_of
from testigo.model import Report

STORY = " ".join(f"word{number}" for number in range(100))


def test_a_copy_is_told_with_what_it_shares() -> None:
    cut = " ".join(["another", "lead", *STORY.split()[:90]])
    reports = {name: Report(name, text, "en") for name, text in {"a": STORY, "b": cut, "c": STORY[::-1]}.items()}
    voices = voices_of(reports)
    copies = copied_from(reports, voices)
    assert set(copies) == {"b"}
    assert copies["b"].report_id == "a"
    assert 0.8 < copies["b"].overlap < 0.95
    assert copied_from(reports, {"a": "a"}) == {}
