"""``testigo changes``: which pages were corrected or taken back, and what changed."""

from itertools import pairwise

from rich.console import Console

from testigo.cli.custody import Database, kept_store
from testigo.pipeline.revising import changes as changed
from testigo.reading.retraction import retraction_of
from testigo.store import Store


def changes(db: Database = None) -> None:
    """Show the pages whose words changed between two captures, sentence by sentence, and the reports taken back."""
    console = Console(highlight=False)
    with kept_store(db) as store:
        for address, versions in store.revisions():
            console.print(address, markup=False, soft_wrap=True)
            for before, after in pairwise(versions):
                _show(store, before, after, console)
        for report in store.reports():
            notice = retraction_of(report)
            if notice:
                console.print(f"{report.url or report.id}: taken back ({notice})", markup=False, soft_wrap=True)


def _show(store: Store, before: str, after: str, console: Console) -> None:
    old, new = store.report(before), store.report(after)
    if old is None or new is None:
        return
    for change in changed(old.text, new.text):
        for mark, words in (("-", change.before), ("+", change.after)):
            if words:
                console.print(f"  {mark} {words}", markup=False, soft_wrap=True)
