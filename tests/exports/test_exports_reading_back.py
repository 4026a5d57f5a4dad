"""What is exported is read back without loss, and what is no export is refused."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_incidents import sample_coding

from testigo.exports import Edition, IncidentRecord, export, publish
from testigo.exports.reading_back import is_export, read_records
from testigo.exports.record import CountRecord
from testigo.model import Coding, InputError

MADE = datetime(2025, 7, 1, tzinfo=UTC)
LOSSLESS = ("jsonl", "geoparquet", "ftm-statements")
SAMPLE = Edition.of(sample_coding(), MADE).records

counts = st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)).map(
    lambda ends: CountRecord(low=ends[0], best=ends[1], high=ends[2])
)
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30) | st.sampled_from(
    ['"', "a,b", "x\ny", "'; DROP", "{}", "\u2028", '{"id":']
)


@pytest.mark.parametrize("name", LOSSLESS)
def test_an_export_is_read_back_without_loss(coding: Coding, name: str, tmp_path: Path) -> None:
    edition = Edition.of(coding, MADE)
    publish(edition, name, tmp_path / "out")
    assert is_export(tmp_path / "out")
    assert read_records(tmp_path / "out") == edition.records


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=30)
@given(record=st.sampled_from(SAMPLE), killed=st.none() | counts, title=words, gap=words)
def test_whatever_a_record_holds_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    record: IncidentRecord,
    killed: CountRecord | None,
    title: str,
    gap: str,
) -> None:
    reports = tuple(report.model_copy(update={"title": title, "url": None}) for report in record.reports)
    told = record.model_copy(update={"killed": killed, "reports": reports, "gaps": {"injured": gap}})
    out = io.BytesIO()
    export(Edition((told,), MADE), name, out)
    path = tmp_path_factory.mktemp("back") / "out"
    path.write_bytes(out.getvalue())
    assert read_records(path) == (told,)


@pytest.mark.parametrize("content", [b'{"id":1}', b"PAR1 nothing", b"id,event_type\r\n1,arson\r\n", b"\xff\xfe"])
def test_what_is_no_export_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(InputError, match="no export"):
        read_records(tmp_path / "file")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        read_records(tmp_path / "missing")
