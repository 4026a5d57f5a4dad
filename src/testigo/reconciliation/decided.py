"""What persons decided of an incident's cells. A person's word wins and survives every re-run."""

from collections.abc import Iterable, Sequence

from testigo.model import Act, Cell, Decision, Gap, GapReason, Value


def decisions_on(account_ids: Sequence[str], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the values that persons set on any of the accounts, each decision once, in order of time."""
    members = set(account_ids)
    found = {each.id: each for each in decisions if each.act is Act.SET and members.intersection(each.subjects)}
    return tuple(sorted(found.values(), key=lambda each: (each.decided_at, each.id)))


def decided_cell(attribute: str, many: bool, decisions: Sequence[Decision], machine: Cell) -> Cell:
    """Return the cell as persons set it, or the machine's where none did.

    The last word holds. Where the attribute can have many values, each word adds one. A word without a value
    empties the cell. The claims beneath stay in sight as dissent where they say otherwise.
    """
    words = [each for each in decisions if each.attribute == attribute]
    if not words:
        return machine
    emptied = max((at for at, each in enumerate(words) if each.value is None), default=-1)
    kept = words[emptied + 1 :] if many else words[-1:]
    values = [each.value for each in kept if each.value is not None]
    if not values:
        return Cell(attribute, Gap(GapReason.REJECTED, words[-1].note), ())
    value: Value | tuple[Value, ...] = tuple(dict.fromkeys(values)) if many else values[-1]
    told = (*machine.basis, *machine.dissent) if value != machine.value else machine.dissent
    return Cell(attribute, value, tuple(each.id for each in kept), told, "person_decided")
