"""The cells of an incident by name: what a person can look at and set, with a version each."""

from testigo.model import Cell, Code, Gap, Incident, InputError, Value, content_id
from testigo.store.encoding import encode_value

Values = tuple[Value, ...]


class UnknownError(InputError):
    """There is no such incident, account or action."""


def cell_version(incident: Incident, attribute: str) -> str:
    """Return what changes whenever the cell does."""
    cell = cell_of(incident, attribute)
    held = [encode_value(value) for value in values_of(cell)]
    return content_id("cell", attribute, *held, "basis", *cell.basis, "dissent", *cell.dissent)


def cell_of(incident: Incident, attribute: str) -> Cell:
    """Return a cell of those in ``every_cell``. Raises UnknownError where there is none of that name."""
    cell = next((each for each in every_cell(incident) if each.attribute == attribute), None)
    if cell is None:
        raise UnknownError(f"an incident has no field {attribute!r}")
    return cell


def every_cell(incident: Incident) -> tuple[Cell, ...]:
    """Return what a person can set of an incident: what it is as a whole first.

    Status and certainty rest on all accounts.
    """
    whole = (
        Cell(each, Code(each, code), incident.account_ids)
        for each, code in (("status", incident.status), ("certainty", incident.certainty))
    )
    grade = () if incident.grade is None else (incident.grade,)
    return (incident.event_type, *whole, *grade, *incident.cells)


def values_of(cell: Cell) -> Values:
    """Return the values of a cell, none for a gap."""
    if isinstance(cell.value, Gap):
        return ()
    return cell.value if isinstance(cell.value, tuple) else (cell.value,)


def held_in(incident: Incident) -> dict[str, str]:
    """Return the values of every cell that has any, as JSON by attribute."""
    told = {cell.attribute: values_of(cell) for cell in every_cell(incident)}
    return {name: f"[{','.join(map(encode_value, values))}]" for name, values in told.items() if values}
