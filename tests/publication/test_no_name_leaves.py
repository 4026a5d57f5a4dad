"""The hunt: no removed name anywhere in the bytes of any format, nor in what lies beside it."""

import html
import json
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pyarrow.parquet
import pytest
from pypdf import PdfReader

from testigo.exports import Edition, formats, publish
from testigo.model import Coding
from testigo.pipeline import publishing
from testigo.publication import load_profile
from tests.pango import skip_without_pango
from tests.publication.invented import OFFICIAL, PRIVATE

ESCAPED = re.compile(r"\\u([0-9a-f]{4})", re.IGNORECASE)
MADE = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def edition(named: Coding) -> Edition:
    return publishing.edition(named, load_profile("public"), MADE)


def level(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_in(path: Path) -> str:
    """Everything a reader could make of a file: its bytes, and what is packed or escaped in them."""
    data = path.read_bytes()
    if is_zipfile(path):
        with ZipFile(path) as packed:
            data = b"\n".join(packed.read(name) for name in packed.namelist())
    if data[:4] == b"%PDF":
        data += "\n".join(page.extract_text() for page in PdfReader(path).pages).encode()
    if data[:4] == b"PAR1":
        data = str(pyarrow.parquet.read_table(path).to_pylist()).encode()
    text = data.decode("utf-8", errors="replace")
    forms = {text, html.unescape(text), unquote(text), data.decode("utf-16-le", errors="replace")}
    forms.add(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    return level("\n".join([path.name, *forms]))


@pytest.mark.parametrize("name", formats())
def test_no_removed_name_is_anywhere_in_the_bytes(edition: Edition, name: str, tmp_path: Path) -> None:
    skip_without_pango(name)
    publish(edition, name, tmp_path / "incidents.out")
    written = list(tmp_path.iterdir())
    assert len(written) >= 2
    for path in written:
        words = words_in(path)
        assert not [one for one in PRIVATE if level(one) in words], path.name


def test_the_hunt_finds_what_is_there(named: Coding, tmp_path: Path) -> None:
    for name in ("jsonl", "html", "csv", "atom", "xlsx", "geoparquet", "gpkg", "stix", "brief"):
        publish(Edition.of(named, MADE), name, tmp_path / name)
        beside = [words_in(path) for path in tmp_path.iterdir() if path.name.startswith(name)]
        assert [one for one in PRIVATE if any(level(one) in words for words in beside)], name


def test_officials_stay_in_what_partners_get(named: Coding, tmp_path: Path) -> None:
    publish(publishing.edition(named, load_profile("partners"), MADE), "html", tmp_path / "page")
    assert level(OFFICIAL[0]) in words_in(tmp_path / "page")


def test_the_loss_report_says_what_was_withheld(edition: Edition, tmp_path: Path) -> None:
    publish(edition, "ucdp", tmp_path / "out.csv")
    told = json.loads((tmp_path / "out.csv.losses.json").read_text(encoding="utf-8"))
    assert told["profile"] == "public"
    assert told["rows"] + sum(len(one["incidents"]) for one in told["left_out"]) == told["incidents"]
    assert {one["why"] for one in told["withheld"]} >= {"names removed: minor", "places blurred"}
    assert any("evidence" in one["field"] for one in told["fields_dropped"])
