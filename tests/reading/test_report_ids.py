"""One document has one id, and two have two."""

from __future__ import annotations

import json
from datetime import date

from readings import PROSA, PROSE, capture_of, outcomes, report

from testigo.model import Capture, Issue, Report
from testigo.reading import read_all

LINE = "application/json"


def lines(*records: dict[str, str]) -> list[tuple[Capture, bytes] | Issue]:
    data = [json.dumps(record).encode() for record in records]
    return [(capture_of(line, LINE, f"a.jsonl, line {number}"), line) for number, line in enumerate(data, 1)]


def test_line_ends_white_space_and_unicode_forms_do_not_make_two_documents() -> None:
    one = report(f"{PROSA}\n\nAnoche.\n")
    assert report(f"\ufeff{PROSA}\r\n\r\nAnoche. ").id == one.id
    assert report(f"{PROSA}\nAnoche.".replace("ó", "o\u0301")).id == one.id
    assert report(f"{PROSA}\nAyer.").id != one.id


def test_the_name_of_the_file_is_no_part_of_the_document() -> None:
    assert report(PROSE, origin="a.txt").id == report(PROSE, origin="b/c.txt").id


def test_source_date_and_address_are() -> None:
    base = {"text": PROSE}
    others = [{"source": "Post"}, {"published": "2023-03-12"}, {"url": "https://example.org"}]
    ids = {report(json.dumps({**base, **other}), LINE).id for other in [{}, *others]}
    assert len(ids) == 4
    (given,) = outcomes(PROSE, published=date(2023, 3, 12))
    assert isinstance(given, Report)
    assert given.id == report(json.dumps({**base, "published": "2023-03-12"}), LINE).id


def test_a_given_id_is_kept() -> None:
    assert report(json.dumps({"id": "wire-17", "text": PROSE}), LINE).id == "wire-17"


def test_two_texts_with_one_id_are_one_report_and_one_issue() -> None:
    found = list(
        read_all(lines({"id": "a", "text": PROSE}, {"id": "a", "text": PROSE + " "}, {"id": "a", "text": PROSA}))
    )
    assert [type(outcome) for _, outcome in found] == [Report, Report, Issue]
    capture, clash = found[2]
    assert isinstance(clash, Issue)
    assert (clash.subject, capture is not None) == ("a.jsonl, line 3", True)
    assert "'a'" in clash.message


def test_issues_of_the_source_are_passed_on() -> None:
    trouble = Issue("x", "sources", "missing")
    (first, second) = read_all([trouble, *lines({"id": "a", "text": PROSE})])
    assert first == (None, trouble)
    assert isinstance(second[1], Report)


def test_a_kind_of_document_without_a_reader_is_told() -> None:
    (found,) = outcomes(b"x", "image/png")
    assert isinstance(found, Issue)
    assert "image/png" in found.message
