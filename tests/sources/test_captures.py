"""Files and folders to captures: everything is taken, or told of."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from testigo.model import Capture, Issue, digest
from testigo.sources import captured, captures, lines

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def taken(*paths: Path) -> tuple[list[tuple[Capture, bytes]], list[Issue]]:
    found = list(captures(paths, NOON))
    return [one for one in found if not isinstance(one, Issue)], [one for one in found if isinstance(one, Issue)]


def test_a_file_is_taken_with_its_hash_and_time(tmp_path: Path) -> None:
    path = tmp_path / "nota.TXT"
    path.write_bytes(b"Hubo un ataque.\r\n")
    mexico = NOON.astimezone(timezone(timedelta(hours=-6)))
    (found,) = captures([str(path)], mexico)
    assert not isinstance(found, Issue)
    data = b"Hubo un ataque.\r\n"
    assert found == (Capture(digest(data), "text/plain", str(path), NOON, 17), data)
    assert found[0].captured_at.tzinfo == UTC


def test_a_folder_is_read_in_order_and_its_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.htm", "a/c.eml", ".hidden.txt", ".git/x.txt", "a.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    found, issues = taken(tmp_path)
    assert [(os.path.relpath(capture.origin, tmp_path), capture.media_type) for capture, _ in found] == [
        ("a/c.eml", "message/rfc822"),
        ("a/z.htm", "text/html"),
        ("a.pdf", "application/pdf"),
        ("b.md", "text/markdown"),
    ]
    assert issues == []


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    path = tmp_path / ".nota.txt"
    path.write_bytes(b"x")
    assert len(taken(path)[0]) == 1


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"fine")
    os.mkfifo(tmp_path / "d.txt")
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "empty").mkdir()
    found, issues = taken(tmp_path / "missing.txt", tmp_path, tmp_path / "empty")
    assert [data for _, data in found] == [b"fine"]
    told = {Path(issue.subject).name: issue.message for issue in issues}
    assert "no such file" in told["missing.txt"]
    assert ".jsonl" in told["a.docx"]
    assert "empty" in told["b.txt"]
    assert "neither a file nor a folder" in told["d.txt"]
    assert "no such file" in told["e.txt"]
    assert "empty" in told["empty"]
    assert {issue.stage for issue in issues} == {"sources"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_missing_rights_are_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "a.txt").chmod(0)
    closed.chmod(0)
    _, issues = taken(tmp_path)
    closed.chmod(0o700)
    assert ["permission" in issue.message for issue in issues] == [True, True]


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")

    def broken(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", broken)
    (issue,) = captures([tmp_path / "a.txt"], NOON)
    assert isinstance(issue, Issue)
    assert "permission" in issue.message


def test_links_that_run_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "nota.txt").write_bytes(b"x")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found, issues = taken(tmp_path)
    assert [data for _, data in found] == [b"x"]
    assert len(issues) == 1


def test_a_name_that_is_not_utf8_can_still_be_stored(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/n\xf1a.txt")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    ((capture, _),), _ = taken(tmp_path)
    assert capture.origin.endswith("n\ufffda.txt")


def test_a_document_above_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("testigo.sources.files.LARGEST_DOCUMENT", 10)
    (tmp_path / "long.txt").write_bytes(b"x" * 11)
    (tmp_path / "short.txt").write_bytes(b"x" * 10)
    found, issues = taken(tmp_path)
    assert [len(data) for _, data in found] == [10]
    assert "larger than" in issues[0].message


def test_every_line_of_jsonl_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1}\r\n\n  \n{"id": 2}')
    found, issues = taken(path)
    assert [(capture.origin, data) for capture, data in found] == [
        (f"{path}, line 1", b'{"id": 1}'),
        (f"{path}, line 4", b'{"id": 2}'),
    ]
    assert {capture.media_type for capture, _ in found} == {"application/json"}
    assert issues == []


def test_jsonl_without_lines_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    assert "no lines" in taken(tmp_path)[1][0].message


def test_a_line_above_the_limit_is_told_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LARGEST_DOCUMENT", 8)
    (tmp_path / "a.jsonl").write_bytes(b'"1"\n"' + b"2" * 30 + b'"\n"3"\n"' + b"4" * 5 + b'"\n')
    found, issues = taken(tmp_path)
    assert [data for _, data in found] == [b'"1"', b'"3"', b'"44444"']
    assert [issue.subject.partition(", ")[2] for issue in issues] == ["line 2"]
    assert captured.LARGEST_DOCUMENT > 8
