"""An incident: its record beside its reports, with what every cell rests on, and the means to review it."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from testigo.api.asking import Cursor, cursor
from testigo.api.problems import ProblemError
from testigo.api.shapes import CellOut, HeldOut
from testigo.api.taken import Fate
from testigo.api.telling import cells_out, decision_out, held_out, history, summary
from testigo.api.values import NEVER_EMPTY, codes_of
from testigo.codebook import load
from testigo.exports import incident_record
from testigo.exports.assembly import FIELDS
from testigo.exports.record import EvidenceRecord, IncidentRecord
from testigo.model import Account, Act, DatePrecision, Decision, TimeOfDay
from testigo.pipeline import reviewing
from testigo.pipeline.grounds import grounds
from testigo.pipeline.views import Told, told_of
from testigo.review import standing
from testigo.store import deciding, finding, members, past, views
from testigo.store.views import IncidentView
from testigo.web.marking import marks_of, stretches
from testigo.web.rendering import Visit, Visiting

router = APIRouter(include_in_schema=False)
MOST_ALIKE = 5
OF_THE_WHOLE = ("status", "certainty")
FATES = get_args(Fate)
TO_CHOOSE = (*OF_THE_WHOLE, "event_type", "grade")  # chosen from a list: no words of a report give them


@router.get("/incidents/{incident_id}")
def incident(
    visit: Visiting, incident_id: str, queue: Annotated[Cursor, Query()] = "", apart: bool = False
) -> Response:
    """One incident. ``queue`` holds where in the review queue the reader is."""
    known_now = grounds(visit.bench.store)
    with visit.bench.store.desk() as connection:
        view = views.read_view(connection, incident_id)
        if view is None:
            living = members.living_id(connection, incident_id)
            if living is None:
                raise ProblemError(404, f"there is no incident {incident_id!r}")
            return RedirectResponse(visit.address(f"/incidents/{living}"), 308)
        told = told_of(connection, [incident_id], known_now, visit.reader.name if apart else None)
        every = deciding.decisions_about(connection, told.coding.accounts)
        held = [] if apart else [held_out(each) for each in past.held(connection, incident_id)]
    record = incident_record(told.coding.incidents[0], told.coding)
    cells = cells_out(told.coding.incidents[0])
    known = [] if apart else every
    return visit.page(
        "incident.html",
        item=summary(view),
        record=record,
        cells=[_shown(visit, cell, record, told, held) for cell in cells],
        reports=_reports(record, told, standing(known)),
        history=history(known, standing(known)),
        held=[_held(visit, each) for each in reversed(held)],
        alike=[] if apart else reviewing.proposals(visit.bench.store, incident_id, MOST_ALIKE),
        accounts=[_account(each, told) for each in told.coding.accounts.values()],
        apart=apart,
        fields={FIELDS.get(cell.attribute, cell.attribute): visit.speech.field(cell.attribute) for cell in cells},
        to_choose=TO_CHOOSE,
        queue=queue or cursor(finding.key_of(view, "worth")),
        queued=bool(queue),
        data=_data(visit, view, cells, apart),
    )


def _shown(visit: Visit, cell: CellOut, record: IncidentRecord, told: Told, held: Sequence[HeldOut]) -> dict[str, Any]:
    """Return a cell as the page shows it."""
    field = FIELDS.get(cell.attribute, cell.attribute)
    evidence = [each for each in record.evidence if each.field == field]
    spoken = [each for each in told.decisions if each.attribute == cell.attribute]
    decided = [each for each in spoken if each.id in cell.basis]
    if cell.attribute in OF_THE_WHOLE:  # they rest on all accounts, but for a person's last word
        decided = [each for each in spoken if each.act is Act.SET][-1:]
    return {
        "attribute": cell.attribute,
        "field": field,
        "name": visit.speech.field(cell.attribute),
        "values": visit.speech.values(cell.attribute, cell.values),
        "gap": visit.speech.gap(cell.gap) if cell.gap else None,
        "rule": visit.speech.rule(cell.rule),
        "basis": [_quoted(visit, cell, each) for each in evidence if each.basis],
        "dissent": [_quoted(visit, cell, each) for each in evidence if not each.basis],
        "decided": decided,
        "past": _past(visit, cell, held, spoken),
    }


def _past(visit: Visit, cell: CellOut, held: Sequence[HeldOut], spoken: Sequence[Decision]) -> list[dict[str, Any]]:
    """Return the values that a cell had and what persons said of it, the latest first.

    What only a person's word made of it is told by that word.
    """
    said = visit.speech
    words = [
        {
            "at": each.at,
            "who": each.reviewer,
            "act": each.act,
            "note": each.note,
            "value": said.value(cell.attribute, each.value),
        }
        for each in (decision_out(decision, stands=True) for decision in spoken)
    ]
    values = [
        {
            "at": each.at,
            "value": "; ".join(said.values(cell.attribute, each.cells[cell.attribute])),
            "why": said.reasons(each),
        }
        for each in held
        if cell.attribute in each.cells and not (spoken and each.why == ["decided"])
    ]
    return sorted([*words, *values], key=itemgetter("at"), reverse=True)


def _held(visit: Visit, held: HeldOut) -> dict[str, Any]:
    """Return what became another at one moment as the history of the incident shows it."""
    cells = {visit.speech.field(name): visit.speech.values(name, values) for name, values in held.cells.items()}
    return {"at": held.at, "why": visit.speech.reasons(held), "first": held.why == ["first"], "cells": cells}


def _quoted(visit: Visit, cell: CellOut, evidence: EvidenceRecord) -> dict[str, Any]:
    return {
        "words": evidence.quote[evidence.words_start - evidence.start : evidence.words_end - evidence.start],
        "quote": " ".join(evidence.quote.split()),
        "value": visit.speech.value(cell.attribute, evidence.value) if evidence.value is not None else None,
        "who": evidence.attributed_to,
        "reason": visit.speech.told(evidence.reason),
        "certainty": visit.speech.code("certainty", evidence.certainty),
        "report": evidence.report,
        "start": evidence.words_start,
    }


def _reports(record: IncidentRecord, told: Told, decisions: tuple[Decision, ...]) -> list[dict[str, Any]]:
    shown = []
    for report in told.coding.reports.values():
        marks = list(marks_of(report.id, record.evidence, decisions))
        published = report.published.date if report.published else None
        day = published.earliest if published and published.earliest == published.latest else None
        pieces = list(stretches(report.text, marks))
        shown.append({"report": report, "day": day, "pieces": pieces})
    return shown


def _account(account: Account, told: Told) -> dict[str, str]:
    """Return an account as the choice of splitting names it."""
    report = told.coding.reports[account.report_id]
    words = ", ".join(mention.trigger.quote for mention in account.mentions)
    return {"id": account.id, "title": report.heading, "source": report.source or "", "words": words}


def _data(visit: Visit, view: IncidentView, cells: list[CellOut], apart: bool) -> dict[str, Any]:
    """Return what the page's scripts work with."""
    codebook, language = load(), visit.speech.language
    return {
        "incident": view.id,
        "version": view.version,
        "apart": apart,
        "cells": {
            cell.attribute: {
                "version": cell.version,
                "values": [value if isinstance(value, str) else value.model_dump(mode="json") for value in cell.values],
                "said": visit.speech.values(cell.attribute, cell.values),
                "kind": codebook.attributes[cell.attribute].value if cell.attribute in codebook.attributes else "Code",
                "many": cell.attribute in codebook.attributes and codebook.attributes[cell.attribute].many,
                "name": visit.speech.field(cell.attribute),
                "empty": cell.attribute not in NEVER_EMPTY,
            }
            for cell in cells
        },
        "codes": {
            cell.attribute: {code: each.name[language] for code, each in codes_of(cell.attribute).items()}
            for cell in cells
        },
        "kinds": {code: each.name[language] for code, each in codebook.actor_kinds.items()},
        "actors": {key: each.name for key, each in visit.speech.actors.entries.items()},
        "fates": {each: visit.speech.field(each) for each in FATES},
        "precisions": {each.value: visit.speech.t(f"precision_{each}") for each in DatePrecision},
        "times": {each.value: visit.speech.t(f"time_{each}") for each in TimeOfDay},
    }
