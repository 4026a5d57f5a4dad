"""The places command reads what corpora look like in the wild."""

import json
from pathlib import Path

import pytest

from benchmarks import places
from testigo.resolution.gazetteer import BUNDLED

pytestmark = pytest.mark.skipif(not BUNDLED.exists(), reason="the gazetteer is not built")


def lines(corpus: str, path: Path, out: Path) -> list[dict[str, object]]:
    assert places.main([str(path), "--corpus", corpus, "--out", str(out)]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_offsets_are_of_the_text_as_it_lies_in_the_file(encoding: str, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    text = "Café owners met.\r\nThey met in Toronto.\r\n"
    (folder / "a.txt").write_bytes(text.encode(encoding))
    (folder / "empty.txt").write_bytes(b"")
    found = [line for line in lines("gwn", folder, tmp_path / "out.jsonl") if line["phrase"] == "Toronto"]
    assert [(line["doc"], line["start"]) for line in found] == [("a", text.index("Toronto"))]


def test_articles_without_text_or_domain_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "corpus.xml"
    path.write_text(
        "<articles><article docid='1'><text/></article><article docid='2'/>"
        "<article docid='3'><text><![CDATA[A fire in Toronto.]]></text></article></articles>",
        encoding="utf-8",
    )
    assert {line["doc"] for line in lines("trnews", path, tmp_path / "out.jsonl")} == {"3"}
