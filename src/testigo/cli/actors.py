"""``testigo actors``: the register of armed actors, and what it could learn."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from testigo.lexicon import register
from testigo.model import InputError
from testigo.pipeline import registering
from testigo.settings import Settings
from testigo.store import IncidentView, Store, open_store

app = typer.Typer(help="The register of armed actors.", no_args_is_help=True)

Db = Annotated[str | None, typer.Option(help="Database URL or SQLite file")]
ActorFile = Annotated[Path | None, typer.Option("--actors", help="A register file of your own")]
By = Annotated[str, typer.Option(help="Who decides")]
Id = Annotated[str, typer.Argument(help="The proposal's id")]
SHOWN = 50  # incidents listed of one actor


@app.callback()
def actors() -> None:
    """Show what the register knows, and decide what it learns."""


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name, acronym, alias or id")], db: Db = None, own: ActorFile = None
) -> None:
    """Print an actor's record: names, kind, areas, relations over time; with a database, where it was reported."""
    with _opened(db, own) as store:
        known = registering.in_use(store)
        named = known.find(name)
        found = {each.actor_id: f"{name!r} is {each.how}" for each in named}
        found = found or ({name: "its id"} if name in known.entries else {})
        if not found:
            raise InputError(f"the register knows nobody called {name!r}")
        console = Console(highlight=False)
        for actor_id, how in found.items():
            for line in (*_record(known, known.entry(actor_id), how), *_reported(store.reported(actor_id))):
                console.print(line, markup=False)
        others = sorted({each for one in named for each in one.candidates} - found.keys())
        if others:
            bearers = ", ".join(known.entry(each).name for each in others)
            console.print(f"the name is also borne by {bearers}: place and time of a report decide", markup=False)


@app.command()
def proposals(db: Db = None, own: ActorFile = None) -> None:
    """List what the reports of a database say of groups that the register does not know."""
    console = Console(highlight=False)
    with _opened(db, own) as store:
        known = registering.in_use(store)
        found = registering.waiting(store, known)
        for each in found:
            one = each.proposal
            alias = f", called {one.alias}" if one.alias else ""
            console.print(f"{one.id}  {one.name}{alias}: {one.kind} {known.entry(one.other).name}", markup=False)
            for told in each.evidence:
                console.print(f"    {told.evidence.report_id}: {' '.join(told.evidence.quote.split())}", markup=False)
    console.print(f"{len(found)} proposals wait for a person: testigo actors accept ID, testigo actors refuse ID")


@app.command()
def accept(proposal: Id, by: By, db: Db = None, own: ActorFile = None) -> None:
    """Let the register learn what is proposed: later runs use it."""
    _decide(proposal, db, own, by, accepted=True)


@app.command()
def refuse(proposal: Id, by: By, db: Db = None, own: ActorFile = None) -> None:
    """Say that a proposal is not to be learnt: it is not made again."""
    _decide(proposal, db, own, by, accepted=False)


def _decide(proposal: str, db: str | None, own: Path | None, by: str, *, accepted: bool) -> None:
    with _opened(db, own) as store:
        done = registering.decide(store, registering.in_use(store), proposal, accepted=accepted, by=by)
    told = "accepted: later runs use it" if accepted else "refused"
    Console(highlight=False).print(f"{done.proposal.name} {told}", markup=False)


def _opened(db: str | None, own: Path | None) -> Store:
    settings = Settings.load()
    return open_store(db or settings.database, actors=own or settings.actors)


def _record(known: register.Register, entry: register.ActorEntry, how: str) -> Iterator[str]:
    yield f"{entry.name} ({entry.kind}), {_years(entry.since, entry.until)}; {how}"
    for language, names in entry.names.items():
        yield f"  names ({language}): {', '.join(names)}"
    if entry.acronyms:
        yield f"  acronyms: {', '.join(entry.acronyms)}"
    yield f"  countries: {', '.join(entry.countries)}" + (f"; areas: {', '.join(entry.areas)}" if entry.areas else "")
    for relation in sorted(known.relations_of(entry.id), key=lambda each: (each.since or 0, each.kind)):
        other = known.entries.get(relation.other) or known.persons.get(relation.other)
        years = _years(relation.since, relation.until)
        yield f"  {relation.kind} {other.name if other else relation.other}, {years} [{relation.source}]"


def _reported(incidents: tuple[IncidentView, ...]) -> Iterator[str]:
    if incidents:
        yield f"  reported in {len(incidents)} incidents:"
    for each in incidents[:SHOWN]:
        yield f"    {each.first_day or 'no date'}  {each.place or 'no place'}  {each.event_type} ({each.id})"
    if len(incidents) > SHOWN:
        yield f"    and {len(incidents) - SHOWN} more"


def _years(since: int | None, until: int | None) -> str:
    return f"{since or '?'}-{until or ''}"
