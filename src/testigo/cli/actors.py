"""``testigo actors``: the register of armed actors."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console

from testigo.lexicon import register
from testigo.model import InputError

app = typer.Typer(help="The register of armed actors.", no_args_is_help=True)


@app.callback()
def actors() -> None:
    """Show what the register knows."""


@app.command()
def show(name: Annotated[str, typer.Argument(help="A name, acronym, alias or id")]) -> None:
    """Print an actor's record: names, kind, areas, dated relations with their sources."""
    known = register.load()
    found = dict.fromkeys(actor.actor_id for actor in known.find(name)) or dict.fromkeys({name} & known.entries.keys())
    if not found:
        raise InputError(f"the register knows nobody called {name!r}")
    console = Console(highlight=False)
    for actor_id in found:
        for line in _record(known, known.entry(actor_id)):
            console.print(line, markup=False)


def _record(known: register.Register, entry: register.ActorEntry) -> Iterator[str]:
    yield f"{entry.name} ({entry.kind}), {_years(entry.since, entry.until)}"
    for language, names in entry.names.items():
        yield f"  names ({language}): {', '.join(names)}"
    if entry.acronyms:
        yield f"  acronyms: {', '.join(entry.acronyms)}"
    yield f"  countries: {', '.join(entry.countries)}" + (f"; areas: {', '.join(entry.areas)}" if entry.areas else "")
    for relation in known.relations_of(entry.id):
        other = known.entries.get(relation.other) or known.persons.get(relation.other)
        years = _years(relation.since, relation.until)
        yield f"  {relation.kind} {other.name if other else relation.other}, {years} [{relation.source}]"


def _years(since: int | None, until: int | None) -> str:
    return f"{since or '?'}-{until or ''}"
