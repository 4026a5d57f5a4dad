"""The view made anew after a change of rules, with a list of what changed in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from testigo.pipeline import Coder, believe, believed
from testigo.pipeline.views import kept_of
from testigo.store import Store, views
from testigo.store.views import IncidentView

CELLS = (
    "event_type",
    "status",
    "certainty",
    "first_day",
    "last_day",
    "place",
    "killed",
    "injured",
    "perpetrators",
    "targets",
    "reports",
)
GONE, NEW = "gone", "new"
Progress = Callable[[int, int], None]  # reports read anew, reports in all


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of an incident that is no longer what it was; an incident that came or went is a change of ``id``."""

    incident_id: str
    cell: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of it: reports read by newer rules, and the changes."""

    read_anew: int
    changes: tuple[Change, ...]


def rebuild(store: Store, coder: Coder, *, dry: bool = False, progress: Progress | None = None) -> Rebuilt:
    """Read the reports that older rules coded, and make the whole view anew.

    ``dry`` writes nothing: it only says what would change.
    """
    store.use_rules(coder.rules)
    with store.desk() as connection:
        before = views.every_view(connection)
    outdated = [report for report in store.reports() if not store.has_report(report.id)]
    retold = {}
    for done, report in enumerate(outdated, start=1):
        retold[report.id] = coder.accounts(report)
        if not dry:
            store.add_coded(report, None, retold[report.id])
        if progress is not None:
            progress(done, len(outdated))
    belief = believed(store, retold)
    if not dry:
        believe(store)
    after = {each.view.id: each.view for each in kept_of(belief.coding, belief.decisions)}
    return Rebuilt(len(outdated), tuple(_changes(before, after)))


def _changes(before: dict[str, IncidentView], after: dict[str, IncidentView]) -> Iterator[Change]:
    for incident_id in sorted(before.keys() | after.keys()):
        old, new = before.get(incident_id), after.get(incident_id)
        if old is None or new is None:
            told = old or new
            assert told is not None
            what = f"{told.event_type}, {told.first_day or 'no date'}, {told.place or 'no place'}"
            yield Change(incident_id, "incident", *((what, GONE) if new is None else (NEW, what)))
            continue
        for cell in CELLS:
            values = _in_words(getattr(old, cell)), _in_words(getattr(new, cell))
            if values[0] != values[1]:
                yield Change(incident_id, cell, *values)


def _in_words(value: object) -> str:
    return "not known" if value in (-1, "") else str(value)
