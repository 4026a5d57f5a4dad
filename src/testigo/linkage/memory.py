"""What earlier runs worked out of reports, accounts and pairs: a new report is placed without linking the world anew.

A memory changes no result. What is kept of an account goes by a signature of everything that its comparisons rest on,
and how alike two accounts are rests on the two alone: where both are as they were, so is the number.
"""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence

import numpy as np

from testigo.linkage.boilerplate import sentences_of
from testigo.linkage.clusters import Cluster, Component, Pair
from testigo.linkage.copies import Sketch, sketch_of
from testigo.linkage.numbers import Numbers
from testigo.linkage.processes import in_blocks, over_blocks
from testigo.model import AccountTrace, Judgement, Report, ReportTrace

BLOCK = 1_000  # reports looked through at a time
_NO_REPORTS: Mapping[str, ReportTrace] = {}
_NO_ACCOUNTS: Mapping[str, AccountTrace] = {}
_NONE_JUDGED: Mapping[Pair, Judgement] = {}


class Memory:
    """Traces by id, and what was judged of pairs; ``new_reports`` and ``new_accounts`` are the traces to be kept."""

    def __init__(
        self,
        reports: Mapping[str, ReportTrace] = _NO_REPORTS,
        accounts: Mapping[str, AccountTrace] = _NO_ACCOUNTS,
        judged: Mapping[Pair, Judgement] = _NONE_JUDGED,
        settled: MutableMapping[Component, tuple[Cluster, ...]] | None = None,
    ) -> None:
        """Take what was kept; by default nothing. ``settled`` are parts with their clusters; it takes in new ones."""
        self._reports, self._accounts, self.judged = dict(reports), dict(accounts), judged
        self.settled = {} if settled is None else settled
        self.new_reports: list[ReportTrace] = []
        self.new_accounts: list[AccountTrace] = []

    def sketches_and_sentences(
        self, reports: Mapping[str, Report], processes: int = 1
    ) -> tuple[dict[str, Sketch], dict[str, Numbers]]:
        """Return by report what its copies and its stock sentences are found by."""
        new = [each for each in reports if each not in self._reports]
        blocks = in_blocks(new, BLOCK)
        made = [trace for traces in over_blocks(_traces, reports, blocks, processes) for trace in traces]
        self._reports.update({each.report_id: each for each in made})
        self.new_reports += made
        return (
            {each: np.frombuffer(self._reports[each].sketch, dtype=np.uint32) for each in reports},
            {each: np.frombuffer(self._reports[each].sentences, dtype=np.int64) for each in reports},
        )

    def known(self, account_id: str, signature: int) -> AccountTrace | None:
        """Return what is kept of an account, if it is as it was."""
        found = self._accounts.get(account_id)
        return found if found is not None and found.signature == signature else None

    def kept(self) -> tuple[dict[str, ReportTrace], dict[str, AccountTrace]]:
        """Return all traces by id."""
        return self._reports, self._accounts

    def keep(self, traces: Iterable[AccountTrace]) -> None:
        """Take in the traces of all accounts as they are now."""
        self.new_accounts += [each for each in traces if each != self._accounts.get(each.account_id)]
        self._accounts.update({each.account_id: each for each in self.new_accounts})


def _traces(reports: Mapping[str, Report], ids: Sequence[str]) -> list[ReportTrace]:
    texts = ((each, reports[each].text) for each in ids)
    return [ReportTrace(each, sketch_of(text).tobytes(), sentences_of(text).tobytes()) for each, text in texts]
