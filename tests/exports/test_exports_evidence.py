"""Evidence travels: with every format go the words of each value, their report and its address."""

from pathlib import Path

import pytest

from testigo.exports import Edition, formats, publish
from tests.pango import skip_without_pango
from tests.readable import level, words_in


def packed(text: str) -> str:
    """Words as they are looked for: pages and tables break lines where they like."""
    return "".join(level(text).split())


def beside(folder: Path) -> str:
    return packed(" ".join(words_in(path) for path in folder.iterdir() if not path.name.endswith(".losses.json")))


@pytest.mark.parametrize("name", formats())
def test_every_value_travels_with_its_words_report_and_address(edition: Edition, name: str, tmp_path: Path) -> None:
    skip_without_pango(name)
    told = publish(edition, name, tmp_path / "incidents.out")
    words, shown = beside(tmp_path), [record for record in edition.records if record.id not in told.left_out]
    assert len(shown) > 2
    for record in shown:
        assert not [one.quote for one in record.evidence if packed(one.quote) not in words]
        cited = [part for report in record.reports for part in (report.source, report.url) if part]
        assert not [part for part in cited if packed(part) not in words]


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "hapi", "table"])
def test_the_page_of_evidence_is_about_what_is_in_the_file_alone(edition: Edition, name: str, tmp_path: Path) -> None:
    told = publish(edition, name, tmp_path / "out")
    page = (tmp_path / "out.evidence.html").read_text(encoding="utf-8")
    for record in edition.records:
        assert (f'<section id="{record.id}">' in page) == (record.id not in told.left_out)


def test_a_table_on_file_points_into_the_page_of_evidence(edition: Edition, tmp_path: Path) -> None:
    publish(edition, "table", tmp_path / "out")
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "Evidence: out.evidence.html"
    assert any(line.rstrip().endswith(f"#{edition.records[0].id}") for line in lines)
