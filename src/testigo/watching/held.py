"""What an incident is held to be: that of it which, when it changes, those who were told must know."""

from collections.abc import Iterable, Mapping

from testigo.exports import IncidentRecord
from testigo.exports.narrative import figure, when, where
from testigo.exports.record import ActorRecord

FIGURES = ("killed", "injured", "casualties", "abducted", "detained", "missing", "displaced")
NOT_TOLD = frozenset({"place", "perpetrators", "targets"})  # names that a profile may take out


def held(record: IncidentRecord) -> dict[str, str]:
    """Return what an incident is held to be, in words by the name of the field."""
    return {
        "event type": record.event_type,
        "status": record.status,
        "certainty": record.certainty,
        "date": when(record),
        "place": where(record),
        "perpetrators": _who(record.perpetrators),
        "targets": _who(record.targets),
        "weapons": "; ".join(sorted(record.weapons or ())),
    } | {name: figure(getattr(record, name)) for name in FIGURES}


def _who(actors: Iterable[ActorRecord] | None) -> str:
    """Return names and, of those without, kinds: who is "gunmen" here and "armed men" there is nobody else."""
    return "; ".join(sorted({actor.name or actor.kind for actor in actors or ()}))


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return in words what changed, empty where nothing did or where it is not known what was told before."""
    changed = [name for name in now if before and before.get(name) != now[name]]
    return "; ".join(name if name in NOT_TOLD else f"{name}: {now[name]}, was {before.get(name)}" for name in changed)
