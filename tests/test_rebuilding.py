"""A change of rules: what older rules coded is read anew, and what changed is listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from testigo import pipeline
from testigo.model import Account, Report
from testigo.pipeline.rebuilding import rebuild
from testigo.pipeline.rules_in_use import fingerprint
from testigo.store import Store, open_store

TEXT = "TIBÚ, Colombia (Diario) - Hombres armados mataron a dos campesinos el martes 4 de junio de 2024 en Tibú.\n"


@pytest.fixture
def store(tmp_path: Path, coder: pipeline.Coder) -> Iterator[Store]:
    (tmp_path / "tibu.txt").write_text(TEXT, encoding="utf-8")
    with open_store(str(tmp_path / "test.db")) as store:
        pipeline.code([tmp_path / "tibu.txt"], store, coder)
        pipeline.believe(store)
        yield store


class Forgetful:
    """Newer rules that read no figures."""

    def __init__(self, coder: pipeline.Coder) -> None:
        self.rules = "newer"
        self._coder = coder

    def accounts(self, report: Report) -> tuple[Account, ...]:
        told = self._coder.accounts(report)
        return tuple(
            replace(each, readings=tuple(r for r in each.readings if r.claim.attribute != "killed")) for each in told
        )


def test_the_same_rules_change_nothing(store: Store, coder: pipeline.Coder) -> None:
    done = rebuild(store, coder)
    assert (done.read_anew, done.changes) == (0, ())


def test_what_was_read_for_another_home_country_was_read_by_other_rules(coder: pipeline.Coder) -> None:
    assert pipeline.Coder.load("CO").rules not in {coder.rules, pipeline.Coder.load("MX").rules}


def test_newer_rules_read_anew_and_the_changes_are_listed(store: Store, coder: pipeline.Coder) -> None:
    newer = Forgetful(coder)
    done = rebuild(store, newer)  # type: ignore[arg-type]
    assert done.read_anew == 1
    assert [(each.cell, each.old, each.new) for each in done.changes] == [("killed", "2", "not known")]
    assert rebuild(store, newer).read_anew == 0  # type: ignore[arg-type]


def test_a_dry_run_says_the_same_and_writes_nothing(store: Store, coder: pipeline.Coder) -> None:
    newer = Forgetful(coder)
    dry = rebuild(store, newer, dry=True)  # type: ignore[arg-type]
    assert dry.changes
    assert rebuild(store, newer).changes == dry.changes  # type: ignore[arg-type]


def test_a_database_knows_which_reports_older_rules_coded(store: Store, coder: pipeline.Coder) -> None:
    store.use_rules(coder.rules)
    assert store.count_outdated() == 0
    store.use_rules("newer")
    assert store.count_outdated() == 1
    store.use_rules(coder.rules)
    assert store.count_outdated() == 0


def test_the_rules_are_known_by_what_is_in_their_files(tmp_path: Path) -> None:
    data = tmp_path / "places"
    data.write_text("one")
    assert fingerprint() == fingerprint([])
    assert fingerprint([data]) != fingerprint()
