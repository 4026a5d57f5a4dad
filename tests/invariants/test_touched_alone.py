"""With the recall of earlier rounds only what was touched is made anew, to the same result as a rebuild."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testigo import pipeline
from testigo.model import Account, Coding
from testigo.pipeline import Coder, believe, believed, recalling
from testigo.pipeline.recalling import Recall
from testigo.store import open_store
from tests.example_reports import EXAMPLES


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False), st.lists(st.integers(1, 9), min_size=1, max_size=2))
def test_rounds_with_a_recall_come_to_what_a_rebuild_comes_to(
    examples: Coding, chance: random.Random, sizes: list[int]
) -> None:
    told: dict[str, list[Account]] = {report_id: [] for report_id in sorted(examples.reports)}
    for account in examples.accounts.values():
        told[account.report_id].append(account)
    with open_store("sqlite://") as store:
        store.use_rules("of the test")
        coming, recall = chance.sample(sorted(told), 20), Recall()
        for size in [*sizes, len(coming)]:
            for report_id in coming[:size]:
                store.add_coded(examples.reports[report_id], None, told[report_id])
            coming = coming[size:]
            assert believe(store, recall).incidents == believed(store).coding.incidents


def test_an_incident_that_nothing_touched_is_not_reconciled_again(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    reconciled = recalling.reconciled
    monkeypatch.setattr(recalling, "reconciled", lambda key, *rest: made.append(key) or reconciled(key, *rest))
    with open_store("sqlite://") as store:
        recall = Recall()
        pipeline.code([EXAMPLES / "aguililla-mine-wire.md", EXAMPLES / "esmeraldas-coche.md"], store, coder)
        before = {each.id for each in believe(store, recall).incidents}
        made.clear()
        pipeline.code([EXAMPLES / "aguililla-mina-diario.md"], store, coder)
        after = believe(store, recall).incidents
        assert made
        assert len(made) < len(after)
        assert set(made).isdisjoint(each.id for each in after if each.id in before and len(each.report_ids) == 1)
