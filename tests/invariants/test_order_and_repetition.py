"""The same reports in any order, twice, in one run or several, give the same incidents."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from news import News, newspapers
from runs import coded, records, without_ids

from testigo import pipeline
from testigo.model import Coding
from testigo.pipeline import Coder
from testigo.store import Store, open_store
from tests.example_reports import EXAMPLES

FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ledgers(store: Store) -> dict[str, list[object]]:
    """Everything that the ledgers hold."""
    return {
        "captures": [capture.sha256 for capture in store.captures()],
        "reports": list(store.coded_reports()),
        "issues": list(store.issues()),
        "decisions": list(store.decisions()),
        "minted": list(store.minted().items()),
    }


@FEW
@given(newspapers(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(coder: Coder, news: list[News], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [each.written_to(Path(folder)) for each in news]
        before = records(coded(coder, paths))
        chance.shuffle(paths)
        assert records(coded(coder, paths)) == before


@FEW
@given(newspapers(), st.integers(0, 4))
def test_several_runs_find_what_one_finds(coder: Coder, news: list[News], cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [each.written_to(Path(folder)) for each in news]
        assert without_ids(coded(coder, paths[:cut], paths[cut:])) == without_ids(coded(coder, paths))


def test_the_examples_in_another_order_and_twice(coder: Coder, examples: Coding, tmp_path: Path) -> None:
    db = str(tmp_path / "testigo.db")
    paths = sorted(EXAMPLES.iterdir())
    random.Random(5).shuffle(paths)
    shuffled = coded(coder, paths, db=db)
    assert records(shuffled) == records(examples)
    assert set(shuffled.judgements) == set(examples.judgements)
    with open_store(db) as store:
        held = ledgers(store)
    assert coded(coder, [EXAMPLES], db=db) == shuffled
    with open_store(db) as store:
        assert ledgers(store) == held


def test_what_linkage_remembers_changes_nothing(
    coder: Coder, examples: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(EXAMPLES.iterdir())
    random.Random(7).shuffle(paths)
    db = str(tmp_path / "testigo.db")
    remembered = coded(coder, paths[:20], paths[20:40], paths[40:], db=db)
    assert without_ids(remembered) == without_ids(examples)
    monkeypatch.setattr(pipeline, "linking_rules", lambda: "of another release")
    with open_store(db) as store:
        assert pipeline.believe(store) == remembered


def test_a_copy_of_a_report_adds_no_report(coder: Coder, tmp_path: Path) -> None:
    source = EXAMPLES / "aguililla-mine-wire.md"
    copy = tmp_path / "copy.md"
    copy.write_bytes(source.read_bytes())
    assert records(coded(coder, [source, copy])) == records(coded(coder, [source]))


@pytest.mark.parametrize("linked", [True, False])
def test_what_the_database_gives_back_is_what_was_coded(coder: Coder, tmp_path: Path, linked: bool) -> None:
    db = str(tmp_path / "testigo.db")
    with open_store(db) as store:
        pipeline.code([EXAMPLES / "wire.jsonl"], store, coder)
        before = pipeline.believe(store, linked=linked)
    with open_store(db) as store:
        after = pipeline.believe(store, linked=linked)
    assert after == before
