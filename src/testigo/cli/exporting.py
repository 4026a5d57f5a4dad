"""``testigo export``: the incidents of a database, as a profile lets them leave."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from testigo import pipeline
from testigo.cli.values import parsed_box, parsed_date
from testigo.exports import checked_format, formats, publish
from testigo.pipeline import publishing
from testigo.pipeline.registering import in_use
from testigo.publication import Selection, load_profile
from testigo.settings import Settings, checked_country
from testigo.store import open_store


def export(
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(formats())}")],
    out: Annotated[Path, typer.Option("-o", "--output", help="Where to write; other files may go beside it")],
    profile: Annotated[str, typer.Option(help="internal, partners, public, or the file of a profile of your own")],
    db: Annotated[str | None, typer.Option(help="Database URL or SQLite file")] = None,
    since: Annotated[str | None, typer.Option(help="First day, as YYYY-MM-DD")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, as YYYY-MM-DD")] = None,
    country: Annotated[str | None, typer.Option(help="Country, two letters")] = None,
    admin1: Annotated[str | None, typer.Option(help="State, province or department, as the incidents name it")] = None,
    box: Annotated[str | None, typer.Option(help="west,south,east,north in degrees")] = None,
    event_type: Annotated[list[str] | None, typer.Option(help="Event type of the codebook; can be repeated")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace files that exist")] = False,
) -> None:
    """Write incidents for others, with everything taken out that the profile withholds, and say what was lost."""
    checked_format(form)
    rules = load_profile(profile)
    selection = Selection(
        parsed_date(since),
        parsed_date(until),
        checked_country(country),
        admin1,
        parsed_box(box),
        frozenset(event_type or ()),
    )
    settings = Settings.load()
    with open_store(db or settings.database, actors=settings.actors) as store:
        coding, actors = selection.of(pipeline.believe(store)), in_use(store)
    edition = publishing.edition(coding, rules, datetime.now(UTC), actors)
    report = publish(edition, form, out, replace=replace)
    told = Console(stderr=True, highlight=False)
    told.print(f"{report} to {out}, profile {rules.name}", markup=False)
    for why, number in edition.withheld.items():
        told.print(f"  {number}: {why}", markup=False)
