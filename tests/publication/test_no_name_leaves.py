"""The hunt: no removed name anywhere in the bytes of any format, nor in what lies beside it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from testigo.exports import Edition, formats, publish
from testigo.model import Coding
from testigo.pipeline import publishing
from testigo.publication import load_profile
from tests.pango import skip_without_pango
from tests.publication.invented import OFFICIAL, PRIVATE
from tests.readable import level, words_in

MADE = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def edition(named: Coding) -> Edition:
    return publishing.edition(named, load_profile("public"), MADE)


@pytest.mark.parametrize("name", formats())
def test_no_removed_name_is_anywhere_in_the_bytes(edition: Edition, name: str, tmp_path: Path) -> None:
    skip_without_pango(name)
    publish(edition, name, tmp_path / "incidents.out")
    written = list(tmp_path.iterdir())
    assert len(written) >= 2
    for path in written:
        words = words_in(path)
        assert not [one for one in PRIVATE if level(one) in words], path.name


@pytest.mark.parametrize("name", formats())
def test_the_hunt_finds_what_is_there(named: Coding, name: str, tmp_path: Path) -> None:
    """The same hunt through what no profile cleaned: it could have failed, in every format."""
    skip_without_pango(name)
    publish(Edition.of(named, MADE), name, tmp_path / "incidents.out")
    words = [words_in(path) for path in tmp_path.iterdir()]
    assert [one for one in PRIVATE if any(level(one) in each for each in words)]


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
