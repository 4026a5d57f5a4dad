"""What is true of every coding, whatever the reports say."""

from __future__ import annotations

from collections.abc import Iterator

from testigo.model import Cell, Coding, Count, DateRange, Gap, Incident, Span


def spans(coding: Coding) -> Iterator[Span]:
    for account in coding.accounts.values():
        for mention in account.mentions:
            yield from (mention.trigger, mention.sentence)
        for reading in account.readings:
            claim = reading.claim
            yield from (claim.span, claim.words)
            if claim.attributed_to:
                yield claim.attributed_to


def cells(coding: Coding) -> Iterator[tuple[Incident, Cell]]:
    for incident in coding.incidents:
        yield incident, incident.event_type
        yield from ((incident, cell) for cell in incident.cells)


def counts(coding: Coding) -> Iterator[Count]:
    for _, cell in cells(coding):
        for value in cell.value if isinstance(cell.value, tuple) else (cell.value,):
            if isinstance(value, Count):
                yield value
            people = getattr(value, "people", None)
            if people is not None:
                yield people


def every_span_quotes(coding: Coding) -> None:
    for span in spans(coding):
        assert coding.reports[span.report_id].text[span.start : span.end] == span.quote


def every_cell_has_a_basis(coding: Coding) -> None:
    for incident, cell in cells(coding):
        # The type rests on the mentions that give it, or on a whole account.
        said = {mention.id for account in coding.accounts_of(incident) for mention in account.mentions}
        known = coding.readings_of(incident).keys() | said | set(incident.account_ids)
        assert set(cell.basis) <= known, f"{cell.attribute} rests on what no account of the incident says"
        assert set(cell.dissent) <= known
        assert not set(cell.basis) & set(cell.dissent), f"{cell.attribute} rests on what speaks against it"
        assert cell.basis or isinstance(cell.value, Gap)


def counts_are_in_order(coding: Coding) -> None:
    for count in counts(coding):
        best = count.low if count.best is None else count.best
        assert 0 <= count.low <= best
        assert count.high is None or best <= count.high


def dates_do_not_run_backwards(coding: Coding) -> None:
    for incident, cell in cells(coding):
        if isinstance(cell.value, DateRange) and cell.value.earliest and cell.value.latest:
            assert cell.value.earliest <= cell.value.latest, incident.id


def accounts_are_in_one_incident(coding: Coding) -> None:
    placed = [account for incident in coding.incidents for account in incident.account_ids]
    assert len(placed) == len(set(placed))
    assert set(placed) == set(coding.accounts)


ALL = (
    every_span_quotes,
    every_cell_has_a_basis,
    counts_are_in_order,
    dates_do_not_run_backwards,
    accounts_are_in_one_incident,
)
