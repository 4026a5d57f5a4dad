"""From what the store holds to what the API gives."""

from collections.abc import Iterable, Sequence

from testigo.api.shapes import CellOut, DecisionOut, DoubtOut, HeldOut, IncidentOut, IncidentSummary, ReportOut
from testigo.api.taken import WordsIn
from testigo.exports import incident_record
from testigo.exports.record import EvidenceValue
from testigo.exports.values import value_record
from testigo.model import Decision, Gap, Incident, Report, Value
from testigo.pipeline.cells import cell_of, cell_version, every_cell, values_of
from testigo.pipeline.views import OPEN_END, Told
from testigo.store.past import Held
from testigo.store.views import COLUMNS, IncidentView

_WHERE_EMPTY = ("first_day", "date_precision", "place", "admin1", "country", "place_precision")


def summary(view: IncidentView) -> IncidentSummary:
    """Return an incident as lists give it."""
    told = {name: getattr(view, name) for name in COLUMNS}
    told |= {name: told[name] or None for name in _WHERE_EMPTY}
    told["last_day"] = None if view.last_day in ("", OPEN_END) else view.last_day
    told |= {name: None if told[name] < 0 else told[name] for name in ("killed", "injured")}
    told["doubts"] = [DoubtOut(code=code, about=about) for code, about in view.doubts]
    return IncidentSummary.model_validate(told)


def incident_out(view: IncidentView, told: Told) -> IncidentOut:
    """Return an incident whole."""
    incident = told.coding.incidents[0]
    return IncidentOut(summary=summary(view), record=incident_record(incident, told.coding), cells=cells_out(incident))


def cells_out(incident: Incident) -> list[CellOut]:
    """Return the cells of an incident, what it is as a whole first."""
    return [cell_out(incident, cell.attribute) for cell in every_cell(incident)]


def cell_out(incident: Incident, attribute: str) -> CellOut:
    """Return one cell."""
    cell = cell_of(incident, attribute)
    return CellOut(
        attribute=attribute,
        version=cell_version(incident, attribute),
        values=_records(values_of(cell)),
        gap=str(cell.value) if isinstance(cell.value, Gap) else None,
        rule=cell.rule,
        basis=list(cell.basis),
        dissent=list(cell.dissent),
    )


def _records(values: Iterable[Value]) -> list[EvidenceValue]:
    return [record for value in values if (record := value_record(value)) is not None]


def held_out(told: Held) -> HeldOut:
    """Return what was held from a moment on."""
    cells = {attribute: _records(values) for attribute, values in told.cells.items()}
    return HeldOut(at=told.at, why=list(told.why), came=list(told.came), went=list(told.went), cells=cells)


def history(decisions: Iterable[Decision], standing: Sequence[Decision]) -> list[DecisionOut]:
    """Return decisions with whether they stand, the latest first."""
    held = {each.id for each in standing}
    return [decision_out(each, each.id in held) for each in reversed(list(decisions))]


def decision_out(decision: Decision, stands: bool) -> DecisionOut:
    """Return one decision."""
    words = decision.words
    return DecisionOut(
        id=decision.id,
        action=decision.action,
        act=decision.act,
        reviewer=decision.reviewer,
        at=decision.decided_at.isoformat(),
        attribute=decision.attribute,
        value=value_record(decision.value),
        note=decision.note,
        words=WordsIn(report=words.report_id, start=words.start, end=words.end) if words else None,
        quote=words.quote if words else None,
        stands=stands,
    )


def report_out(report: Report, incidents: Sequence[str]) -> ReportOut:
    """Return a report whole."""
    published = report.published.date if report.published else None
    return ReportOut(
        id=report.id,
        title=report.title,
        source=report.source,
        url=report.url,
        language=report.language,
        published=published.earliest if published and published.earliest == published.latest else None,
        text=report.text,
        incidents=list(incidents),
    )
