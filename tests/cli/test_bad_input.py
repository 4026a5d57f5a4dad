"""Bad input: each piece becomes an issue with a clear message, the rest is coded, and the run says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testigo.store import open_store

if TYPE_CHECKING:
    from tests.cli.conftest import Command

GOOD = "Gunmen killed two police officers in Aguililla, Michoacán, on 7 December 2021, prosecutors said.\n"
LEGACY = "El 7 de diciembre de 2021 hombres armados mataron a dos policías en Aguililla, Michoacán.\n"
NO_ARTICLE = b'<html><head><title>Home</title></head><body><nav><a href="/a">News</a></nav></body></html>'
GERMAN = "Die Polizei nahm am Dienstag zwei Männer in Berlin fest. " * 5
MEGABYTES = 100

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "no words"),
    "binary.txt": (b"\x00\x01\x02\xff\xfe" * 200, "not plain text"),
    "picture.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "not plain text"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\n", "damaged or cut short"),
    "no-article.html": (NO_ARTICLE, "no article"),
    "list.docx": (b"PK\x03\x04", "not read"),
    "numbers.txt": (b"1 2 3 4 5", "no words"),
    "german.txt": (GERMAN.encode(), "language de"),
}


def issues(db: Path) -> dict[str, str]:
    with open_store(str(db)) as store:
        return {Path(issue.subject).name: issue.message for issue in store.issues()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    return made


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_among_good_ones(testigo: Command, folder: Path, tmp_path: Path, name: str) -> None:
    data, told = BAD[name]
    (folder / name).write_bytes(data)
    db = tmp_path / "testigo.db"
    done = testigo("code", folder, "--db", db, "--format", "jsonl")
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert "1 could not be used" in done.err
    assert name in done.err
    assert told in done.err
    assert told in issues(db)[name]


def test_all_of_them_at_once_are_counted(testigo: Command, folder: Path) -> None:
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    done = testigo("code", folder, "--format", "jsonl")
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert f"{len(BAD)} could not be used" in done.err


def test_lines_that_are_no_json_are_named(testigo: Command, folder: Path) -> None:
    good = json.dumps({"id": "a", "text": GOOD, "published": "2021-12-10"})
    (folder / "lines.jsonl").write_text(f"{good}\nnot json\n[1, 2]\n{{}}\n\n", encoding="utf-8")
    done = testigo("code", folder / "lines.jsonl", "--format", "jsonl")
    assert done.status == 1
    assert [record["reports"][0]["id"] for record in map(json.loads, done.out.splitlines())] == ["a"]
    assert "3 could not be used" in done.err
    assert "lines.jsonl, line 2: it is not valid JSON" in done.err
    assert "lines.jsonl, line 3" in done.err
    assert "lines.jsonl, line 4" in done.err


def test_a_text_of_a_hundred_megabytes(testigo: Command, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(MEGABYTES * 1024 * 1024)
    done = testigo("code", folder, "--format", "jsonl")
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert "huge.txt: larger than 25 MB" in done.err


def test_a_folder_without_permission(testigo: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is simulated: a superuser, as in many containers, is refused nothing."""
    shut, listing = folder / "shut", Path.iterdir

    def refuse(path: Path) -> object:
        if path == shut:
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    shut.mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    done = testigo("code", folder, "--format", "jsonl")
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert "shut: no permission to read it" in done.err


def test_bytes_that_are_no_utf8_are_read_as_the_press_wrote_them(testigo: Command, folder: Path) -> None:
    (folder / "legacy.txt").write_bytes(LEGACY.encode("cp1252"))
    done = testigo("code", folder / "legacy.txt", "--format", "jsonl")
    record = json.loads(done.out)
    assert record["place"]["name"] == "Aguililla"
    assert any("policías" in evidence["quote"] for evidence in record["evidence"])


@pytest.mark.parametrize("data", [LEGACY.encode("cp1252"), ("á" * 20 + LEGACY).encode()[:-30] + b"\xff."])
def test_invalid_utf8_is_told(testigo: Command, folder: Path, data: bytes) -> None:
    (folder / "broken.txt").write_bytes(data)
    done = testigo("code", folder, "--format", "jsonl")
    assert done.status == 1
    assert "broken.txt" in done.err
    assert "UTF-8" in done.err


def test_what_is_not_there(testigo: Command, tmp_path: Path) -> None:
    done = testigo("code", tmp_path / "nothing", "--format", "jsonl")
    assert done.status == 1
    assert "no such file or folder" in done.err


def test_an_empty_folder(testigo: Command, tmp_path: Path) -> None:
    done = testigo("code", tmp_path)
    assert done.status == 1
    assert "the folder is empty" in done.err


def test_issues_are_filed_once(testigo: Command, folder: Path, tmp_path: Path) -> None:
    (folder / "cut.pdf").write_bytes(BAD["cut.pdf"][0])
    db = tmp_path / "testigo.db"
    for _ in range(2):
        done = testigo("code", folder, "--db", db)
        assert done.status == 1
        assert "1 could not be used" in done.err
